"""The panel across the top: the one thing to do now, why, and the button that leads there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame

from app.ui.widgets import button, column, icon_label, label

if TYPE_CHECKING:
    from app.ui.theme import Theme

DOORS: dict[str, tuple[str, str]] = {
    "situation": ("Öppna Lägesbild", "map"),
    "action_plan": ("Öppna Handlingsplan", "list-tree"),
    "applications": ("Öppna Ansökningar", "banknote"),
    "submit": ("Öppna Skicka in", "package-check"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A heading, one sentence, and the key of the room to go to; "" while there is nowhere to go."""

    heading: str
    sentence: str
    room: str = ""


WAITING = Step("Räknar indexet", "Nästa steg visas när det är klart.")


class NextStepPanel(QFrame):
    """Shows one step; `go(room)` when the button is pressed."""

    def __init__(self, theme: Theme, go: Callable[[], object]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("box", "info")
        self.heading = label("", "heading", wrap=True)
        self.sentence = label("", wrap=True)
        self.button = button(theme, "", kind="primary", icon="arrow-right", on=go)
        direction = QBoxLayout.Direction.TopToBottom if theme.narrow else QBoxLayout.Direction.LeftToRight
        inner = QBoxLayout(direction, self)
        inner.setContentsMargins(theme.px(18), theme.px(14), theme.px(16), theme.px(14))
        inner.setSpacing(theme.px(16))
        if not theme.narrow:
            inner.addWidget(icon_label(theme, "arrow-right", "accent", 22), 0, Qt.AlignmentFlag.AlignVCenter)
        inner.addLayout(column(self.heading, self.sentence, spacing=theme.px(2)), 1)
        inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft if theme.narrow else Qt.AlignmentFlag.AlignVCenter)

    def show_step(self, step: Step) -> None:
        """Another step; the button is hidden while there is nowhere to go."""
        self.heading.setText(step.heading)
        self.sentence.setText(step.sentence)
        self.setAccessibleName(f"{step.heading}. {step.sentence}")
        words, icon = DOORS.get(step.room, ("", "arrow-right"))
        self.button.setVisible(bool(step.room))
        self.button.setText(f" {words}")
        self.button.setAccessibleName(words)
        self.button.setIcon(self._theme.icon(icon, "on_accent"))
        self.button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
