"""A way of seeing the records of *Handlingsplan*, and the tabs to choose among them.

All of them show the same records. One that is not in view is told of changes when it next is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.widgets.view_tabs import ViewTabs

if TYPE_CHECKING:
    from app.ui.room import Context
    from app.ui.rooms.action_plan.tree_and_record import TreeAndRecord

TREE = "tree"


class Presentation(QWidget):
    """`chosen(record id)` when a record becomes current here, `opened(record id)` when its form is wanted."""

    chosen = Signal(str)
    opened = Signal(str)

    def refresh(self) -> None:
        """Show the plan, and what the rules say, as it is now."""

    def choose(self, record_id: str) -> None:
        """Make the record current without telling; one that is not shown here changes nothing."""

    def focus_here(self) -> None:
        """Give the keyboard to what the person works in."""
        self.setFocus()

    def focus_filter(self) -> None:
        """Give the keyboard to the filter, where there is one."""
        self.focus_here()

    def finish(self) -> None:
        """Commit what is being written: the person is about to leave."""


@dataclass(frozen=True)
class Kind:
    """A presentation before anyone has looked at it: its tab, and how to make it."""

    key: str
    tab: str
    make: Callable[[Context], Presentation]


class Presentations(QWidget):
    """The tabs and what they show. The first is the tree, which is given; the others are made when first shown.

    `chosen` and `opened` are passed on from the presentation in view; `turned()` when another one is in view.
    """

    chosen = Signal(str)
    opened = Signal(str)
    turned = Signal()

    def __init__(self, context: Context, tree: TreeAndRecord, kinds: Sequence[Kind]) -> None:
        super().__init__()
        self._context, self._tree = context, tree.panes
        self._kinds = {kind.key: kind for kind in kinds}
        self._made: dict[str, Presentation] = {}
        self._stale: set[str] = set()
        self._record = ""
        self._in_view = TREE
        self._stack = QStackedWidget()
        self._stack.addWidget(tree)
        self.tabs = ViewTabs(
            context.theme, [(TREE, "Träd"), *((kind.key, kind.tab) for kind in kinds)], "Planen visad som"
        )
        self.tabs.chosen.connect(self.show_kind)
        self.tabs.choose(TREE)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("box", "bar")
        bar.setVisible(bool(self._kinds))
        line = QHBoxLayout(bar)
        line.setContentsMargins(self._context.theme.px(10), 0, self._context.theme.px(16), 0)
        line.addWidget(self.tabs, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self._stack, 1)

    @property
    def current(self) -> str:
        """The key of what is in view."""
        return self._in_view

    @property
    def keys(self) -> tuple[str, ...]:
        return (TREE, *self._kinds)

    @property
    def shown(self) -> Presentation | None:
        """What is in view; None for the tree."""
        return self._made.get(self.current)

    def show_kind(self, key: str) -> None:
        """Another presentation of the same records, with the same record current; the one in view stays as it is."""
        if key == self._in_view:
            self.tabs.choose(key)
            return
        if (before := self.shown) is not None:
            before.finish()
        self._in_view = key
        self.tabs.choose(key)
        if key == TREE:
            self._stack.setCurrentIndex(0)
            self.turned.emit()
            return
        made = self._made.get(key) or self._make(key)
        if key in self._stale:
            self._stale.discard(key)
            made.refresh()
        made.choose(self._record)
        self._stack.setCurrentWidget(made)
        self.turned.emit()

    def follow(self, record_id: str) -> None:
        """Another record is current."""
        self._record = record_id
        if (shown := self.shown) is not None:
            shown.choose(record_id)

    @property
    def record(self) -> str:
        """The record that is current in all of them; "" for none."""
        return self._record

    def refresh(self) -> None:
        """The plan changed: what is in view is shown anew, the others when they next are."""
        self._stale = set(self._made)
        if (shown := self.shown) is not None:
            self._stale.discard(self.current)
            shown.refresh()

    def focus_filter(self) -> None:
        """Give the keyboard to the filter of what is in view."""
        shown = self.shown
        if shown is None:
            self._tree.filter.setFocus()
        else:
            shown.focus_filter()

    def finish(self) -> None:
        """Commit what is being written."""
        if (shown := self.shown) is not None:
            shown.finish()

    def _make(self, key: str) -> Presentation:
        made = self._made[key] = self._kinds[key].make(self._context)
        made.chosen.connect(self._chosen)
        made.opened.connect(self.opened)
        self._stack.addWidget(made)
        made.refresh()
        return made

    def _chosen(self, record_id: str) -> None:
        self._record = record_id
        self.chosen.emit(record_id)
