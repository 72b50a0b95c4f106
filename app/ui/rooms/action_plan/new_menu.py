"""The menu of what can be added to the plan: what the thread is made of first, then what is common beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from app.models.wording import labels
from app.ui.rooms.action_plan.nodes import SHOWN_UNDER

COMMONLY_MADE = ("organisation", "member", "working_group", "dialogue_input", "deadline")


class NewMenu(QMenu):
    """Filled anew each time it is offered."""

    def offer(self, under: QWidget, make: Callable[[str], None]) -> None:
        """Drops down below a button; what is chosen is made."""
        self.clear()
        for kind in (*SHOWN_UNDER, "", *COMMONLY_MADE):
            if not kind:
                self.addSeparator()
                continue
            self.addAction(labels.new_label(kind)).triggered.connect(lambda _checked=False, kind=kind: make(kind))
        self.setActiveAction(self.actions()[0])
        self.popup(under.mapToGlobal(under.rect().bottomLeft()))
