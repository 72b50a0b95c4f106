"""A frame without a house behind it: a session that remembers in memory, two rooms, and the doors to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.journeys.session import Person
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.ui.room import Context, Room, RoomEntry
from app.ui.start_page import Doors, PlanEntry
from app.ui.widgets import EmptyState

NOON = datetime(2015, 4, 23, 14, 2)
Listener = Callable[[frozenset[str], frozenset[str]], None]


def sample_plan(title: str = "Handlingsplan 2015–2020") -> Plan:
    records = [
        Record("p", "plan", None, "district", "a", {"title": title, "example": True}),
        Record("g", "goal", None, "district", "b", {"wording": "Fler unga i arbete eller studier"}),
        Record("f", "finding", None, "district", "c", {"title": "Unga utan arbete eller studier"}),
    ]
    return Plan.of_records("p", (), records)


@dataclass
class MemorySession:
    """Keeps the session's contract towards the window: names to undo, listeners, who and when."""

    plan: Plan = field(default_factory=sample_plan)
    person: Person = field(default_factory=lambda: Person("Anna Lindqvist", "Handläggare, Exempelnämnden"))
    refusal: UserError | None = None
    last_saved: datetime | None = NOON
    undoable: list[str] = field(default_factory=lambda: ["ändrade målvärde"])
    redoable: list[str] = field(default_factory=list)
    listeners: list[Listener] = field(default_factory=list)

    @property
    def undo_name(self) -> str | None:
        return f"Ångra: {self.undoable[-1]}" if self.undoable else None

    @property
    def redo_name(self) -> str | None:
        return f"Gör om: {self.redoable[-1]}" if self.redoable else None

    @property
    def writable(self) -> bool:
        return self.refusal is None

    def blob(self, digest: str) -> bytes:
        raise UserError("blob_missing", digest=digest[:8])

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def announce(self, kinds: set[str], records: set[str]) -> None:
        for listener in list(self.listeners):
            listener(frozenset(kinds), frozenset(records))

    def undo(self) -> str | None:
        return self._move(self.undoable, self.redoable)

    def redo(self) -> str | None:
        return self._move(self.redoable, self.undoable)

    def _move(self, names: list[str], onto: list[str]) -> str | None:
        if not names:
            return None
        onto.append(names.pop())
        self.announce({"goal"}, {"g"})
        return onto[-1]


class SampleRoom(Room):
    """Remembers how it was treated."""

    key = "action_plan"
    title = "Handlingsplan"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.refreshed: list[tuple[frozenset[str], frozenset[str]]] = []
        self.shown: list[str] = []
        self.done: list[str] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("Filtrera i planen")
        self.add = QAction("Nytt mål", self)
        self.add.triggered.connect(lambda _checked=False: self.done.append("Nytt mål"))
        self.closed = QAction("Ta bort målet", self)
        self.closed.setEnabled(False)
        self.addActions([self.add, self.closed])
        inner = QVBoxLayout(self)
        inner.addWidget(self.line)
        inner.addWidget(EmptyState(context.theme, "target", "Inga mål ännu", "Ett mål svarar på en slutsats."))

    def state_line(self) -> str:
        return f"Utkast, {len(self.context.session.plan.of('goal'))} mål"

    def show_record(self, record_id: str) -> None:
        self.shown.append(record_id)

    def place(self) -> str | None:
        return self.shown[-1] if self.shown else None

    def refresh(self, kinds: frozenset[str], records: frozenset[str]) -> None:
        self.refreshed.append((kinds, records))


class OtherRoom(SampleRoom):
    key = "overview"
    title = "Översikt"


def entries() -> list[RoomEntry]:
    return [
        RoomEntry("overview", "Översikt", "layout-dashboard", OtherRoom),
        RoomEntry("action_plan", "Handlingsplan", "list-tree", SampleRoom, frozenset({"goal", "finding"})),
    ]


def make_doors(plans: tuple[PlanEntry, ...] | None = None, closed: list[MemorySession] | None = None) -> Doors:
    """Doors to sessions in memory; `closed` collects the ones given back."""
    if plans is None:
        plans = (
            PlanEntry("p", "Handlingsplan 2015–2020", "Exempelnämnden", NOON, example=True),
            PlanEntry("q", "Åtgärder på Ön", "Skärholmen", datetime(2015, 3, 1, 9, 5)),
        )
    people = [Person("Anna Lindqvist", "Exempelnämnden")]
    given_back = [] if closed is None else closed
    return Doors(
        plans=lambda: plans,
        boards=lambda: ["Exempelnämnden", "Skärholmen"],
        open=lambda _plan: MemorySession(),
        create=lambda title, _board: MemorySession(plan=sample_plan(title)),
        example=MemorySession,
        receive=lambda path: MemorySession(plan=sample_plan(Path(path).stem)),
        close=given_back.append,
        person=lambda: people[-1],
        set_person=people.append,
    )
