"""The room *Skicka in* as the frame would show it, with an example plan on disk and people who have keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.journeys import signing
from app.journeys.session import Session
from app.storage.settings import Settings
from app.ui.jobs import JobRunner
from app.ui.room import Context
from app.ui.rooms.submit.room import SubmitRoom
from app.ui.standpoint import Standpoint
from app.ui.theme import Theme
from tests.journeys.submission_pieces import BO, EVA, PASSPHRASE, SPRING, run

PATIENCE = 30_000


def words_in(widget: QWidget) -> str:
    """Everything that can be read in a widget now."""
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    buttons = [each.text() for each in widget.findChildren(QPushButton) if each.isVisibleTo(widget)]
    return "\n".join([*labels, *buttons]).replace("\u00a0", " ")


def button_in(widget: QWidget, words: str) -> QPushButton:
    """The visible button with these words."""
    found = [
        b
        for b in widget.findChildren(QPushButton)
        if b.text().strip().replace("\u00a0", " ") == words and b.isVisibleTo(widget)
    ]
    assert len(found) == 1, f"{words}: {words_in(widget)}"
    return found[0]


@dataclass
class Stage:
    """A room in a window of its own; what it told and where it led."""

    qtbot: Any
    theme: Theme
    jobs: JobRunner
    session: Session
    asker: Any
    folder: Path
    told: list[str] = field(default_factory=list)
    went: list[tuple[str, str | None]] = field(default_factory=list)

    def show(self) -> SubmitRoom:
        self.standpoint = Standpoint(self.session, self.jobs)
        context = Context(
            self.session,
            self.theme,
            Settings(),
            self.jobs,
            self.asker,
            self._go,
            self.standpoint,
            self.told.append,
            self.folder,
        )
        self.room = SubmitRoom(context)
        self.room.resize(1162, 668)
        self.qtbot.addWidget(self.room)
        self.unsubscribe = self.session.subscribe(self.room.mark)
        with self.qtbot.waitExposed(self.room):
            self.room.show()
        self.standpoint.begin()
        self.settle()
        return self.room

    def _go(self, room_key: str, record_id: str | None = None) -> None:
        self.went.append((room_key, record_id))

    def settle(self) -> None:
        """Until nothing is being worked out."""
        self.qtbot.waitUntil(lambda: not self.jobs.busy and not self.room.area.busy, timeout=PATIENCE)
        self.qtbot.wait(20)

    @property
    def page(self) -> Any:
        page = self.room._pages.currentWidget()
        assert page is not None
        return page

    def press(self, words: str) -> None:
        """Press the button and wait until what it began is done."""
        button = button_in(self.room, words)
        assert button.isEnabled(), words
        button.click()
        self.settle()

    def keys(self) -> None:
        """Eva's and Bo's keys on this computer, their passphrases not kept."""
        for name, organisation, _role in (EVA, BO):
            run(signing.make_key(self.folder, name, organisation, SPRING, PASSPHRASE))

    def read_all(self) -> None:
        for paper in self.page.view.papers:
            self.page.view.table.choose(paper)

    def to_signing(self) -> None:
        self.press("Gör dokumenten")
        self.page.all_read.setChecked(True)
        self.press("Gå till underskriften")

    def close(self) -> None:
        self.standpoint.end()
        self.unsubscribe()
        self.session.close()
