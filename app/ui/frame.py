"""The window's inside while a plan is open: navigation, bar, the rooms, status line.

Rooms are made when first visited. It passes on what changed and knows nothing of what a room shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.frame_parts import Navigation, Place, StatusLine, TopBar
from app.ui.palette import Command
from app.ui.text import capital, saved_line
from app.ui.trail import Trail
from app.ui.ways import Ways, lead_to

if TYPE_CHECKING:
    from app.models.plan import Record
    from app.models.search.index import Hit
    from app.ui.actions import WindowActions
    from app.ui.room import Context, Go, Named, Room, RoomEntry


class Frame(QWidget):
    """One plan's rooms. `leave` before it is thrown away."""

    def __init__(
        self,
        context: Context,
        entries: Sequence[RoomEntry],
        actions: WindowActions,
        today: Callable[[], date],
        trail: Trail | None = None,
    ) -> None:
        super().__init__()
        self._context = context
        self._entries = {entry.key: entry for entry in entries}
        self._actions = actions
        self._today = today
        self._rooms: dict[str, Room] = {}
        self.current = ""
        session, theme = context.session, context.theme
        places = [Place(entry.key, entry.title, entry.icon) for entry in entries]
        self.navigation = Navigation(
            theme, places, (actions.plans, actions.palette, actions.help), session.person, actions.person
        )
        moving = (actions.find, actions.recent, actions.back, actions.forward)
        verbs = (*moving, actions.undo, actions.undo_list, actions.redo)
        self.bar = TopBar(theme, session.plan.example, verbs)
        titles = {entry.key: entry.title for entry in entries}
        self.ways = Ways(context, titles, actions, trail or Trail(), self)
        self._going = 0
        actions.find.setEnabled(True)
        self.status = StatusLine(theme, locked=not session.writable)
        self._stack = QStackedWidget()
        self._lay_out()
        self.navigation.chosen.connect(self.go)
        self._unsubscribe = session.subscribe(self._changed)
        self._renew()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.navigation)
        whole.addLayout(right, 1)

    def room(self, key: str) -> Room:
        """The room, made now if nobody has been there."""
        if key not in self._rooms:
            made = self._entries[key].make(self._context)
            made.stated.connect(self._say_where)
            made.moved.connect(self._note)
            self._rooms[key] = made
            self._stack.addWidget(made)
        return self._rooms[key]

    def go(self, room_key: str, record_id: str | None = None) -> None:
        """Show a room, and a record in it. A key that no room has leads nowhere else: KeyError."""
        self._going += 1
        room = self.room(room_key)
        if self.current and self.current != room_key:
            self._rooms[self.current].finish()
        self.current = room_key
        room.catch_up()
        self._stack.setCurrentWidget(room)
        self.navigation.choose(room_key)
        if record_id is not None:
            room.show_record(record_id)
        self._going -= 1
        self._note()
        self._say_where()

    def place(self) -> str | None:
        """The record in view in the current room."""
        return self._rooms[self.current].place() if self.current else None

    @property
    def help_page(self) -> str:
        return self._entries[self.current].help_page

    def search(self) -> None:
        """Ask what to look for, and lead there, to the field where it stands."""
        self._rooms[self.current].finish()
        self.ways.find(self._open_hit, self)

    def replace(self) -> None:
        """Ask what to replace in the texts, unless the plan can only be read."""
        if self._context.session.writable:
            self._rooms[self.current].finish()
            self.ways.replace()

    def offer_recent(self) -> None:
        """A menu of the latest places."""
        self.ways.offer_recent(self.bar.button(self._actions.recent))

    def _open_hit(self, record: Record, hit: Hit) -> None:
        opened = lead_to(self._context, record)
        if opened is None:
            return
        if record.type == "comment" and record.parent is not None:
            from app.ui.comments import CommentsDialog

            self._context.ask.run(CommentsDialog(self._context, record.parent, self))
            return
        from app.ui.forms import RecordForm

        for form in self._rooms[self.current].findChildren(RecordForm):
            if form.record_id == opened:
                form.focus_field(hit.field if opened == hit.record else "")

    def _note(self) -> None:
        """Remembers where the person is, once a way there is gone to its end."""
        if not self._going and self.current:
            self.ways.note(self.current, self.place())

    def tell(self, words: str) -> None:
        """Answer in the status line what was just done."""
        self.status.tell(words)

    def leave(self) -> None:
        """Nothing written is lost when the plan is closed; after this no room is told of anything."""
        for room in self._rooms.values():
            room.finish()
        self._unsubscribe()

    def _changed(self, kinds: frozenset[str], records: frozenset[str]) -> None:
        for room in list(self._rooms.values()):
            room.mark(kinds, records)
        self._renew()
        self.ways.renew()

    def _renew(self) -> None:
        session, actions = self._context.session, self._actions
        actions.undo.setText(session.undo_name or "Ångra")
        actions.undo.setEnabled(session.undo_name is not None)
        actions.undo_list.setEnabled(session.undo_name is not None)
        actions.redo.setText(session.redo_name or "Gör om")
        actions.redo.setEnabled(session.redo_name is not None)
        refusal = session.refusal
        self.status.saved.say(str(refusal) if refusal else saved_line(session.last_saved, self._today()))

    def _say_where(self) -> None:
        if self.current:
            room = self._rooms[self.current]
            self.bar.show_room(self._entries[self.current].title, room.state_line())

    def commands(self) -> list[Command]:
        """Everything that can be done: this room's verbs first, then the others', the rooms, the window, records."""
        order = sorted(self._entries, key=lambda key: key != self.current)
        verbs = [self._verb(key, action) for key in order for action in self.room(key).verbs() if action.isEnabled()]
        rooms = [
            Command(f"Gå till {entry.title}", partial(self.go, entry.key), "Rum", f"Ctrl+{number}")
            for number, entry in enumerate(self._entries.values(), 1)
        ]
        recent = [
            Command(words, partial(self.go, spot.room, spot.place), "Senast") for words, spot in self.ways.recent()
        ]
        named = [_named(self.go, key, found) for key in order for found in self.room(key).named()]
        return verbs + rooms + window_commands(self._actions) + recent + named + self._records()

    def _verb(self, key: str, action: QAction) -> Command:
        def run() -> None:
            self.go(key)
            action.trigger()

        words = action.text().replace("&", "").strip()
        return Command(words, run, self._entries[key].title, action.shortcut().toString())

    def _records(self) -> list[Command]:
        from app.models.wording import labels

        shown = {kind: entry.key for entry in self._entries.values() for kind in entry.shows}
        return [
            Command(
                labels.title_of(record),
                partial(self.go, shown[record.type], record.id),
                capital(labels.type_label(record.type)),
            )
            for record in self._context.session.plan
            if record.type in shown
        ]


def window_commands(actions: WindowActions) -> list[Command]:
    """What can be done in the window whatever it shows."""
    return [
        Command(action.text(), action.trigger, "Fönstret", action.shortcut().toString())
        for action in actions.all
        if action.isEnabled() and action is not actions.palette
    ]


def _named(go: Go, room: str, found: Named) -> Command:
    """Something of a room's that is gone to by name."""

    def run() -> None:
        go(room)
        found.run()

    return Command(found.words, run, found.kind)
