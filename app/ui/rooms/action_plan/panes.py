"""Tree and open record beside each other; at large text sizes one at a time, with a way back to the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui.rooms.action_plan.tree import PlanTree
from app.ui.widgets import Card, button, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme

TREE_WIDTH, PAGE_WIDTH = 366, 744


class Panes(QWidget):
    """`filter`, `tree`, `new` and `counts` to the left; to the right whatever `show_right` is given.

    `filtered(text)` when the filter changes, `new_wanted()` for the button.
    """

    filtered = Signal(str)
    new_wanted = Signal()

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self._theme = theme
        self.tree = PlanTree(theme)
        self.tree.clicked.connect(lambda _index: self.show_record())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filtrera i planen")
        self.filter.setAccessibleName("Filtrera i planen")
        self.filter.setToolTip("Filtrera i planen (Ctrl+Shift+F)")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.filtered)
        self.new = button(theme, "Nytt", icon="plus", on=self.new_wanted.emit)
        self.new.setAccessibleName("Nytt i planen")
        self.new.setToolTip("Nytt i planen (Ctrl+N)")
        self.new.setEnabled(writable)
        self.counts = label("", "small", "ink_soft", wrap=True)
        self._right = QStackedWidget()
        self._both: QStackedWidget | None = None
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        page.addWidget(self._one_at_a_time() if theme.narrow else self._beside())

    def show_right(self, widget: QWidget) -> None:
        """Puts another page at the right; the one before is thrown away."""
        while self._right.count():
            if (old := self._right.widget(0)) is not None:
                self._right.removeWidget(old)
                old.deleteLater()
        self._right.addWidget(widget)

    def show_tree(self) -> None:
        """Brings the tree into view."""
        if self._both is not None:
            self._both.setCurrentIndex(0)

    def show_record(self) -> None:
        """Brings the open record into view."""
        if self._both is not None:
            self._both.setCurrentIndex(1)

    @property
    def right(self) -> QWidget | None:
        """What stands at the right."""
        return self._right.currentWidget()

    def _left_card(self) -> Card:
        left = Card(self._theme)
        left.body.addLayout(row(self.filter, self.new))
        left.body.addWidget(self.tree, 1)
        left.body.addWidget(self.counts)
        return left

    def _right_card(self) -> Card:
        right = Card(self._theme)
        right.body.setContentsMargins(0, 0, 0, 0)
        right.body.addWidget(self._right)
        return right

    def _beside(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(self._theme.px(12))
        split.addWidget(self._left_card())
        split.addWidget(self._right_card())
        split.setStretchFactor(1, 1)
        split.setSizes([self._theme.px(TREE_WIDTH), self._theme.px(PAGE_WIDTH)])
        return split

    def _one_at_a_time(self) -> QWidget:
        back = button(self._theme, "Visa hela planen", kind="quiet", icon="chevron-left", on=self._go_back)
        record = QWidget()
        lines = QVBoxLayout(record)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(row(back, None))
        lines.addWidget(self._right_card(), 1)
        self._both = QStackedWidget()
        self._both.addWidget(self._left_card())
        self._both.addWidget(record)
        return self._both

    def _go_back(self) -> None:
        self.show_tree()
        self.tree.setFocus()
