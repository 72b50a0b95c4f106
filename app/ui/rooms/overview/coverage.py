"""The card *Täckning*: every weak indicator link by link, and the money that nobody measures.

It shows rows and says what was chosen; what a choice leads to is the room's business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.coverage import LINKS, Matrix
from app.models.plan import Plan
from app.models.wording import labels, typography
from app.ui.rooms.overview.cells import ThreadCells, station_picture
from app.ui.rooms.overview.matrix import HEADS, MISSING, THERE, CoverageRow, rows
from app.ui.widgets import Badge, Card, Column, Notice, TableView, clear, icon_label, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme

NAMES = 2
"""The columns before the stations."""
STATION_WIDTH, NARROW_STATION, PLACES_WIDTH = 70, 64, 172
MOST_NAMED = 3


class CoverageCard(Card):
    """`chosen(row, station)` on a click or Enter, with where the row stands on the screen; `activity_wanted(id)`."""

    chosen = Signal(object, int, QPoint)
    activity_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Täckning", "varje svag indikator, led för led")
        self._theme = theme
        self.table: TableView[CoverageRow] = TableView(theme, "Täckning, led för led", self._columns())
        self.cells = ThreadCells(theme, self.table, NAMES)
        self.table.setItemDelegate(self.cells)
        self.table.setWordWrap(True)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setColumnHidden(NAMES - 1, theme.narrow)
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._fitting.timeout.connect(self._fit)
        self.table.horizontalHeader().sectionResized.connect(lambda *_: self._fitting.start())
        self.table.setCursor(Qt.CursorShape.PointingHandCursor)
        self.table.clicked.connect(self._clicked)
        self.table.opened.connect(self._opened)
        self._badge = QHBoxLayout()
        self.head.addLayout(self._badge)
        self._said = label("", tone="ink_soft", wrap=True)
        self._money = QVBoxLayout()
        self._key = self._make_key()
        for piece in (self.table, self._key, self._said):
            self.body.addWidget(piece)
        self.body.addLayout(self._money)
        self.body.addStretch(1)

    def show_waiting(self) -> None:
        """While the index is being computed: nothing that will be another thing in a moment."""
        clear(self._badge)
        clear(self._money)
        self._show_rows(())
        self._say("Indexet räknas. Täckningen visas när det är klart.")

    def show_matrix(self, matrix: Matrix, plan: Plan) -> None:
        """The rows of the matrix, or why there are none, and the gap the other way."""
        found = rows(matrix)
        self._show_rows(found)
        self._say("" if found else matrix.sentence())
        clear(self._badge)
        missing = len(matrix.unanswered)
        if missing:
            self._badge.addWidget(Badge(self._theme, "remark", f"{typography.number(missing)} utan svar"))
        elif found:
            self._badge.addWidget(Badge(self._theme, "done", "alla besvarade"))
        clear(self._money)
        self._show_money(matrix, plan)

    def _show_rows(self, found: tuple[CoverageRow, ...]) -> None:
        self._key.setVisible(bool(found))
        self.table.setVisible(bool(found))
        if found == self.cells.rows:
            return
        at = self.table.currentIndex()
        self.table.clearSpans()
        self.cells.rows = found
        self.table.set_rows(found)
        for number, one in enumerate(found):
            if one.words:
                self.table.setSpan(number, NAMES + one.words_at, 1, len(LINKS) - one.words_at)
        if not at.isValid():
            self.table.clearSelection()
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, long names on two lines, so that the page scrolls and not the table.

        While the header is still settling its sections a row would be measured at their old widths; hence the timer.
        """
        self.table.resizeRowsToContents()
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + sum(self.table.rowHeight(n) for n in range(len(self.cells.rows))) + 2)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _show_money(self, matrix: Matrix, plan: Plan) -> None:
        if matrix.unmeasured:
            named = [plan.record(one.activity) for one in matrix.unmeasured[:MOST_NAMED]]
            actions = [(f"Öppna {labels.title_of(record)}", self._opener(record.id)) for record in named]
            self._money.addWidget(
                Notice(
                    self._theme,
                    "remark",
                    matrix.money_sentence(),
                    "Utan mått på målet syns det inte om pengarna gör nytta.",
                    actions,
                )
            )
        elif plan.of("cost"):
            done = icon_label(self._theme, "circle-check", "done", 15)
            words = label("Alla aktiviteter som kostar pengar leder till mål med mått.", "small", "ink_soft", wrap=True)
            line = QWidget()
            inside = row(done, words, spacing=self._theme.px(6))
            inside.setStretch(1, 1)
            line.setLayout(inside)
            self._money.addWidget(line)

    def _opener(self, activity: str) -> Callable[[], None]:
        return lambda: self.activity_wanted.emit(activity)

    def _clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self._choose(self.cells.rows[index.row()], max(index.column() - NAMES, 0))

    def _opened(self, chosen: CoverageRow) -> None:
        self._choose(chosen, 0)

    def _choose(self, chosen: CoverageRow, station: int) -> None:
        number = self.cells.rows.index(chosen)
        under = self.table.rowViewportPosition(number) + self.table.rowHeight(number)
        left = self.table.columnViewportPosition(NAMES)
        self.chosen.emit(chosen, station, self.table.viewport().mapToGlobal(QPoint(left, under)))

    def _columns(self) -> list[Column[CoverageRow]]:
        """Where the text is so large that six columns are what there is room for, the places follow the name."""

        def name(shown: CoverageRow) -> str:
            return f"{shown.label}, {shown.places}" if self._theme.narrow else shown.label

        def places(shown: CoverageRow) -> str:
            return shown.places

        return [
            Column("Svag indikator", name, tip=name),
            Column("Stadsdel", places, tone=lambda _row: "ink_soft", tip=places, width=PLACES_WIDTH),
            *(self._station(number) for number in range(len(LINKS))),
        ]

    def _station(self, number: int) -> Column[CoverageRow]:
        def spoken(shown: CoverageRow) -> bool:
            return bool(shown.words) and shown.words_at == number

        return Column(
            HEADS[LINKS[number]],
            lambda shown: shown.cell(number),
            align="center",
            tone=lambda shown: ("remark" if shown.unanswered else "ink_soft") if spoken(shown) else "",
            strong=lambda shown: spoken(shown) and shown.unanswered,
            icon=lambda shown: ("triangle-alert", "remark") if spoken(shown) and shown.unanswered else None,
            width=NARROW_STATION if self._theme.narrow else STATION_WIDTH,
        )

    def _make_key(self) -> QWidget:
        made = QWidget()
        pieces: list[QWidget | int | None] = []
        for state in (THERE, MISSING):
            picture = label("")
            picture.setPixmap(station_picture(self._theme, state))
            pieces += [picture, label(state, "small", "ink_soft"), self._theme.px(8)]
        made.setLayout(row(*pieces, None, spacing=self._theme.px(6)))
        return made
