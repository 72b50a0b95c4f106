"""The rows of the tree as Qt's items: made from the plan's nodes, and made anew only where those are others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from app.ui.rooms.action_plan.nodes import Node
from app.ui.rooms.action_plan.rows import LEVEL

if TYPE_CHECKING:
    from app.ui.theme import Theme

RECORD, KIND = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
ICONS = {
    "plan": "file-text",
    "heading": "unlink",
    "deadline": "calendar",
    "version": "file-text",
    "evidence": "quote",
    "target": "target",
    "actual": "ruler",
    "cost": "banknote",
    "working_group": "users",
    "dialogue_input": "message-square",
    "housing_stock": "building-2",
    "programme_goal": "target",
    "council_goal": "target",
    "indicator_definition": "list",
    "requirement": "clipboard-list",
    "weak_indicator_answer": "message-square",
}
LEVEL_WORDS = {"stop": "stopp", "remark": "anmärkning"}
Way: TypeAlias = tuple[int, ...]
"""The rows from the top to a row."""


def key_of(node: Node) -> tuple[str, str]:
    """What makes two nodes the same row, whatever they say."""
    return node.record, node.kind


class TreeRows(QStandardItemModel):
    """`renew` when the plan is another; `at` finds a row by its way."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def renew(self, before: Sequence[Node], now: Sequence[Node]) -> bool:
        """Makes the rows of `before` into those of `now`; True when any came or went."""
        return self._under(self.invisibleRootItem(), before, now)

    def at(self, way: Way) -> QModelIndex:
        """The row at the end of a way."""
        index = QModelIndex()
        for row in way:
            index = self.index(row, 0, index)
        return index

    def _under(self, above: QStandardItem, before: Sequence[Node], now: Sequence[Node]) -> bool:
        """Makes the rows under one as they should be; True when any came or went. Like ends of the two stay."""
        old, new = [key_of(node) for node in before], [key_of(node) for node in now]
        start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
        rest = min(len(old), len(new)) - start
        back = zip(reversed(old), reversed(new), strict=False)
        end = min(rest, next((n for n, (a, b) in enumerate(back) if a != b), rest))
        other = len(old) - end > start or len(new) - end > start
        if other:
            above.removeRows(start, len(old) - end - start)
            for place, node in enumerate(now[start : len(new) - end], start=start):
                above.insertRow(place, [self._item(node)])
        pairs = [*zip(before[:start], range(start), strict=True)]
        pairs += zip(before[len(old) - end :], range(len(new) - end, len(new)), strict=True)
        for node, row in pairs:
            if node != now[row]:
                item = above.child(row)
                self._dress(item, now[row])
                other |= self._under(item, node.children, now[row].children)
        return other

    def _item(self, node: Node) -> QStandardItem:
        item = QStandardItem()
        self._dress(item, node)
        for child in node.children:
            item.appendRow(self._item(child))
        return item

    def _dress(self, item: QStandardItem, node: Node) -> None:
        icon = self._theme.icon_names["record"].get(node.kind) or ICONS.get(node.kind, "folder")
        item.setIcon(self._theme.icon(icon))
        item.setText(node.words)
        item.setData(node.record, RECORD)
        item.setData(node.kind, KIND)
        item.setData(node.level, LEVEL)
        told = f"{node.words}, {LEVEL_WORDS[node.level]}" if node.level else node.words
        item.setData(told, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(told)
