"""What was read and what was not, beside the preview: how each part was understood, cells, names and rows left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.journeys.table_answers import column_words
from app.models.wording import tables, typography
from app.ui.rooms.situation.import_names import Names
from app.ui.rooms.situation.import_questions import Questions
from app.ui.widgets import Column, TabBar, TableView, button, clear, column, label, row, scrolling

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading
    from app.models.places import Places
    from app.models.plan import Plan
    from app.ui.theme import Theme

MOST_LISTED = 2_000
"""Rows shown of a list; a longer one is saved whole."""
Page = tuple[str, str, QWidget]


class Findings(QWidget):
    """`answered(Answer)` from the questions, `save_wanted` for the list of cells; what names mean is in `names`."""

    answered = Signal(object)
    refused = Signal(str)
    save_wanted = Signal()

    def __init__(self, theme: Theme, places: Places, plan: Plan) -> None:
        super().__init__()
        self._theme = theme
        self.names = Names(theme, places, plan)
        self._chosen = ""
        self._keys: list[str] = []
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(theme.px(6))

    def show_reading(self, reading: Reading | None, about_indicators: bool = True) -> None:
        """The lists of another reading; the same list stays in front where it still has something."""
        clear(self._inner)
        pages = self._pages(reading, about_indicators) if reading else []
        self.setVisible(bool(pages))
        if not pages:
            return
        stack = QStackedWidget()
        for _, _, page in pages:
            stack.addWidget(page)
        keys = self._keys = [key for key, _, _ in pages]
        self.tabs = TabBar(self._theme, [(key, words) for key, words, _ in pages], "Vad som lästes och inte lästes")

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

    def turn_to(self, key: str) -> None:
        """Brings a list into view, where there is one, on a page that scrolls too."""
        if key in self._keys:
            self.tabs.button(key).click()
            area = self.parentWidget()
            while area is not None and not isinstance(area, QScrollArea):
                area = area.parentWidget()
            page = area.widget() if area is not None else None
            if area is not None and page is not None:
                area.verticalScrollBar().setValue(self.mapTo(page, QPoint()).y())

    def _pages(self, reading: Reading, about_indicators: bool) -> list[Page]:
        """What needs a person first, then what was left out, last how all of it was understood."""
        names = self.names.page(reading, about_indicators)
        found: list[Page] = [("names", *names)] if names else []
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
        if len(reading.unread):
            words = f"Olästa celler ({typography.number(len(reading.unread), 0)})"
            found.append(("cells", words, self._cells(reading)))
        if len(reading.skipped):
            words = f"Överhoppade rader ({typography.number(len(reading.skipped), 0)})"
            found.append(("rows", words, self._rows(reading)))
        if reading.understood:
            found.append(("how", "Så lästes den", self._understood(reading)))
        return found

    def _cells(self, reading: Reading) -> QWidget:
        heads = {note.column: column_words(note) for note in reading.columns} if not reading.recipe.turned else {}
        columns: list[Column[Any]] = [
            Column("Blad", lambda cell: cell.sheet or "–", width=80),
            Column("Rad", lambda cell: str(cell.row), align="right", width=56),
            Column("Kolumn", lambda cell: heads.get(cell.column, str(cell.column)), width=170),
            Column("Cellen innehåller", lambda cell: cell.text or "tom", width=150, tip=lambda cell: cell.text),
            Column("Gick inte att läsa", lambda cell: tables.reason_sentence(cell.reason)),
        ]
        columns = columns if reading.sheets else columns[1:]
        return self._listed("Celler som inte gick att läsa", columns, reading.unread, save=True)

    def _rows(self, reading: Reading) -> QWidget:
        columns: list[Column[Any]] = [
            Column("Rad", lambda each: str(each.row), align="right", width=56),
            Column("Innehåll", lambda each: each.text or "tom", width=300, tip=lambda each: each.text),
            Column("Hoppades över", lambda each: tables.reason_sentence(each.reason)),
        ]
        return self._listed("Rader som hoppades över", columns, reading.skipped)

    def _understood(self, reading: Reading) -> QWidget:
        columns: list[Column[Any]] = [
            Column("Del av tabellen", lambda each: tables.PARTS[each.part][0], width=210),
            Column(
                "Lästes som",
                lambda each: tables.understood_value(each.part, each.value, each.example),
                width=220,
                tip=lambda each: each.value,
            ),
            Column("Varför", lambda each: tables.reason_sentence(each.reason)),
        ]
        return TableView(self._theme, "Hur tabellen lästes och varför", columns, reading.understood)

    def _listed(self, name: str, columns: Sequence[Column[Any]], rows: Sequence[Any], *, save: bool = False) -> QWidget:
        """A list with its beginning shown; how much more there is is said, and the whole can be saved."""
        shown = TableView(self._theme, name, columns, list(islice(rows, MOST_LISTED)))
        more = len(rows) - MOST_LISTED
        under: list[QWidget] = [label(f"Och {typography.number(more, 0)} till.", tone="ink_soft")] if more > 0 else []
        if save:
            under.append(button(self._theme, "Spara listan…", icon="save", on=self.save_wanted.emit))
        if not under:
            return shown
        page = QWidget()
        page.setLayout(column(shown, row(*under, None)))
        return page
