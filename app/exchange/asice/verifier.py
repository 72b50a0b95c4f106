"""The verdict on a signed package: examined, its signers looked up in the trust list, its required roles counted.

It knows how the parts add up to one frozen `Verdict`. It writes nothing to disk, and never raises for what a sender
may have done.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from app.exchange.asice.content import Requirement
from app.exchange.asice.examination import Examination, ExaminedSignature, examine
from app.exchange.asice.payload import payload_digest
from app.exchange.asice.standing import CLOCKS_DIFFER, Standing, stand
from app.exchange.asice.xades_names import DATE_FORMAT
from app.exchange.trust import TrustList
from app.models.verdict import PackageFacts, Problem, SignerVerdict, Verdict


def verify(
    source: Path | str | BinaryIO,
    trust: TrustList | None,
    now: datetime,
    required: Sequence[Requirement] | None = None,
) -> Verdict:
    """Judge the package at `source` (a path or a seekable stream); `now` is an aware datetime.

    `required` overrides the roles that the package itself says must have signed. A file that cannot be opened or
    read gives the verdict `unreadable`; nothing is raised for it.
    """
    try:
        with Path(source).open("rb") if isinstance(source, str | Path) else nullcontext(source) as stream:
            examination = examine(stream)
    except OSError as error:
        return Verdict(False, False, problems=(Problem("file-unreadable", "unreadable", str(error.strerror or "")),))
    return judge(examination, trust, now, required)


def judge(
    examination: Examination,
    trust: TrustList | None,
    now: datetime,
    required: Sequence[Requirement] | None = None,
) -> Verdict:
    """The verdict on what was found in a container."""
    problems = list(examination.problems)
    standings = [_standing(one, trust, now) for one in examination.signatures]
    missing = _missing(examination, [one for one in standings if one is not None], required)
    complete = examination.intact and not missing
    if examination.intact:
        problems += (missing if trust is not None else []) + _list_problems(trust, now)
    return Verdict(
        intact=examination.intact,
        complete=complete,
        signers=tuple(map(_signer, examination.signatures, standings)),
        problems=tuple(problems),
        facts=_facts(examination),
    )


def _standing(one: ExaminedSignature, trust: TrustList | None, now: datetime) -> Standing | None:
    if one.fault is not None or one.certificate is None or one.claims is None:
        return None
    return stand(one.certificate, one.claims.role, one.claims.signed_at, trust, now)


def _signer(one: ExaminedSignature, standing: Standing | None) -> SignerVerdict:
    """The line of one signature; what a signature that is not genuine claims is shown, but never as valid."""
    signed_at = one.claims.signed_at.strftime(DATE_FORMAT) if one.claims else ""
    fingerprint = one.certificate.fingerprint if one.certificate else ""
    if standing is not None:
        names = standing.name, standing.organisation, standing.role
        return SignerVerdict(*names, signed_at, True, standing.trusted, standing.problems, fingerprint)
    name, organisation = (one.certificate.name, one.certificate.organisation) if one.certificate else ("", "")
    role = one.claims.role if one.claims else ""
    problems = (one.fault.problem(),) if one.fault else ()
    return SignerVerdict(name, organisation, role, signed_at, False, False, problems, fingerprint)


def _list_problems(trust: TrustList | None, now: datetime) -> list[Problem]:
    if trust is None:
        return []
    if now > trust.valid_to:
        return [Problem("trust-list-expired", "untrusted", trust.valid_to.strftime("%Y-%m-%d"))]
    if now + CLOCKS_DIFFER < trust.issued:
        return [Problem("trust-list-not-yet-valid", "untrusted", trust.issued.strftime("%Y-%m-%d"))]
    return []


def _missing(
    examination: Examination, standings: list[Standing], required: Sequence[Requirement] | None
) -> list[Problem]:
    """The required roles no one has signed for, each person of the list counted for one role at most."""
    if required is None:
        required = examination.content.required if examination.content else ()
    if not required:
        return [Problem("required-signers-missing", "incomplete")]
    candidates = [
        {one.person for one in standings if one.counts_for is not None and _same(one.counts_for, wanted)}
        for wanted in required
    ]
    filled = _assign(candidates)
    return [
        Problem("signer-missing", "incomplete", f"{wanted.role}, {wanted.organisation}")
        for wanted, person in zip(required, filled, strict=True)
        if person is None
    ]


def _same(one: Requirement, other: Requirement) -> bool:
    return one.role.casefold() == other.role.casefold() and one.organisation.casefold() == other.organisation.casefold()


def _assign(candidates: list[set[tuple[str, str]]]) -> list[tuple[str, str] | None]:
    """A largest assignment of distinct persons to roles (augmenting paths, Kuhn 1955); None where nobody is left."""
    role_of: dict[tuple[str, str], int] = {}

    def place(role: int, tried: set[tuple[str, str]]) -> bool:
        for person in sorted(candidates[role] - tried):
            tried.add(person)
            if person not in role_of or place(role_of[person], tried):
                role_of[person] = role
                return True
        return False

    for role in range(len(candidates)):
        place(role, set())
    person_of = {role: person for person, role in role_of.items()}
    return [person_of.get(role) for role in range(len(candidates))]


def _facts(examination: Examination) -> PackageFacts:
    digests = dict(examination.digests)
    digest = payload_digest(digests) if digests and all(digests.values()) else ""
    if examination.content is None:
        return PackageFacts(digest=digest)
    content = examination.content
    return PackageFacts(content.package, content.version, content.previous, digest)
