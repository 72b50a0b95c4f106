"""The reader's questions with buttons that answer them; what only a person can write gets a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.journeys import table_answers
from app.journeys.table_answers import Answer, Asked
from app.ui.theme import LEVEL_ROLE, Level
from app.ui.widgets import button, clear, column, icon_label, label, row

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading
    from app.ui.theme import Theme

ENTRIES = {
    "year": ("Årtal, till exempel 2014", "Ange året"),
    "numbers_per_row": ("Antal tal i slutet av varje rad", "Ange antalet"),
    "indicator": ("Indikatorns namn", "Byt namn"),
    "vintage": ("Årgång, till exempel 2014", "Ange årgången"),
}


class Questions(QWidget):
    """`answered(Answer)` by a button or a line filled in; `refused(sentence)` when the line cannot be read."""

    answered = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme, blocking: bool) -> None:
        super().__init__()
        self._theme, self._blocking = theme, blocking
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(theme.space("snug"))
        self.setVisible(False)

    def show_reading(self, reading: Reading | None) -> int:
        """Ask what this reading asks; how many questions that is."""
        clear(self._inner)
        asked = [each for each in table_answers.asked(reading) if each.blocking == self._blocking] if reading else []
        for each in asked:
            self._inner.addWidget(self._box(each))
        self.setVisible(bool(asked))
        return len(asked)

    def _box(self, asked: Asked) -> QFrame:
        level: Level = "remark" if asked.blocking else "info"
        theme = self._theme
        box = QFrame()
        box.setProperty("box", level)
        box.setAccessibleName(asked.sentence)
        said = f"Behöver svar: {asked.sentence}" if asked.blocking else asked.sentence
        lines = column(label(said, "strong" if asked.blocking else "body", wrap=True), spacing=theme.px(6))
        buttons = [self._button(answer) for answer in asked.answers]
        beside = 2 if theme.narrow else 3
        for at in range(0, len(buttons), beside):
            lines.addLayout(row(*buttons[at : at + beside], None, spacing=theme.space("snug")))
        if asked.entry:
            lines.addLayout(row(*self._entry(asked.entry), None, spacing=theme.space("snug")))
        inner = QHBoxLayout(box)
        inner.setContentsMargins(theme.px(12), theme.px(9), theme.px(12), theme.px(9))
        icon = icon_label(theme, theme.icon_names["verb"]["help"], LEVEL_ROLE[level], 20)
        inner.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(lines, 1)
        return box

    def _button(self, answer: Answer) -> QWidget:
        return button(self._theme, answer.words, on=lambda: self.answered.emit(answer))

    def _entry(self, name: str) -> list[QWidget]:
        hint, words = ENTRIES[name]
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        line.setMinimumWidth(self._theme.px(230))

        def give() -> None:
            text = line.text().strip()
            if name == "indicator" and text:
                self.answered.emit(table_answers.written(name, text))
            elif text.isdecimal() and (name not in ("year", "vintage") or len(text) == 4):
                self.answered.emit(table_answers.written(name, int(text)))
            else:
                self.refused.emit(f"”{text}” går inte att använda här. Skriv {hint[:1].lower()}{hint[1:]}.")

        line.returnPressed.connect(give)
        return [line, button(self._theme, words, on=give)]
