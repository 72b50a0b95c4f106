"""The demonstration: the example plan as every file it can become, with throwaway keys, in a folder of your choice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.journeys import documents, example, library, submission
from app.journeys.session import Session
from app.models.errors import UserError

if TYPE_CHECKING:
    from datetime import datetime

    from app.storage.identities import Identity

KEYS = "nycklar"
PLAN_FILE, PACKAGE, TRUST = "exempel.handslag", "paket.asice", "betrodda.json"
SIGNERS = (
    ("Eva Berg", "Exempelnämnden", "chair"),
    ("Bo Ek", "Exempelbostäder AB", "company_representative"),
)
_KEEP = "Exempeldata. Nycklarna här är påhittade personers och duger bara att prova med.\nLösenfras: {passphrase}\n"
BEFORE = timedelta(minutes=5)
"""Certificates begin a little earlier, so that a clock that is set back a minute does not make them not yet valid."""


def run(folder: Path) -> Iterator[tuple[Path, str]]:
    """Makes the files, yielding each with what it is. What was there from an earlier run is replaced."""
    try:
        (folder / KEYS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("file_unwritable", file=str(folder), reason=error.strerror or "") from error
    shelf = library.throwaway(folder / KEYS)
    with example.build(shelf) as session:
        session.send(folder / PLAN_FILE)
        yield folder / PLAN_FILE, "hela planen, att öppna i Handslag"
        yield from _documents(session, folder)
        yield from _package(session, folder)


def _documents(session: Session, folder: Path) -> Iterator[tuple[Path, str]]:
    today = session.today()
    given = documents.attachments(session, today)
    plan = session.plan
    documents.save(documents.action_plan(plan, given), folder / "handlingsplan.pdf")
    yield folder / "handlingsplan.pdf", "handlingsplanen"
    sent = [record for record in plan.of("application") if not record.flag("withheld")]
    for number, record in enumerate(sent, start=1):
        path = folder / f"ansokan-{number:02d}.pdf"
        documents.save(documents.application(plan, record, given), path)
        yield path, f"ansökan: {record.text('title')}"


def _package(session: Session, folder: Path) -> Iterator[tuple[Path, str]]:
    now = session.now()
    passphrase = _passphrase()
    identities = [_identity(folder / KEYS, who, now - BEFORE, passphrase) for who in SIGNERS]
    documents.save(_KEEP.format(passphrase=passphrase).encode(), folder / KEYS / "losenfras.txt")
    package = folder / PACKAGE
    submission.export_and_sign(session, package, identities[0], SIGNERS[0][2])
    submission.add_signature(package, identities[1], SIGNERS[1][2], now)
    yield package, "det undertecknade paketet"
    documents.save(_trust(identities, now), folder / TRUST)
    yield folder / TRUST, "betrodda undertecknare: kontrollera med ./start verify paket.asice --trust betrodda.json"


def _passphrase() -> str:
    """What opens the throwaway keys: the person's own choice, else a new one, written beside the keys."""
    from app.storage import identities

    return os.environ.get(identities.PASSPHRASE_VARIABLE) or identities.new_passphrase()


def _identity(folder: Path, who: tuple[str, str, str], at: datetime, passphrase: str) -> Identity:
    from app.storage import identities

    name, organisation, _ = who
    path = folder / f"{name.replace(' ', '-').lower()}.p12"
    path.unlink(missing_ok=True)
    return identities.make_identity(path, name, organisation, at, passphrase)


def _trust(identities: list[Identity], now: datetime) -> bytes:
    from app.exchange import office

    central = office.make_office("Centrala styrgruppen (exempel)", now - BEFORE)
    pins = [
        office.pin(identity.certificate, submission.role_words(role))
        for identity, (_, _, role) in zip(identities, SIGNERS, strict=True)
    ]
    return office.publish(central, 1, now, signers=pins)
