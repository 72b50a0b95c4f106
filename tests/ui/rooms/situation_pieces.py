"""What the tests of the room *Lägesbild* share: plans on disk, the room in a window of its own, small tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.journeys import example, founding, import_index
from app.journeys.session import Session
from app.storage.settings import Settings
from app.ui.jobs import JobRunner
from app.ui.room import Context
from app.ui.rooms.situation.room import SituationRoom
from app.ui.standpoint import Standpoint
from app.ui.theme import Theme
from tests.storage.desk import hurried, library_in

SMALL = (
    "Uppgifter om stadsdelarna\n\nOmråde;Arbetslöshet;Trångboddhet\nEkliden;12,5;30,1\nBjörkholm;11,2;28,4\n"
    "Norrtorp;~10;22,0\nOkändby;9,9;18,0\nStenhaga;..;25,5\nTallmon;8,8;15,0\nSumma;52;100\n"
)
"""A preamble, a figure that is no figure, an unknown name, a marker, a sum; no year anywhere."""


def example_session(folder: Path) -> Session:
    return hurried(example.build(library_in(folder)))


def real_session(folder: Path) -> Session:
    session = hurried(founding.new_plan(library_in(folder), "Plan", "Rinkeby-Kista"))
    import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
    return session


def bare_session(folder: Path, board: str = "Rinkeby-Kista") -> Session:
    return hurried(founding.new_plan(library_in(folder), "Plan", board))


@dataclass
class Stage:
    """A room as the frame would show it, and what it said and where it led."""

    qtbot: Any
    theme: Theme
    jobs: JobRunner
    session: Session
    asker: Any
    told: list[str] = field(default_factory=list)
    went: list[tuple[str, str | None]] = field(default_factory=list)

    def show(self, width: int = 1162, *, begin: bool = True) -> SituationRoom:
        self.standpoint = Standpoint(self.session, self.jobs)
        self.context = Context(
            self.session, self.theme, Settings(), self.jobs, self.asker, self._go, self.standpoint, self.told.append
        )
        self.room = SituationRoom(self.context)
        self.room.resize(width, 668)
        self.qtbot.addWidget(self.room)
        self.unsubscribe = self.session.subscribe(self.room.mark)
        with self.qtbot.waitExposed(self.room):
            self.room.show()
        if begin:
            self.standpoint.begin()
            self.settle()
        return self.room

    def _go(self, room_key: str, record_id: str | None = None) -> None:
        self.went.append((room_key, record_id))

    def settle(self) -> None:
        """Until the index is computed and shown."""
        self.qtbot.waitUntil(lambda: not self.standpoint.computing and not self.jobs.busy, timeout=20_000)
        self.qtbot.wait(1)

    def close(self) -> None:
        self.standpoint.end()
        self.unsubscribe()
        self.session.close()
