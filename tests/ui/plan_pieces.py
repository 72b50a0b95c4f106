"""What the tests of forms and rooms share: a small plan on disk, and a room in a window as the frame would show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.journeys import founding
from app.journeys.session import Session
from app.models.apply_json import from_json
from app.models.change import Change
from app.models.errors import UserError
from app.storage.settings import Settings
from app.ui.jobs import JobRunner
from app.ui.room import Context, Room
from app.ui.standpoint import Standpoint
from app.ui.theme import Theme
from tests.storage.desk import hurried, library_in

R = TypeVar("R", bound=Room)
W = TypeVar("W", bound=QWidget)

SMALL: tuple[dict[str, Any], ...] = (
    {"type": "organisation", "id": "district", "set": {"name": "Exempelnämnden", "kind": "district_board"}},
    {"type": "organisation", "id": "company", "set": {"name": "Ådalens bostäder", "kind": "housing_company"}},
    {"type": "finding", "id": "f1", "set": {"title": "Unga utan arbete", "neighbourhoods": ["area:Ekliden"]}},
    {"type": "finding", "id": "f2", "set": {"title": "Lågt valdeltagande"}},
    {"type": "goal", "id": "g1", "set": {"wording": "Fler unga i arbete", "findings": ["f1", "f2"]}},
    {"type": "goal", "id": "g2", "set": {"wording": "Fler röstar", "findings": ["f2"]}},
    {"type": "measure", "id": "m1", "set": {"goal": "g1", "name": "Arbetslöshet", "kind": "outcome"}},
    {"type": "measure", "id": "m2", "set": {"goal": "g2", "name": "Röstande", "kind": "process"}},
    {"type": "measure", "id": "m3", "set": {"goal": "g1", "name": "Vägledda unga", "kind": "process"}},
    {"type": "target", "id": "t1", "parent": "m1", "set": {"year": 2018, "value": "9.5"}},
    {"type": "activity", "id": "a1", "set": {"name": "Jobbtorg", "goals": ["g1"], "what": "Coacher på plats"}},
)
"""Two findings, a goal under both, one under the second, measures, a target and an activity."""


def small_session(folder: Path, items: Iterable[dict[str, Any]] = SMALL) -> tuple[Session, dict[str, str]]:
    """A plan for *Exempelnämnden* on the disk, and its records' ids by the names in `items`."""
    session = hurried(founding.new_plan(library_in(folder), "Plan", "Exempelnämnden"))
    wanted = [item for item in items if "type" in item]
    if not wanted:
        return session, {}
    made = session.do(from_json(session.plan, wanted, session.chance)).created
    return session, {str(item["id"]): made_id for item, made_id in zip(wanted, made, strict=True)}


@dataclass
class Place:
    """A room or a form over a plan: what was told, where it led, and how to refuse changes."""

    qtbot: Any
    theme: Theme
    jobs: JobRunner
    session: Session
    ids: dict[str, str]
    asker: Any
    told: list[str] = field(default_factory=list)
    went: list[tuple[str, str | None]] = field(default_factory=list)
    stops: list[Callable[[], object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.standpoint = Standpoint(self.session, self.jobs)
        self.context = Context(
            self.session, self.theme, Settings(), self.jobs, self.asker, self._go, self.standpoint, self.told.append
        )

    def _go(self, room_key: str, record_id: str | None = None) -> None:
        self.went.append((room_key, record_id))

    def show(self, make: Callable[[Context], W], width: int = 1162) -> W:
        """The widget in a window, told of changes if it is a room."""
        made = make(self.context)
        made.resize(width, 668)
        self.qtbot.addWidget(made)
        if isinstance(made, Room):
            self.stops.append(self.session.subscribe(made.mark))
        with self.qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        return made

    def compute(self) -> None:
        """The index, if there is a table, and everything that follows from it."""
        self.standpoint.begin()
        self.settle()

    def settle(self) -> None:
        """Until nothing is being computed and everyone has been told."""
        self.qtbot.waitUntil(lambda: not self.standpoint.computing and not self.jobs.busy, timeout=20_000)
        self.qtbot.wait(1)

    def refuse(self, monkeypatch: Any) -> None:
        """From now on nothing can be stored, as on a full disk."""

        def full(change: Change, *, words: str = "") -> None:
            raise UserError("disk_full", file="plan.sqlite")

        monkeypatch.setattr(self.session, "do", full)

    def close(self) -> None:
        self.standpoint.end()
        for stop in self.stops:
            stop()
        self.session.close()


def write(widget: QWidget, text: str) -> None:
    """Swedish text into the field as an input method gives it; a key event cannot carry å, ä and ö everywhere."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def words(widget: QWidget) -> str:
    """Every text that can be seen in the widget, once what was just added has been laid out."""
    QApplication.processEvents()
    return "\n".join(said.text() for said in widget.findChildren(QLabel) if said.isVisibleTo(widget))


def click(widget: QWidget, name: str) -> None:
    """Presses the visible button of that name."""
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if b.accessibleName() == name and b.isVisibleTo(widget)]
    assert found, name
    found[0].click()
