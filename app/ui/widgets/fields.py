"""A field with its label above and its remark below, and the number field that takes "12,5" and "12.5".

Fields know form, not rules: what is wrong with a value is told to them as a level and a sentence.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.errors import UserError
from app.models.wording import typography
from app.ui.theme import LEVEL_ROLE, Level
from app.ui.widgets.basic import icon_label, label
from app.ui.widgets.boxes import LEVEL_WORD

if TYPE_CHECKING:
    from app.ui.theme import Theme


def parse_number(text: str) -> Decimal | None:
    """The number a Swede means: "12,5", "12.5", "1 200", "−3"; None for an empty field. UserError otherwise."""
    return Decimal(typography.parse_number(text)) if text.strip() else None


def show_number(value: Decimal | float | None, decimals: int | None = None) -> str:
    """A number as Swedish text, with decimal comma and no-break spaces; "" for None."""
    return "" if value is None else typography.number(value, decimals)


def set_level(widget: QWidget, level: str) -> None:
    """Give a field the border of a level ("stop", "remark" or "" for none)."""
    if widget.property("level") != level:
        widget.setProperty("level", level)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class NumberEdit(QLineEdit):
    """A line for a number. `committed(Decimal | None)` on leaving or Enter when the number changed.

    What cannot be read stays in the field, with a stop border and the reason in `refused(sentence)`.
    """

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, value: Decimal | float | None = None, decimals: int | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._decimals = decimals
        self._value: Decimal | None = None
        self.set_value(value)
        self.editingFinished.connect(self._finish)

    def value(self) -> Decimal | None:
        """The last number that could be read."""
        return self._value

    def set_value(self, value: Decimal | float | None) -> None:
        self._value = None if value is None else Decimal(str(value))
        self.setText(show_number(self._value, self._decimals))
        self._calm()

    def _finish(self) -> None:
        try:
            value = parse_number(self.text())
        except UserError as error:
            set_level(self, "stop")
            self.setToolTip(str(error))
            self.setAccessibleDescription(str(error))
            self.refused.emit(str(error))
            return
        self._calm()
        if value != self._value:
            self._value = value
            self.setText(show_number(value, self._decimals))
            self.committed.emit(value)

    def _calm(self) -> None:
        set_level(self, "")
        self.setToolTip("")
        self.setAccessibleDescription("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()


class ComboBox(QComboBox):
    """A list to choose from that the mouse wheel passes by: who scrolls a page must not change what stands on it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()


class Field(QWidget):
    """A label above, a control, and room for a remark below. `wanted` says in words when it is needed."""

    def __init__(self, theme: Theme, caption: str, control: QWidget, wanted: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.control = control
        self.caption = label(caption, "smallstrong", wrap=theme.narrow)
        self.caption.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(caption)
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px(8))
        self.head.addWidget(self.caption, 2 if theme.narrow else 0)
        self.wanted = label(wanted, "small", "ink_soft", wrap=theme.narrow)
        self.head.addWidget(self.wanted, 1)
        self._remark = QHBoxLayout()
        self._remark.setSpacing(theme.px(6))
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(4))
        inner.addLayout(self.head)
        inner.addWidget(control)
        inner.addLayout(self._remark)

    def set_remark(self, level: Level | None, text: str = "") -> None:
        """Show what is wrong under the field, with icon, word and border; None takes it away."""
        while (item := self._remark.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        set_level(self.control, level if level in ("stop", "remark") else "")
        self.control.setAccessibleDescription(f"{LEVEL_WORD[level]}: {text}" if level else "")
        if level is None:
            return
        role = LEVEL_ROLE[level]
        self._remark.addWidget(icon_label(self._theme, self._theme.icon_names["level"][level], role, 15))
        self._remark.addWidget(label(f"{LEVEL_WORD[level]}:", "smallstrong", role))
        self._remark.addWidget(label(text, "small", role, wrap=True), 1)
