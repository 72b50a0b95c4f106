"""The fixed parts around every room: navigation at the left, the bar above, the status line below.

They show what they are told and say what was clicked; they know no plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.ui.text import PRODUCT
from app.ui.widgets.basic import Line, button, icon_label, label, rule
from app.ui.widgets.boxes import Badge

if TYPE_CHECKING:
    from app.journeys.session import Person
    from app.ui.theme import Theme

TOLD_MS = 20_000
"""How long an answer stands in the status line."""


@dataclass(frozen=True)
class Place:
    """A room as the navigation shows it."""

    key: str
    title: str
    icon: str


class Navigation(QFrame):
    """The rooms in the order of the work, three verbs, and who sits here."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, places: Sequence[Place], verbs: Sequence[QAction], person: Person, naming: QAction
    ) -> None:
        super().__init__()
        self._theme = theme
        self._places = tuple(places)
        self.setProperty("box", "nav")
        self.setAccessibleName("Rum")
        self.setFixedWidth(theme.px(160 if theme.narrow else theme.sizes["nav"]))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 1, theme.px(12))
        inner.setSpacing(0)
        if not theme.narrow:  # the rooms come first where there is little height
            inner.addLayout(self._mark())
        for number, place in enumerate(places, 1):
            inner.addWidget(self._room_button(place, number))
        inner.addStretch(1)
        for action in verbs:
            inner.addWidget(self._verb_button(action))
        inner.addSpacing(theme.px(8))
        inner.addWidget(rule())
        inner.addLayout(self._person(person, naming))

    def _mark(self) -> QHBoxLayout:
        theme = self._theme
        line = QHBoxLayout()
        line.setContentsMargins(theme.px(16), theme.px(15), theme.px(8), theme.px(15))
        line.setSpacing(theme.px(10))
        line.addWidget(icon_label(theme, "handshake", "thread", 26), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(label(PRODUCT, "title"), 1)
        return line

    def _room_button(self, place: Place, number: int) -> QPushButton:
        made = self._button(f"  {place.title}", place.icon)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # a screen reader is told that one of several is chosen, not that a box is ticked
        made.setAccessibleName(place.title)
        made.setShortcut(f"Ctrl+{number}")
        made.setToolTip(f"{place.title} (Ctrl+{number})")
        # A screen reader turns a button on without clicking it.
        made.toggled.connect(lambda on: self.chosen.emit(place.key) if on else None)
        self._group.addButton(made)
        self._buttons[place.key] = made
        return made

    def _verb_button(self, action: QAction) -> QPushButton:
        made = self._button(f"  {action.property('short') or action.text()}", action.property("icon_name"))
        made.setAccessibleName(action.text())
        made.clicked.connect(lambda _checked=False: action.trigger())
        made.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
        if self._theme.narrow:
            return made
        hint = label(action.shortcut().toString(), "small", "ink_soft")
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, self._theme.px(13), 0)
        line.addStretch(1)
        line.addWidget(hint)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _button(self, words: str, icon: str) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("kind", "nav")
        made.setIcon(self._theme.icon(icon, "ink_soft", 20))
        made.setIconSize(QSize(self._theme.px(20), self._theme.px(20)))
        return made

    def _person(self, person: Person, naming: QAction) -> QVBoxLayout:
        theme = self._theme
        lines = QVBoxLayout()
        lines.setContentsMargins(theme.px(16), theme.px(10), theme.px(8), 0)
        lines.setSpacing(0)
        if person.name:
            lines.addWidget(label(person.name, "smallstrong", wrap=True))
            lines.addWidget(label(person.organisation, "small", "ink_soft", wrap=True))
        else:
            lines.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), 0)
            lines.addWidget(button(theme, naming.text(), "quiet", "user-round", naming.trigger))
        return lines

    def focus(self, key: str) -> None:
        """Give the keyboard to a room's button: where one starts when nothing else has it."""
        self._buttons[key].setFocus()

    def choose(self, key: str) -> None:
        """Show `key` as the room where the person is, without emitting."""
        for place in self._places:
            here = place.key == key
            with QSignalBlocker(self._buttons[place.key]):
                self._buttons[place.key].setChecked(here)
            self._buttons[place.key].setIcon(self._theme.icon(place.icon, "accent" if here else "ink_soft", 20))


class TopBar(QFrame):
    """Where the person is, how things stand there, Exempeldata when it is, and the window's own verbs as icons."""

    def __init__(self, theme: Theme, example: bool, verbs: Sequence[QAction]) -> None:
        super().__init__()
        self.setProperty("box", "bar")
        self.setFixedHeight(theme.px(theme.sizes["bar"]))
        self._theme = theme
        self.title = label("", "title")
        self.state = Line(tone="ink_soft")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        line.setSpacing(theme.px(14))
        line.addWidget(self.title)
        line.addWidget(self.state, 1)
        if example:
            line.addWidget(Badge(theme, "example", "Exempeldata"))
        self._buttons = {id(action): ActionButton(theme, action) for action in verbs}
        together = QHBoxLayout()
        together.setSpacing(theme.px(4))
        for made in self._buttons.values():
            together.addWidget(made)
        line.addLayout(together)

    def button(self, action: QAction) -> ActionButton:
        """The button of one of the verbs."""
        return self._buttons[id(action)]

    def show_room(self, title: str, state: str) -> None:
        self.title.setText(title)
        self.state.say(state)


class ActionButton(QPushButton):
    """An icon alone that follows its action: the action's words are its tooltip and its accessible name."""

    def __init__(self, theme: Theme, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setProperty("kind", "icon")
        self.setIcon(theme.icon(action.property("icon_name"), "ink"))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.clicked.connect(lambda _checked=False: action.trigger())
        action.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setAccessibleName(self._action.text())
        self.setToolTip(f"{self._action.text()} ({self._action.shortcut().toString()})")


class StatusLine(QFrame):
    """What is saved, or why nothing can be, and at the right the answer to what was just done."""

    def __init__(self, theme: Theme, *, locked: bool = False) -> None:
        super().__init__()
        self.setProperty("box", "foot")
        self.setFixedHeight(theme.px(30))
        self.saved = Line("", "small", "ink_soft")
        self.told = Line("", "small", "ink_soft")
        self.told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(20), 0, theme.px(16), 0)
        line.setSpacing(theme.px(8))
        mark = icon_label(theme, *(("lock", "remark") if locked else ("circle-check", "done")), 15)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.saved, 3)
        line.addWidget(self.told, 2)
        self._over = QTimer(self, interval=TOLD_MS, singleShot=True)
        self._over.timeout.connect(lambda: self.told.say(""))

    def tell(self, words: str) -> None:
        """Answer at the right, and aloud to a screen reader."""
        self.told.say(words)
        self._over.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.told, words))
