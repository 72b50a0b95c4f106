"""The tree of the plan in the window: rows with icons and marks; it says which record was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from app.ui.rooms.action_plan.nodes import Node
from app.ui.rooms.action_plan.rows import MarkedRows
from app.ui.rooms.action_plan.tree_rows import KIND, RECORD, TreeRows, Way, key_of

if TYPE_CHECKING:
    from app.ui.theme import Theme

CLOSED_FROM_THE_START = "plan"
"""What surrounds the thread is folded away until someone asks for it."""


def _folded_from_the_start(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.kind == CLOSED_FROM_THE_START:
            name = f"{node.record}|{node.kind}"
            yield name
            yield from (f"{name}/{child.record}|{child.kind}" for child in node.children)


def _ways(nodes: Sequence[Node], above: str = "", way: Way = ()) -> dict[str, Way]:
    """The rows from the top to each row, by the row's name, in the order shown."""
    found: dict[str, Way] = {}
    for row, node in enumerate(nodes):
        here = "|".join(key_of(node))
        name = f"{above}/{here}" if above else here
        found[name] = (*way, row)
        found |= _ways(node.children, name, found[name])
    return found


def _is_of(name: str, record_id: str) -> bool:
    return name.rpartition("/")[2].startswith(f"{record_id}|")


class PlanTree(QTreeView):
    """`chosen(record id, kind)`; the id is "" on a heading, whose kind ends in ":all" when it lists a type.

    `entered` on Enter and `delete_wanted` on Delete, for the current row.
    """

    chosen = Signal(str, str)
    entered = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._nodes: tuple[Node, ...] = ()
        self._shut: set[str] = set()
        self._ways: dict[str, Way] = {}
        self._quiet, self._wanted = False, ""
        self._rows = TreeRows(theme, self)
        self.setModel(self._rows)
        self.setAccessibleName("Planens slutsatser, mål, mått och aktiviteter")
        self.setHeaderHidden(True)
        self.setItemDelegate(MarkedRows(theme, self, 32))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.setIndentation(theme.px(18))
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.clicked.connect(self._clicked)
        self.collapsed.connect(lambda index: self._fold(index, shut=True))
        self.expanded.connect(lambda index: self._fold(index, shut=False))

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Shows the plan as it is: only rows that are others are made anew, the rest stay as they stand."""
        if tuple(nodes) == self._nodes:
            return
        if not self._nodes:
            self._shut = set(_folded_from_the_start(nodes))
        before, self._nodes = self._nodes, tuple(nodes)
        name, record = self._name(self.currentIndex()), self.current_record()
        at = self.verticalScrollBar().value()
        with self._quietly():
            if self._rows.renew(before, self._nodes):
                self._fold_all()
            self._ways = _ways(self._nodes)
            same = self._ways.get(name)
            if same is not None:
                self.setCurrentIndex(self._rows.at(same))
            elif record:
                self.choose(record, tell=False)
        self.verticalScrollBar().setValue(at)
        if self._wanted:
            self._sift_anew()

    def show_only(self, text: str) -> None:
        """Hides the rows that do not lead to one with `text` in its words, and opens the others; all again for ""."""
        wanted = text.casefold().strip()
        if wanted != self._wanted:
            self._wanted = wanted
            self._sift_anew()

    def choose(self, record_id: str, *, tell: bool = True) -> bool:
        """Makes the first row of a record current and seen; False when it is not in the tree, or hidden."""
        if self.current_record() == record_id:
            return True
        way = next((way for name, way in self._ways.items() if _is_of(name, record_id)), None)
        index = self._rows.at(way) if way is not None else QModelIndex()
        if not index.isValid() or self._is_hidden(index):
            return False
        above = index.parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()
        if tell:
            self.setCurrentIndex(index)
        else:
            with self._quietly():
                self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def current_record(self) -> str:
        """The record of the current row; "" on a heading."""
        return str(self.currentIndex().data(RECORD) or "")

    def beside(self) -> list[str]:
        """The records of the same kind under the same row as the current one, itself among them, in order."""
        here = self.currentIndex()
        rows = (here.siblingAtRow(row) for row in range(self._rows.rowCount(here.parent())))
        return [str(row.data(RECORD)) for row in rows if row.data(KIND) == here.data(KIND) and row.data(RECORD)]

    def after_gone(self) -> str:
        """The record to show when the current row is gone: the next beside it, the one before, or the one above."""
        here = self.currentIndex()
        near = (here.siblingAtRow(here.row() + 1), here.siblingAtRow(here.row() - 1), here.parent())
        return next((str(row.data(RECORD)) for row in near if row.isValid() and row.data(RECORD)), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete and self.current_record():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What the program itself chooses and folds is not told, and not remembered as a person's wish."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _fold(self, index: QModelIndex, *, shut: bool) -> None:
        if self._quiet or self._wanted:
            return
        (self._shut.add if shut else self._shut.discard)(self._name(index))

    def _fold_all(self) -> None:
        """Opens every row but those that a person has folded; a filter opens those too."""
        self.expandAll()
        ways = _ways(self._nodes) if not self._wanted else {}
        for name in self._shut & ways.keys():
            self.collapse(self._rows.at(ways[name]))

    def _sift_anew(self) -> None:
        with self._quietly():
            self._sift(self._nodes, QModelIndex(), self._wanted)
            self._fold_all()
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())

    def _sift(self, nodes: Sequence[Node], above: QModelIndex, wanted: str) -> bool:
        """Hides and shows; True when something stays. Under a row that holds the text all stay, unless some do too."""
        stays = False
        for row, node in enumerate(nodes):
            here = self._rows.index(row, 0, above)
            inside = bool(node.children) and self._sift(node.children, here, wanted)
            found = inside or wanted in node.words.casefold()
            if found and not inside and node.children:
                self._sift(node.children, here, "")
            self.setRowHidden(row, above, not found)
            stays |= found
        return stays

    def _is_hidden(self, index: QModelIndex) -> bool:
        while index.isValid():
            if self.isRowHidden(index.row(), index.parent()):
                return True
            index = index.parent()
        return False

    def _name(self, index: QModelIndex) -> str:
        """A record may stand in several places; a row is known by the way to it. "" for no row."""
        if not index.isValid():
            return ""
        above = self._name(index.parent())
        here = f"{index.data(RECORD)}|{index.data(KIND)}"
        return f"{above}/{here}" if above else here

    def _indexes(self, above: QModelIndex | None = None) -> Iterator[QModelIndex]:
        """Every row that is not hidden."""
        root = above if above is not None else QModelIndex()
        for row in range(self._rows.rowCount(root)):
            if not self.isRowHidden(row, root):
                index = self._rows.index(row, 0, root)
                yield index
                yield from self._indexes(index)

    def _clicked(self, at: QModelIndex) -> None:
        """A click on the row where one already is leads back from what lies under its record."""
        if at == self.currentIndex():
            self._current_changed(at, at)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._quiet:
            self.chosen.emit(str(now.data(RECORD) or ""), str(now.data(KIND) or ""))
