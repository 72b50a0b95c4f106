"""What is said of a signed package: one frozen value from which every page, line and exit code is made.

It knows the five verdicts and which of them weighs most. How a package is examined, and the sentences for each
problem, are kept elsewhere (`app.exchange.asice`, `app.models.wording.packages`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Word = Literal["trusted", "incomplete", "untrusted", "rejected", "unreadable"]

WORDS: tuple[Word, ...] = ("trusted", "incomplete", "untrusted", "rejected", "unreadable")
"""From best to worst."""

EXIT_CODES: dict[Word, int] = {"trusted": 0, "incomplete": 1, "untrusted": 1, "rejected": 2, "unreadable": 3}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: its code, the verdict it forces at best, and what it concerns (a file, a role)."""

    code: str
    forces: Word
    subject: str = ""


@dataclass(frozen=True)
class SignerVerdict:
    """One signature. `name` and `organisation` come from the trust list, or else from the certificate as a claim.

    `signed_at` is the signer's own claim, ISO 8601 in UTC, empty when it could not be read.
    """

    name: str
    organisation: str
    role: str
    signed_at: str
    valid: bool
    trusted: bool
    problems: tuple[Problem, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True)
class PackageFacts:
    """What the signed `handslag.json` says the package is. `digest` names the payload whatever its signatures."""

    package: str = ""
    version: int = 0
    previous: str = ""
    digest: str = ""


@dataclass(frozen=True)
class Verdict:
    """The whole judgement. `intact`: every payload byte is unchanged and covered by every signature."""

    intact: bool
    complete: bool
    signers: tuple[SignerVerdict, ...] = ()
    problems: tuple[Problem, ...] = ()
    facts: PackageFacts = PackageFacts()

    @property
    def verdict(self) -> Word:
        """The worst of what any problem forces; nothing is trusted that is not intact, complete and vouched for."""
        every = [*self.problems, *(problem for signer in self.signers for problem in signer.problems)]
        forced: list[Word] = [problem.forces for problem in every]
        if not self.intact:
            forced.append("rejected")
        if not self.signers or not all(signer.trusted for signer in self.signers):
            forced.append("untrusted")
        if not self.complete:
            forced.append("incomplete")
        return max(forced, key=WORDS.index, default="trusted")


def exit_code(verdict: Verdict) -> int:
    """0 trusted; 1 incomplete or untrusted; 2 rejected; 3 the file cannot be opened."""
    return EXIT_CODES[verdict.verdict]


def as_json(verdict: Verdict) -> dict[str, object]:
    """The stable value printed by `verify --json`; problems are codes."""
    return {
        "verdict": verdict.verdict,
        "intact": verdict.intact,
        "complete": verdict.complete,
        "signers": [_signer_json(signer) for signer in verdict.signers],
        "problems": [problem.code for problem in verdict.problems],
    }


def _signer_json(signer: SignerVerdict) -> dict[str, object]:
    return {
        "name": signer.name,
        "organisation": signer.organisation,
        "role": signer.role,
        "signed_at": signer.signed_at,
        "valid": signer.valid,
        "trusted": signer.trusted,
        "problems": [problem.code for problem in signer.problems],
    }
