"""The cost table: one line for each cost, one column for each year, sums that are never typed.

Amounts are shown and written in thousand kronor. The model is a read-only window on the budget; an edited cell emits a
wish, and the room turns it into a change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.models import budget
from app.models.errors import UserError
from app.models.wording import labels, typography
from app.ui.widgets import RowDelegate

if TYPE_CHECKING:
    from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LEAD = 2
FRAME_TKR = 150_000
LEAST, AROUND = 46, 17
"""A column's least width and the space around its words, in px at text size 1.0; the name of the cost has the rest."""
ROOT = QModelIndex()


@dataclass(frozen=True)
class Wish:
    """A person wants `amount` whole kronor (None: nothing) in a line and a year."""

    line: budget.Line
    year: int
    amount: int | None


class CostModel(QAbstractTableModel):
    """Lines, then two sums: everything, and what is asked of the programme."""

    wished = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme, *, writable: bool = True) -> None:
        super().__init__()
        self._theme, self._writable = theme, writable
        self.money = budget.Budget(())
        self.lines: tuple[budget.Line, ...] = ()
        self.years: tuple[int, ...] = ()
        self._sums: tuple[tuple[str, dict[int | None, int], int], ...] = ()
        self.stops: frozenset[str] = frozenset()

    def show(self, money: budget.Budget, years: Sequence[int], stops: frozenset[str]) -> None:
        """Shows these costs; `stops` are the cost records that a rule stops."""
        self.beginResetModel()
        self.money, self.lines, self.years, self.stops = money, money.lines(), tuple(years), stops
        asked = money.financed(budget.PROGRAMME_FUNDS)
        self._sums = (
            ("Alla kostnader", money.by_year(), money.total),
            ("Söks ur programmet", asked.by_year(), asked.total),
        )
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines) + (len(self._sums) if self.lines else 0)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else LEAD + len(self.years) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = ("Kostnad", "Betalas av", *map(str, self.years), "Summa")
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        part = _PARTS.get(role)
        return part(self, index) if part is not None and index.isValid() else None

    def text(self, index: Index) -> str:
        """The words of a cell."""
        in_sum = index.row() >= len(self.lines)
        return self._sum(index.row() - len(self.lines), index.column()) if in_sum else self._line(index)

    def font(self, index: Index) -> Any:
        """Sums are semibold."""
        return self._theme.font("strong") if index.row() >= len(self.lines) else None

    def colour(self, index: Index) -> Any:
        """The name of a cost that a rule stops has the colour of a stop; the rule says why beside the table."""
        if index.column() or index.row() >= len(self.lines):
            return None
        return self._theme.colour("stop") if self.stops & set(self.lines[index.row()].rows) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        year = LEAD <= index.column() < LEAD + len(self.years)
        editable = self._writable and year and index.row() < len(self.lines)
        return found | Qt.ItemFlag.ItemIsEditable if editable else found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Nothing is changed here: the wish is told, and what comes of it is shown when the plan has changed."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        line, year = self.lines[index.row()], self.years[index.column() - LEAD]
        try:
            amount = read_tkr(str(value))
        except UserError as error:
            self.refused.emit(str(error))
            return False
        if (amount or 0) != line.by_year.get(year, 0):
            self.wished.emit(Wish(line, year, amount))
        return False

    def _line(self, index: Index) -> str:
        line = self.lines[index.row()]
        if index.column() == 0:
            return line.note or labels.choice_label("cost", "kind", line.kind or "") or "Utan namn"
        if index.column() == 1:
            return labels.choice_label("cost", "financed_by", line.financed_by or "") or "ej angivet"
        if index.column() < LEAD + len(self.years):
            return tkr(line.by_year.get(self.years[index.column() - LEAD], 0))
        return tkr(line.total)

    def _sum(self, row: int, column: int) -> str:
        words, by_year, total = self._sums[row]
        if column < LEAD:
            return words if column == 0 else ""
        return tkr(by_year.get(self.years[column - LEAD], 0)) if column < LEAD + len(self.years) else tkr(total)


class CostGrid(QTableView):
    """Cells are chosen one by one; F2, Enter or typing edits a year's amount."""

    def __init__(self, theme: Theme, *, writable: bool = True) -> None:
        super().__init__()
        self.costs = CostModel(theme, writable=writable)
        self._theme = theme
        self.setModel(self.costs)
        self.setAccessibleName("Kostnader i tusental kronor")
        self.setItemDelegate(RowDelegate(theme, self, 32))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(32))
        self.horizontalHeader().setHighlightSections(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        edits = QAbstractItemView.EditTrigger
        self.setEditTriggers(edits.DoubleClicked | edits.EditKeyPressed | edits.AnyKeyPressed)

    def show_costs(self, money: budget.Budget, years: Sequence[int], stops: frozenset[str]) -> None:
        """Shows these costs at their full height; the same cell stays current."""
        at = self.currentIndex()
        place = (at.row(), at.column())
        self.costs.show(money, years, stops)
        header = self.horizontalHeader()
        px = self._theme.px
        header.setMinimumSectionSize(px(LEAST))
        for column in range(self.costs.columnCount()):
            mode = QHeaderView.ResizeMode.Fixed if column else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            if column:
                self.setColumnWidth(column, self._wanted(column))
        self.setFixedHeight(header.sizeHint().height() + self.costs.rowCount() * px(32) + 4)
        if place[0] >= 0:
            self.setCurrentIndex(self.costs.index(*place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the current amount, as F2 does."""
        at = self.currentIndex()
        editable = bool(at.isValid() and self.costs.flags(at) & Qt.ItemFlag.ItemIsEditable)
        still = self.state() != QAbstractItemView.State.EditingState
        if editable and still and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(at)
            return
        super().keyPressEvent(event)

    def _wanted(self, column: int) -> int:
        """As wide as its widest words."""
        model = self.costs
        strong, body = (QFontMetrics(self._theme.font(name)) for name in ("strong", "body"))
        sums = range(len(model.lines), model.rowCount())
        wide = [strong.horizontalAdvance(model.text(model.index(at, column))) for at in sums]
        wide += [body.horizontalAdvance(model.text(model.index(at, column))) for at in range(len(model.lines))]
        head = str(model.headerData(column, Qt.Orientation.Horizontal))
        return max([*wide, strong.horizontalAdvance(head)]) + self._theme.px(AROUND)

    def current_line(self) -> budget.Line | None:
        """The line of the current cell; None on a sum."""
        row = self.currentIndex().row()
        return self.costs.lines[row] if 0 <= row < len(self.costs.lines) else None


def tkr(amount: int) -> str:
    """Thousand kronor, with a decimal only where needed; a dash for nothing."""
    return typography.number(Decimal(amount) / 1000) if amount else "–"


def read_tkr(text: str) -> int | None:
    """Whole kronor of what was written in thousands; None for an empty cell.

    Raises `UserError` for what is no number, for parts of a krona, and for more than the whole programme has: then
    somebody has written kronor.
    """
    if not text.strip() or text.strip() in ("–", "-"):
        return None
    thousands = Decimal(typography.parse_number(text))
    if abs(thousands) > FRAME_TKR:
        raise UserError("amount_above_frame", amount=typography.number(thousands))
    kronor = thousands * 1000
    if kronor != kronor.to_integral_value():
        raise UserError("amount_below_krona", amount=text.strip())
    return int(kronor)


def _align(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column < LEAD else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


_PARTS: dict[int, Callable[[CostModel, Index], Any]] = {
    Qt.ItemDataRole.DisplayRole: CostModel.text,
    Qt.ItemDataRole.ToolTipRole: CostModel.text,
    Qt.ItemDataRole.EditRole: lambda model, index: "" if model.text(index) == "–" else model.text(index),
    Qt.ItemDataRole.FontRole: CostModel.font,
    Qt.ItemDataRole.ForegroundRole: CostModel.colour,
    Qt.ItemDataRole.TextAlignmentRole: lambda _model, index: _align(index.column()),
}
