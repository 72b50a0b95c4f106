"""A page of *Lägesbild* that stands in the place of the views until the person goes back to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class SidePage(QWidget):
    """`left` when the person goes back to the views; `wanted(dataset id)` when they want another table shown."""

    left = Signal()
    wanted = Signal(str)

    def refresh(self) -> None:
        """Show the plan as it is now."""

    def finish(self) -> None:
        """Commit what is being written: the person is about to leave."""

    @property
    def open_id(self) -> str | None:
        """The record in view."""
        return None
