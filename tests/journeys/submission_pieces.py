"""What the tests of handing in share: the example plan on disk, keys, a trust list, running a journey."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from app.exchange import office
from app.journeys import example, submission
from app.journeys.session import Session
from app.journeys.snapshot import Progress, take
from app.journeys.submission import Prepared, Written
from app.storage import identities
from app.storage.identities import Identity
from tests.storage.desk import hurried, library_in

T = TypeVar("T")
EVA = ("Eva Berg", "Exempelnämnden", "chair")
BO = ("Bo Ek", "Exempelbostäder AB", "company_representative")
PASSPHRASE = "rätt häst batteri"
SPRING = datetime.fromisoformat("2015-04-23T10:00:00+00:00")


def example_session(folder: Path) -> Session:
    return hurried(example.build(library_in(folder)))


def run(work: Generator[Any, None, T]) -> T:
    """The result of a journey, its progress passed over."""
    return told(work)[1]


def told(work: Generator[Any, None, T]) -> tuple[list[Progress], T]:
    """Every step the journey told, and its result."""
    steps = []
    try:
        while True:
            steps.append(next(work))
    except StopIteration as end:
        return steps, end.value


def prepared_of(session: Session) -> Prepared:
    return run(submission.prepare(take(session), session.today()))


def key_of(folder: Path, person: tuple[str, str, str], at: datetime = SPRING) -> Identity:
    path = folder / f"{person[0]}.p12"
    return identities.make_identity(path, person[0], person[1], at, PASSPHRASE)


def written_by(session: Session, out: Path, key: Identity, role: str = "chair") -> Written:
    return submission.export_and_sign(session, out, key, role)


def trust_in(path: Path, *people: tuple[Identity, str], number: int = 1, by: office.Office | None = None) -> Path:
    """A list at `path` that pins each identity in its role."""
    central = by or office.make_office("Centrala styrgruppen (exempel)", SPRING)
    pins = [office.pin(key.certificate, submission.role_words(role)) for key, role in people]
    path.write_bytes(office.publish(central, number, SPRING + timedelta(hours=1), signers=pins))
    return path
