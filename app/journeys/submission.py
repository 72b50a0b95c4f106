"""Handing in: checks, documents, one signed package, and verifying what was written.

It joins the plan with documents, the container and the verdict; each of those knows its own business.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.journeys import payload
from app.journeys.session import Session
from app.journeys.snapshot import Progress, Snapshot, take
from app.models import rules, verbs
from app.models.change import Change
from app.models.errors import UserError
from app.models.rules import Remark
from app.models.verdict import Verdict, as_json, exit_code
from app.models.wording import labels, packages

if TYPE_CHECKING:
    from app.exchange.trust import TrustList
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
    prepared: Prepared, out: Path, identity: Identity, role: str, now: datetime, *, trust: Path | None = None
) -> Generator[Progress, None, Written]:
    """Writes and signs the package in one step, then reads it back and judges it, by the list `trust` if given.

    It yields once, before anything is written: who stops it there has no half-known package.
    """
    from app.exchange import asice

    yield Progress(0, 1, "Skriver, undertecknar och kontrollerar paketet")
    files = [asice.PayloadFile(file.name, file.media_type, file.content) for file in prepared.files]
    digest = asice.write_signed(out, files, now.date(), identity, role=role_words(role), at=now)
    return Written(out, digest, _judged(out, trust, now))


def add_signature(
    path: Path, identity: Identity, role: str, now: datetime | None = None, *, trust: Path | None = None
) -> Verdict:
    """A further signature on a package, judged by the list `trust` if given; what was there is not touched."""
    from app.exchange import asice

    at = now or datetime.now(UTC)
    asice.sign_container(path, identity, role_words(role), at)
    return _judged(path, trust, at)


def export_and_sign(session: Session, out: Path, identity: Identity, role: str) -> Written:
    """The whole journey at once: prepare, write, sign, verify, and note in the plan what was handed in.

    Raises `UserError` before anything is written when the plan can only be read here: it could not note the package.
    """
    if session.refusal is not None:
        raise session.refusal
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
        "signers": _signed_by(written.verdict),
        "verdict": written.verdict.verdict,
        "exported_on": session.today(),
    }
    session.do(verbs.create(session.plan, "package", given, session.chance))


def note_signatures(session: Session, verdict: Verdict) -> None:
    """Brings the plan's note of a package up to date with its signatures; nothing when it is not this plan's."""
    for record in session.plan.of("package"):
        if record.text("payload_digest") == verdict.facts.digest:
            edits = [
                edit
                for name, value in (("signers", _signed_by(verdict)), ("verdict", verdict.verdict))
                if value != record.text(name)
                for edit in verbs.set_value(session.plan, record.id, name, value).edits
            ]
            if edits:
                session.do(Change(tuple(edits)))


def verify(path: Path, trust: Path | None, now: datetime | None = None) -> tuple[int, dict[str, object], str]:
    """Exit code, the stable JSON value, and the text for people."""
    found = judge(path, trust, now or datetime.now(UTC))
    return exit_code(found), as_json(found), packages.verdict_text(found)


def judge(path: Path, trust: Path | None, now: datetime) -> Verdict:
    """The verdict on a package; `trust` is a list whose root the caller vouches for."""
    from app.exchange import asice

    return asice.verify(path, _trust_list(trust), now)


@dataclass(frozen=True)
class Listed:
    """One file of a package that has been opened; `size` in bytes."""

    name: str
    media_type: str
    size: int
    digest: str


@dataclass(frozen=True)
class Opened:
    """A package that has been examined. `files` and `required` are empty unless it is intact: nothing else counts."""

    path: Path
    size: int
    verdict: Verdict
    files: tuple[Listed, ...] = ()
    required: tuple[tuple[str, str], ...] = ()


def open_package(path: Path, trust: Path | None, now: datetime) -> Opened:
    """The verdict on any package and what is in it. Raises `UserError` only for the trust list."""
    from app.exchange.asice import examination, verifier

    known = _trust_list(trust)
    try:
        with path.open("rb") as stream:
            found = examination.examine(stream)
            size = stream.seek(0, os.SEEK_END)
    except OSError:
        return Opened(path, 0, judge(path, trust, now))
    verdict = verifier.judge(found, known, now)
    if not found.intact or found.archive is None:
        return Opened(path, size, verdict)
    media, archive = dict(found.media_types), found.archive
    files = tuple(Listed(name, media[name], archive.entry(name).size, digest) for name, digest in found.digests)
    required = tuple((one.role, one.organisation) for one in found.content.required) if found.content else ()
    return Opened(path, size, verdict, files, required)


def read_file(opened: Opened, name: str) -> bytes:
    """One file of an intact package. Raises `UserError` when the package is no longer the one that was judged."""
    from app.exchange.asice import zip_reader
    from app.exchange.asice.faults import Fault

    wanted = next(file for file in opened.files if file.name == name)
    try:
        with opened.path.open("rb") as stream:
            content = b"".join(zip_reader.chunks(stream, zip_reader.read_archive(stream).entry(name)))
    except OSError as error:
        raise UserError("package-not-read", file=opened.path.name, reason=error.strerror or "") from error
    except (Fault, KeyError, StopIteration) as error:
        raise UserError("package-not-intact", file=opened.path.name) from error
    if sha256(content).hexdigest() != wanted.digest:
        raise UserError("package-not-intact", file=opened.path.name)
    return content


def package_bytes(opened: Opened) -> bytes:
    """The whole package, to be copied elsewhere. Raises `UserError` when it cannot be read."""
    try:
        return opened.path.read_bytes()
    except OSError as error:
        raise UserError("package-not-read", file=opened.path.name, reason=error.strerror or "") from error


def unsigned(required: Sequence[tuple[str, str]], verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """The required (role, organisation) for which nobody has signed, each signature counted once.

    It goes by what the signers say of themselves; whether they are to be believed is the verdict's business.
    """
    left = [(one.role.casefold(), one.organisation.casefold()) for one in verdict.signers if one.valid]
    missing = []
    for role, organisation in required:
        wanted = (role.casefold(), organisation.casefold())
        if wanted in left:
            left.remove(wanted)
        else:
            missing.append((role, organisation))
    return tuple(missing)


def role_words(role: str) -> str:
    """A role as it stands in the signature: the words of a known code, else as given."""
    return labels.key_label(f"role:{role}") if role in ROLE_CODES else role


def _trust_list(path: Path | None) -> TrustList | None:
    from app.exchange.trust import read_trust

    if path is None:
        return None
    try:
        return read_trust(path.read_bytes())
    except OSError as error:
        raise UserError("file_unreadable", file=path.name, reason=error.strerror or "") from error


def _signed_by(verdict: Verdict) -> str:
    return ", ".join(signer.name for signer in verdict.signers)


def _judged(path: Path, trust: Path | None, now: datetime) -> Verdict:
    """What was written, read back. Raises `UserError("written_package_differs")` unless it is intact."""
    verdict = judge(path, trust, now)
    if not verdict.intact:
        raise UserError("written_package_differs")
    return verdict


def _finished(work: Generator[Progress, None, T]) -> T:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
