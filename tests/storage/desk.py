"""A desk to test at: a clock that ticks by hand, chance that repeats, a secret store in memory, and a library."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from app.journeys.library import Library
from app.journeys.session import Session
from app.models import verbs
from app.models.format1.change import write_line
from app.models.plan import Plan
from app.storage import log
from app.storage.database import DERIVED_TABLES, make, open_for_writing, transaction
from app.storage.derive import Derivation
from app.storage.receive import Received, receive
from app.storage.secrets import SecretAnswer

BOARD = "board:Exempelnämnden"
SPRING_2015 = 1_429_797_600_000


@dataclass
class Ticking:
    """Whole milliseconds; one second later each time it is asked."""

    now: int = SPRING_2015
    step: int = 1000

    def __call__(self) -> int:
        self.now += self.step
        return self.now


@dataclass
class Repeating:
    """Bytes that look like chance and are the same in each run."""

    seed: str = "desk"
    asked: int = 0

    def __call__(self, count: int) -> bytes:
        self.asked += 1
        return hashlib.shake_256(f"{self.seed} {self.asked}".encode()).digest(count)


@dataclass
class MemorySecrets:
    """A secret store that may be missing or locked."""

    has_store: bool = True
    kept: dict[tuple[str, str], str] = field(default_factory=dict)

    def store(self, service: str, name: str, secret: str) -> bool:
        if self.has_store:
            self.kept[(service, name)] = secret
        return self.has_store

    def fetch(self, service: str, name: str) -> SecretAnswer:
        return SecretAnswer(self.has_store, self.kept.get((service, name)) if self.has_store else None)


def library_in(folder: Path, seed: str = "desk", *, clock: Ticking | None = None) -> Library:
    """A library with a device of its own, named by `seed`."""
    return Library(folder, clock or Ticking(), Repeating(seed), MemorySecrets())


def seen(plan: Plan) -> list[tuple[object, ...]]:
    """Everything a person can see in a plan, to be compared."""
    rows = [
        (r.id, r.type, r.parent or "", r.owner, r.position, sorted(r.fields.items()), sorted(r.differing)) for r in plan
    ]
    return sorted(rows, key=lambda row: str(row[0]))


def hurried(session: Session) -> Session:
    """The session without waiting for the disk: what is tested here is not what survives a power cut."""
    session._store.connection.execute("PRAGMA synchronous=OFF")
    return session


def tables(connection: sqlite3.Connection, *, of_this_replica: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """All derived tables, sorted. Between replicas, shown dates and numbers of chains may differ and are left out."""
    found = {}
    for table in DERIVED_TABLES:
        columns = "*"
        if not of_this_replica and table == "chain":
            continue
        if not of_this_replica and table == "place":
            columns = "change, author, depth, void"
        found[table] = sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
    return found


def rebuilt(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """The derived tables after dropping and building them again."""
    with transaction(connection):
        Derivation(connection).rebuild()
    return tables(connection)


def lines_of(session: Session) -> list[bytes]:
    """The whole log as the lines of a file."""
    return [write_line(sealed) for sealed, _ in log.all_sealed(session._store.connection)]


def fresh(folder: Path, plan: str) -> sqlite3.Connection:
    """An empty plan file, open, for lines to be received into."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{plan}.sqlite"
    make(path)
    connection = open_for_writing(path)
    connection.execute("PRAGMA synchronous=OFF")
    return connection


def deliver(connection: sqlite3.Connection, plan: str, lines: Iterable[bytes]) -> Received:
    """Receives lines in one transaction."""
    with transaction(connection):
        return receive(connection, Derivation(connection), plan, lines, SPRING_2015)


def act(session: Session, choice: int) -> None:
    """One of many small things a person does, picked by a number; what cannot be done now is not done."""
    plan, pick = session.plan, Random(choice)
    goals, activities = plan.of("goal"), plan.of("activity")
    deeds: list[Callable[[], object]] = [
        lambda: session.do(verbs.create(plan, "goal", {"wording": f"Mål {choice}"}, session.chance)),
        lambda: session.do(verbs.create(plan, "activity", {"name": f"Aktivitet {choice}"}, session.chance)),
        session.undo,
        session.undo,
        session.redo,
    ]
    if goals:
        goal = pick.choice(goals)
        text = goal.text("expected_result")
        at = pick.randint(0, len(text))
        written = text[:at] + pick.choice(["ny ", "text ", "å", ""]) + text[at + pick.randint(0, 6) :]
        deeds += [
            lambda: session.do(verbs.set_value(plan, goal.id, "wording", f"Mål {choice % 3}")),
            lambda: session.do(verbs.set_value(plan, goal.id, "expected_result", written)),
            lambda: session.do(verbs.set_value(plan, goal.id, "expected_result", written)),
            lambda: session.do(verbs.link(plan, goal.id, "neighbourhoods", pick.choice(["area:A", "area:B"]))),
            lambda: session.do(verbs.set_value(plan, goal.id, "neighbourhoods", [])),
            lambda: session.do(verbs.move(plan, goal.id, pick.choice([None, goals[-1].id]), session.chance)),
            lambda: session.do(verbs.delete(plan, [goal.id])),
        ]
    if activities:
        activity = pick.choice(activities)
        deeds += [
            lambda: session.do(verbs.create(plan, "cost", {"amount": choice}, session.chance, activity.id)),
            lambda: session.do(verbs.delete(plan, [activity.id])),
        ]
    if goals and activities:
        deeds.append(lambda: session.do(verbs.link(plan, pick.choice(activities).id, "goals", pick.choice(goals).id)))
    pick.choice(deeds)()
