"""The fields of one node: its text, how long it is, a way to copy it, and whether it has been pasted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from app.models.ils import Cell, Node, Tick
from app.models.wording import ils as wording
from app.ui.widgets import button, clear, icon_label, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme

CATALOGUES = ("council_goal", "programme_theme", "programme_sub_goal")
"""Fields that are chosen from a catalogue, which may not have been read in."""


class FieldRow(QFrame):
    """`copied(Cell)` when its text is wanted on the clipboard, `ticked(Cell, bool)` when it is ticked or unticked."""

    copied = Signal(object)
    ticked = Signal(object, bool)

    def __init__(self, theme: Theme, cell: Cell, *, writable: bool) -> None:
        super().__init__()
        self.cell = cell
        self.setProperty("box", "sunken")
        title = cell.column.title
        self.setAccessibleName(title)
        self._count = label("", "small", "ink_soft")
        self._text = label("", wrap=True, selectable=True)
        self.copy = button(theme, "Kopiera", icon="copy", on=lambda: self.copied.emit(self.cell))
        self.copy.setAccessibleName(f"Kopiera {title}")
        self.tick = QCheckBox("Inklistrad")
        self.tick.setAccessibleName(f"{title} är inklistrad i ILS")
        self.tick.setEnabled(writable)
        self.tick.toggled.connect(lambda on: self.ticked.emit(self.cell, on))
        self._warning = icon_label(theme, theme.icon_names["level"]["remark"], "remark", 18)
        self._warning.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._said = label("", "small", wrap=True)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        inner.setSpacing(theme.px(4))
        head = row(label(title, "smallstrong", wrap=True), self._count)
        head.setStretch(0, 1)
        inner.addLayout(head)
        inner.addWidget(self._text)
        foot = row(self.copy, self.tick, self._warning, self._said, spacing=theme.px(10))
        foot.setStretch(3, 1)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        inner.addWidget(self._foot)

    def show_cell(self, cell: Cell, tick: Tick) -> None:
        """The field as it is now. One with nothing in it says so and has nothing to copy."""
        self.cell = cell
        nothing = wording.NOT_LISTED if cell.column.name in CATALOGUES else wording.NOT_FILLED
        self._text.setText(cell.text or nothing)
        _dress(self._text, "tone", "" if cell.text else "ink_soft")
        self._count.setText(wording.characters(cell.count) if cell.text else "")
        self._foot.setVisible(bool(cell.text))
        with QSignalBlocker(self.tick):
            self.tick.setChecked(tick.state == "pasted")
        changed = tick.state == "changed"
        self._warning.setVisible(changed)
        said = wording.tick_words(tick.state, tick.by, tick.on)
        self._said.setText(said)
        _dress(self._said, "tone", "remark" if changed else "ink_soft")
        self.tick.setAccessibleDescription(said)
        _dress(self, "box", "remark" if changed else "sunken")


class NodeFields(QWidget):
    """The fields of a node, downwards in the order of ILS. Another node of the same kind keeps the rows."""

    copied = Signal(object)
    ticked = Signal(object, bool)

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self._theme, self._writable = theme, writable
        self.rows: list[FieldRow] = []
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(0, 0, theme.px(8), theme.px(12))
        self._inner.setSpacing(theme.px(8))

    def show_node(self, node: Node, ticks: Sequence[Tick]) -> None:
        """The node as it is now, with the tick of each field."""
        if [one.cell.column for one in self.rows] != [cell.column for cell in node.cells]:
            self._build(node)
        for shown, cell, tick in zip(self.rows, node.cells, ticks, strict=True):
            shown.show_cell(cell, tick)

    def _build(self, node: Node) -> None:
        clear(self._inner)
        self.rows = [FieldRow(self._theme, cell, writable=self._writable) for cell in node.cells]
        for made in self.rows:
            made.copied.connect(self.copied)
            made.ticked.connect(self.ticked)
            self._inner.addWidget(made)
        self._inner.addStretch(1)


def _dress(widget: QWidget, name: str, value: str) -> None:
    """A role that changes while the widget is shown."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
