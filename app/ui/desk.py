"""The person's desk: one window, one theme, at most one open plan, and what is remembered until next time.

It ties the window's verbs to settings and session. Which rooms and which ways to plans there are, it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.models.errors import UserError
from app.models.wording import typography
from app.storage.settings import LEAST_SCALE, MOST_SCALE, Settings, load_settings, save_settings
from app.ui.actions import Handlers, window_actions
from app.ui.ask import Asker, WindowAsker
from app.ui.frame import Frame, window_commands
from app.ui.jobs import JobRunner
from app.ui.room import Context, RoomEntry
from app.ui.standpoint import Standpoint
from app.ui.start_page import Doors, StartPage
from app.ui.trail import Trail
from app.ui.wardrobe import Wardrobe
from app.ui.window import Window

if TYPE_CHECKING:
    from app.journeys.session import Session

STEP = 0.1
MOST_STEPS = 20
MakeDoors = Callable[[Callable[[], Asker]], Doors]
"""Given how to ask a person, the ways to plans."""


class Desk(QObject):
    """Build it, `open_newest`, show `window`; `close` in the end."""

    def __init__(
        self, folder: Path, cache: Path, doors: MakeDoors, entries: Sequence[RoomEntry], asker: Asker | None = None
    ) -> None:
        super().__init__()
        self._folder, self._entries = folder, tuple(entries)
        self._doors = doors(lambda: self.ask)
        self._fixed_asker = asker
        self.settings: Settings = load_settings(folder)
        self.jobs = JobRunner(self)
        self.session: Session | None = None
        self.frame: Frame | None = None
        self.standpoint: Standpoint
        self._working = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._wardrobe = Wardrobe(app, cache)
        self.window = Window()
        self._actions = window_actions(self.window, _handlers(self))
        self._dress()
        self.window.place(self.settings.geometry)
        self.window.closing.connect(self._remember)
        self._wardrobe.changed.connect(self._redress)

    def _dress(self) -> None:
        self.theme = self._wardrobe.dress(self.settings)
        self.ask: Asker = self._fixed_asker or WindowAsker(self.theme)
        self.window.dress(self.theme)

    def _redress(self) -> None:
        """Build the window's inside anew in the new look, and come back to the same place."""
        self._dress()
        if self.session is None:
            self.show_start()
            return
        assert self.frame is not None
        room, record = self.frame.current, self.frame.place()
        self._furnish(self.session, room, record)

    def set_scale(self, scale: float) -> None:
        """Another text size, 1.0 to 2.0 in tenths."""
        scale = round(min(max(scale, LEAST_SCALE), MOST_SCALE), 1)
        if scale != self.settings.text_scale:
            self._keep(text_scale=scale)
            self._redress()
            self._tell(f"Textstorlek {round(scale * 100)}\u00a0%")

    def set_theme(self, choice: str) -> None:
        if choice != self.settings.theme:
            self._keep(theme=choice)
            self._redress()

    def open_newest(self) -> None:
        """The plan the person last had open, else the one changed last, else the page to choose from."""
        plans = self._doors.plans()
        chosen = next((plan for plan in plans if plan.id == self.settings.last_plan), None)
        chosen = chosen or next((plan for plan in plans if not plan.problem), None)
        if chosen is None:
            self.show_start()
            return
        try:
            session = self._doors.open(chosen.id)
        except UserError as error:
            self.show_start(str(error))
            return
        self.open(session)

    def open(self, session: Session) -> None:
        """Show a plan that has just been opened; the one before is closed."""
        self._leave_plan()
        self.session = session
        self.standpoint = Standpoint(session, self.jobs)
        if self._working:
            self.standpoint.begin()
        self._keep(last_plan=session.plan.id)
        keys = [entry.key for entry in self._entries]
        self._furnish(session, self.settings.last_room if self.settings.last_room in keys else keys[0], None)

    def _furnish(self, session: Session, room: str, record: str | None) -> None:
        if (focused := QApplication.focusWidget()) is not None:
            focused.clearFocus()  # what was being written is committed before its field goes
        old, self.frame = self.frame, None
        trail = old.ways.trail if old is not None else Trail()
        if old is not None:
            old.leave()
        context = Context(
            session, self.theme, self.settings, self.jobs, self.ask, self.go, self.standpoint, self._tell, self._folder
        )
        self.frame = Frame(context, self._entries, self._actions, date.today, trail)
        self.frame.go(room, record)
        self.window.fill(self.frame, session.plan.root.text("title"))
        self.frame.navigation.focus(room)

    def show_start(self, problem: str = "") -> None:
        self._leave_plan()
        for action in self._actions.of_a_plan:
            action.setEnabled(False)
        page = StartPage(self.theme, self._doors, self.ask, date.today(), problem=problem)
        page.opened.connect(self.open)
        self.window.fill(page)

    def _leave_plan(self) -> None:
        if self.frame is not None:
            self._keep(last_room=self.frame.current)
            self.frame.leave()
            self.frame = None
        if self.session is not None:
            self.standpoint.end()
            self._doors.close(self.session)
            self.session = None

    def go(self, room_key: str, record_id: str | None = None) -> None:
        """Lead the person to a room, and there to a record."""
        if self.frame is not None:
            self.frame.go(room_key, record_id)

    def begin(self) -> None:
        """The window has been painted: what takes time may start."""
        self._working = True
        self._wardrobe.complete()
        if self.session is not None:
            self.standpoint.begin()

    def ask_person(self) -> None:
        """Who works here; the window is built anew with the name in it."""
        from app.ui.plan_dialogs import PersonDialog

        dialog = PersonDialog(self.theme, self._doors.person(), self.window)
        if self.ask.run(dialog):
            self._doors.set_person(dialog.person)
            if self.session is not None:
                self.session.person = dialog.person
                self._redress()

    def show_help(self) -> None:
        from app.ui.help import FIRST_PAGE, HelpDialog

        page = self.frame.help_page if self.frame is not None else FIRST_PAGE
        self.ask.run(HelpDialog(self.theme, page, self.window))

    def show_palette(self) -> None:
        from app.ui.palette import Palette

        commands = self.frame.commands() if self.frame is not None else window_commands(self._actions)
        self.ask.run(Palette(self.theme, commands, self.window))

    def take_back(self, *, again: bool) -> None:
        """Undo, or do again what undo took back, and say what it was."""
        if self.session is None:
            return
        name = self.session.redo() if again else self.session.undo()
        if name:
            self._tell(f"{'Gjorde om' if again else 'Ångrade'}: {name}")

    def _tell(self, words: str) -> None:
        if self.frame is not None:
            self.frame.tell(words)

    def _keep(self, **changed: object) -> None:
        self.settings = replace(self.settings, **changed)  # type: ignore[arg-type]

    def _remember(self) -> None:
        room = self.frame.current if self.frame is not None else self.settings.last_room
        self._keep(geometry=self.window.geometry_text(), last_room=room)
        save_settings(self._folder, self.settings)

    def close(self) -> None:
        """Stop what runs, close the plan; nothing of it lives on."""
        self.jobs.shutdown()
        self._leave_plan()
        self._wardrobe.leave()
        self.window.hide()
        self.window.deleteLater()


def offer_undo(desk: Desk) -> None:
    """A menu of what can be undone, the newest first; choosing one undoes it and everything above it."""
    if desk.session is None or desk.frame is None:
        return
    names = desk.session.undo_names(MOST_STEPS)
    menu = desk.frame.ways.menu
    menu.clear()
    for steps, name in enumerate(names, 1):
        lead = "Ångra" if steps == 1 else f"Ångra {typography.plural(steps, 'steg', 'steg')}, till och med"
        chosen = menu.addAction(f"{lead}: {name}".replace("&", "&&"))
        chosen.triggered.connect(partial(_undo_steps, desk, steps))
    if names:
        menu.setActiveAction(menu.actions()[0])
        under = desk.frame.bar.button(desk._actions.undo_list)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))


def _undo_steps(desk: Desk, steps: int, _checked: bool = False) -> None:
    for _ in range(steps):
        desk.take_back(again=False)
    if steps > 1:
        desk._tell(f"Ångrade {typography.plural(steps, 'steg', 'steg')}")


def _handlers(desk: Desk) -> Handlers:
    def by(steps: int) -> Callable[[], object]:
        return lambda: desk.set_scale(desk.settings.text_scale + steps * STEP)

    def in_plan(deed: Callable[[Frame], object]) -> Callable[[], object]:
        return lambda: deed(desk.frame) if desk.frame is not None else None

    return Handlers(
        undo=lambda: desk.take_back(again=False),
        redo=lambda: desk.take_back(again=True),
        palette=desk.show_palette,
        help=desk.show_help,
        larger=by(1),
        smaller=by(-1),
        normal=lambda: desk.set_scale(LEAST_SCALE),
        theme=desk.set_theme,
        plans=desk.show_start,
        person=desk.ask_person,
        back=in_plan(lambda frame: frame.ways.step(-1)),
        forward=in_plan(lambda frame: frame.ways.step(1)),
        recent=in_plan(lambda frame: frame.offer_recent()),
        find=in_plan(lambda frame: frame.search()),
        replace=in_plan(lambda frame: frame.replace()),
        undo_list=lambda: offer_undo(desk),
    )
