"""What was not read, beside the preview: cells, names that are no known place, rows left out. Nothing is silent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from app.journeys.table_answers import column_words
from app.models.wording import tables
from app.ui.rooms.situation.import_questions import Questions
from app.ui.widgets import Column, TabBar, TableView, clear, collator, label, row, scrolling
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading, Unmatched
    from app.models.places import Places
    from app.ui.theme import Theme

MOST_NAMES = 60
CHOOSE = "Välj vad namnet betyder …"


class Findings(QWidget):
    """`aliased(name, place)` when a person says what a name means; `answered(Answer)` from the questions."""

    aliased = Signal(str, str)
    answered = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme, places: Places) -> None:
        super().__init__()
        self._theme = theme
        order = collator()
        self._places = sorted({place.name for place in places}, key=order.sortKey)
        self._chosen = ""
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(theme.px(6))

    def show_reading(self, reading: Reading | None) -> None:
        """The lists of another reading; the same list stays in front where it still has something."""
        clear(self._inner)
        pages = self._pages(reading) if reading else []
        self.setVisible(bool(pages))
        if not pages:
            return
        stack = QStackedWidget()
        for _, _, page in pages:
            stack.addWidget(page)
        keys = [key for key, _, _ in pages]
        self.tabs = TabBar(self._theme, [(key, words) for key, words, _ in pages], "Det som inte lästes")

        def turn(key: str) -> None:
            self._chosen = key
            stack.setCurrentIndex(keys.index(key))

        self.tabs.chosen.connect(turn)
        first = self._chosen if self._chosen in keys else keys[0]
        self.tabs.choose(first)
        stack.setCurrentIndex(keys.index(first))
        stack.setMinimumHeight(self._theme.px(150))
        self._inner.addWidget(self.tabs)
        self._inner.addWidget(stack, 1)

    def _pages(self, reading: Reading) -> list[tuple[str, str, QWidget]]:
        found: list[tuple[str, str, QWidget]] = []
        if reading.unmatched:
            words = f"Okända namn ({len(reading.unmatched)})"
            found.append(("names", words, self._names(reading)))
        if reading.unread:
            found.append(("cells", f"Olästa celler ({len(reading.unread)})", self._cells(reading)))
        if reading.skipped:
            found.append(("rows", f"Överhoppade rader ({len(reading.skipped)})", self._rows(reading)))
        notes = Questions(self._theme, blocking=False)
        notes.answered.connect(self.answered)
        notes.refused.connect(self.refused)
        count = notes.show_reading(reading)
        if count:
            page = QWidget()
            inner = QVBoxLayout(page)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.addWidget(notes)
            inner.addStretch(1)
            found.append(("notes", f"Att bekräfta ({count})", scrolling(page, "Att bekräfta")))
        return found

    def _cells(self, reading: Reading) -> QWidget:
        heads = {note.column: column_words(note) for note in reading.columns}
        columns: list[Column[Any]] = [
            Column("Blad", lambda cell: cell.sheet or "–", width=80),
            Column("Rad", lambda cell: str(cell.row), align="right", width=56),
            Column("Kolumn", lambda cell: heads.get(cell.column, str(cell.column)), width=170),
            Column("Cellen innehåller", lambda cell: cell.text or "tom", width=150, tip=lambda cell: cell.text),
            Column("Gick inte att läsa", lambda cell: tables.reason_sentence(cell.reason)),
        ]
        return _table(self._theme, "Celler som inte gick att läsa", columns, reading.unread)

    def _rows(self, reading: Reading) -> QWidget:
        columns: list[Column[Any]] = [
            Column("Rad", lambda each: str(each.row), align="right", width=56),
            Column("Innehåll", lambda each: each.text or "tom", width=300, tip=lambda each: each.text),
            Column("Hoppades över", lambda each: tables.reason_sentence(each.reason)),
        ]
        return _table(self._theme, "Rader som hoppades över", columns, reading.skipped)

    def _names(self, reading: Reading) -> QWidget:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(self._theme.px(6))
        said = "De här namnen är ingen känd stadsdel eller nämnd, och deras rader läses inte. Säg vad de betyder."
        inner.addWidget(label(said, tone="ink_soft", wrap=True))
        for unmatched in reading.unmatched[:MOST_NAMES]:
            inner.addLayout(self._name(unmatched))
        left = len(reading.unmatched) - MOST_NAMES
        if left > 0:
            inner.addWidget(label(f"Och {left} namn till.", tone="ink_soft"))
        inner.addStretch(1)
        return scrolling(page, "Okända namn")

    def _name(self, unmatched: Unmatched) -> Any:
        rows = ", ".join(map(str, unmatched.rows[:4])) + (" …" if len(unmatched.rows) > 4 else "")
        said = label(f"{unmatched.name} (rad {rows})", wrap=True)
        box = ComboBox()
        box.setAccessibleName(f"Vad {unmatched.name} betyder")
        box.setMinimumWidth(self._theme.px(240))
        box.addItem(CHOOSE, "")
        for name in unmatched.suggestions:
            box.addItem(f"{name} (liknar)", name)
        for name in self._places:
            box.addItem(name, name)
        box.activated.connect(self._saying(unmatched.name, box))
        line = row(said, box)
        line.setStretch(0, 1)
        return line

    def _saying(self, name: str, box: QComboBox) -> Callable[[int], None]:
        def say(at: int) -> None:
            if box.itemData(at):
                self.aliased.emit(name, box.itemData(at))

        return say


def _table(theme: Theme, name: str, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> QWidget:
    return TableView(theme, name, columns, rows)
