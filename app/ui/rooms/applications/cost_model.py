"""The cost table as an item model: one row for each line, one column for each year, sums that are never typed.

A read-only window on the budget: an edited cell emits a wish, and the room turns it into a change. Amounts are shown
and written in thousand kronor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.journeys.costs import read_tkr, tkr
from app.journeys.costs.lines import Year
from app.journeys.costs.table import (
    ALL_COSTS,
    KIND,
    NOTE,
    PAYER,
    SUM,
    CostTable,
    head_of,
    kind_words,
    name_of,
    payer_words,
)
from app.models import budget
from app.models.errors import UserError
from app.models.schema import COST_KINDS, FINANCING
from app.models.wording import labels

if TYPE_CHECKING:
    from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
FIELDS = ("note", "kind", "financed_by")
"""What the first columns say of a line."""
LEAD = len(FIELDS)
CHOICES = {"kind": COST_KINDS, "financed_by": FINANCING}
NOT_SAID = "ej angivet"
APPLIED_FOR = "Söks ur programmet"
EMPTY = CostTable((), (), (), ())


@dataclass(frozen=True)
class Wish:
    """A person wants `amount` whole kronor (None: nothing) in a line and a year."""

    line: budget.Line
    year: Year
    amount: int | None


@dataclass(frozen=True)
class Naming:
    """A person wants a line to be called something else, to be of another kind, or paid by another."""

    line: budget.Line
    field: str
    value: str


class CostModel(QAbstractTableModel):
    """Lines, then sums: everything, what is asked of the programme, and what each other pays."""

    wished = Signal(object)
    named = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme, *, writable: bool = True) -> None:
        super().__init__()
        self._theme, self._writable = theme, writable
        self.shown = EMPTY
        self._sums: tuple[tuple[str, dict[int | None, int], int], ...] = ()
        self.stops: frozenset[str] = frozenset()

    @property
    def lines(self) -> tuple[budget.Line, ...]:
        """The lines shown."""
        return self.shown.lines

    @property
    def years(self) -> tuple[Year, ...]:
        """The columns of years."""
        return self.shown.years

    def show(self, table: CostTable, money: budget.Budget, stops: frozenset[str]) -> None:
        """Shows these costs, only repainted where the shape is alike. `stops`: the cost records that a rule stops."""
        same = (len(self.lines), self.years, len(self._sums)) == (len(table.lines), table.years, len(_sums(money)))
        if not same:
            self.beginResetModel()
        self.shown, self.stops, self._sums = table, stops, _sums(money)
        if same and self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        elif not same:
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
        return self.head(section) if role == Qt.ItemDataRole.DisplayRole else None

    def head(self, column: int) -> str:
        """The heading of a column."""
        return (NOTE, KIND, PAYER, *map(head_of, self.years), SUM)[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        part = _PARTS.get(role)
        return part(self, index) if part is not None and index.isValid() else None

    def text(self, index: Index) -> str:
        """The words of a cell."""
        in_sum = index.row() >= len(self.lines)
        return self._sum(index.row() - len(self.lines), index.column()) if in_sum else self._line(index)

    def tip(self, index: Index) -> str:
        """The whole words of a cell; for a name also its activity, where there are several to tell apart."""
        named = dict(self.shown.activities)
        if index.column() or index.row() >= len(self.lines) or len(named) < 2:
            return self.text(index)
        return f"{self.text(index)}\nAktivitet: {named.get(self.lines[index.row()].activity, '')}"

    def written(self, index: Index) -> str:
        """What stands in the cell's editor: the text, the key of the choice, the amount or nothing."""
        if self.is_amount(index):
            said = self.text(index)
            return "" if said == tkr(0) else said
        line = self.lines[index.row()]
        return str(getattr(line, FIELDS[index.column()]) or "")

    def is_amount(self, index: Index) -> bool:
        """Whether the cell is a line's amount in a year."""
        return index.row() < len(self.lines) and LEAD <= index.column() < LEAD + len(self.years)

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
        inside = index.row() < len(self.lines) and index.column() < LEAD + len(self.years)
        return found | Qt.ItemFlag.ItemIsEditable if self._writable and inside else found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Nothing is changed here: the wish is told, and what comes of it is shown when the plan has changed."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        line = self.lines[index.row()]
        if not self.is_amount(index):
            if str(value).strip() != self.written(index):
                self.named.emit(Naming(line, FIELDS[index.column()], str(value).strip()))
            return False
        year = self.years[index.column() - LEAD]
        try:
            amount = read_tkr(str(value))
        except UserError as error:
            self.refused.emit(str(error))
            return False
        if (amount or 0) != line.by_year.get(year, 0):
            self.wished.emit(Wish(line, year, amount))
        return False

    def _line(self, index: Index) -> str:
        line, column = self.lines[index.row()], index.column()
        if column < LEAD:
            return (name_of(line), kind_words(line), payer_words(line))[column] or NOT_SAID
        if column < LEAD + len(self.years):
            return tkr(line.by_year.get(self.years[column - LEAD], 0))
        return tkr(line.total)

    def _sum(self, row: int, column: int) -> str:
        words, by_year, total = self._sums[row]
        if column < LEAD:
            return words if column == 0 else ""
        return tkr(by_year.get(self.years[column - LEAD], 0)) if column < LEAD + len(self.years) else tkr(total)


def _sums(money: budget.Budget) -> tuple[tuple[str, dict[int | None, int], int], ...]:
    """Everything, what is applied for, and each other payer where there is more than one payer to tell apart."""
    asked = money.financed(budget.PROGRAMME_FUNDS)
    found = [(ALL_COSTS, money.by_year(), money.total), (APPLIED_FOR, asked.by_year(), asked.total)]
    others = {row.financed_by for row in money.rows} - {budget.PROGRAMME_FUNDS}
    for payer in (*FINANCING, None):
        if payer in others:
            part = money.where(lambda row, payer=payer: row.financed_by == payer)  # type: ignore[misc]
            words = labels.choice_label("cost", "financed_by", payer) if payer else NOT_SAID
            found.append((f"Betalas av: {words}", part.by_year(), part.total))
    return tuple(found)


def _align(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column < LEAD else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


_PARTS: dict[int, Callable[[CostModel, Index], Any]] = {
    Qt.ItemDataRole.DisplayRole: CostModel.text,
    Qt.ItemDataRole.ToolTipRole: CostModel.tip,
    Qt.ItemDataRole.EditRole: CostModel.written,
    Qt.ItemDataRole.FontRole: CostModel.font,
    Qt.ItemDataRole.ForegroundRole: CostModel.colour,
    Qt.ItemDataRole.TextAlignmentRole: lambda _model, index: _align(index.column()),
}
