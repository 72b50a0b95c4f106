"""Handing in: checks, documents, one signed package, and verifying what was written.

It joins the plan with documents, the container and the verdict; each of those knows its own business.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.journeys import payload
from app.journeys.session import Session
from app.journeys.snapshot import Progress, Snapshot, take
from app.models import rules, verbs
from app.models.errors import UserError
from app.models.rules import Remark
from app.models.verdict import Verdict, as_json, exit_code
from app.models.wording import labels, packages

if TYPE_CHECKING:
    from app.storage.identities import Identity

T = TypeVar("T")
ROLE_CODES = ("chair", "company_representative")


@dataclass(frozen=True)
class Prepared:
    """The payload, ready to be read and signed; nothing is written yet."""

    files: tuple[payload.File, ...]
    remarks: tuple[Remark, ...]
    package_id: str
    previous: str
    required: tuple[tuple[str, str], ...]

    def content(self, name: str) -> bytes:
        """The bytes of one file."""
        return next(file.content for file in self.files if file.name == name)


@dataclass(frozen=True)
class Written:
    """A package on disk: where, its payload's digest, and what the verifier says of it."""

    path: Path
    digest: str
    verdict: Verdict


def prepare(snapshot: Snapshot, today: str) -> Generator[Progress, None, Prepared]:
    """Makes every file of the package. Raises `UserError("submission_blocked")` while a rule stops it."""
    computed = payload.computed(snapshot)
    remarks = rules.check(snapshot.plan, computed.facts() if computed is not None else None)
    stops = rules.blocking(remarks)
    if stops:
        raise UserError("submission_blocked", count=len(stops), first=stops[0].text)
    files = yield from payload.files(snapshot, computed, remarks, today)
    facts = payload.package_facts(snapshot.plan)
    return Prepared(files, tuple(remarks), facts.package, facts.previous, payload.required_signers(snapshot.plan))


def write_and_sign(
    prepared: Prepared, out: Path, identity: Identity, role: str, now: datetime
) -> Generator[Progress, None, Written]:
    """Writes and signs the package in one step, then reads it back and judges it."""
    from app.exchange import asice

    yield Progress(0, 2, "Skriver och undertecknar paketet")
    files = [asice.PayloadFile(file.name, file.media_type, file.content) for file in prepared.files]
    digest = asice.write_signed(out, files, now.date(), identity, role=role_words(role), at=now)
    yield Progress(1, 2, "Kontrollerar det som skrevs")
    return Written(out, digest, _judged(out, now))


def add_signature(path: Path, identity: Identity, role: str, now: datetime | None = None) -> Verdict:
    """A further signature on a package; what was there is not touched."""
    from app.exchange import asice

    at = now or datetime.now(UTC)
    asice.sign_container(path, identity, role_words(role), at)
    return _judged(path, at)


def export_and_sign(session: Session, out: Path, identity: Identity, role: str) -> Written:
    """The whole journey at once: prepare, write, sign, verify, and note in the plan what was handed in."""
    now = session.now()
    prepared = _finished(prepare(take(session), session.today()))
    written = _finished(write_and_sign(prepared, out, identity, role, now))
    note_package(session, prepared, written)
    return written


def note_package(session: Session, prepared: Prepared, written: Written) -> None:
    """Records the package in the plan: the next one names this one as the one before."""
    given = {
        "file_name": written.path.name,
        "package_id": prepared.package_id,
        "payload_digest": written.digest,
        "previous": prepared.previous,
        "signers": ", ".join(signer.name for signer in written.verdict.signers),
        "verdict": written.verdict.verdict,
        "exported_on": session.today(),
    }
    session.do(verbs.create(session.plan, "package", given, session.chance))


def verify(path: Path, trust: Path | None, now: datetime | None = None) -> tuple[int, dict[str, object], str]:
    """Exit code, the stable JSON value, and the text for people."""
    found = judge(path, trust, now or datetime.now(UTC))
    return exit_code(found), as_json(found), packages.verdict_text(found)


def judge(path: Path, trust: Path | None, now: datetime) -> Verdict:
    """The verdict on a package; `trust` is a list whose root the caller vouches for."""
    from app.exchange import asice
    from app.exchange.trust import read_trust

    known = None
    if trust is not None:
        try:
            known = read_trust(trust.read_bytes())
        except OSError as error:
            raise UserError("file_unreadable", file=trust.name, reason=error.strerror or "") from error
    return asice.verify(path, known, now)


def role_words(role: str) -> str:
    """A role as it stands in the signature: the words of a known code, else as given."""
    return labels.key_label(f"role:{role}") if role in ROLE_CODES else role


def _judged(path: Path, now: datetime) -> Verdict:
    """What was written, read back. Raises `UserError("written_package_differs")` unless it is intact."""
    verdict = judge(path, None, now)
    if not verdict.intact:
        raise UserError("written_package_differs")
    return verdict


def _finished(work: Generator[Progress, None, T]) -> T:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
