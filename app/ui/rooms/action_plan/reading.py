"""Records to be read one after the other: working groups with their mandate, and what people said and what it led to.

Each leads to its form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.models.plan import Plan, Record
from app.models.schema import fields_of
from app.models.wording import labels
from app.ui.widgets import button, clear, column, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme

READ: Mapping[str, tuple[str, ...]] = {
    "working_group": ("purpose", "mandate", "members", "meets"),
    "dialogue_input": ("heard_on", "said", "became"),
}
"""The kinds that are read through rather than looked up, and what is read of them."""
MISSING = "Inte skrivet än"
LED_TO = "Slutsatser som bygger på det"


class ReadingList(QWidget):
    """`opened(record id)` is called when somebody wants to write in one."""

    def __init__(self, theme: Theme, kind: str, opened: Callable[[str], object]) -> None:
        super().__init__()
        self._theme, self._kind, self._opened = theme, kind, opened
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(10))

    def refresh(self, plan: Plan) -> None:
        """Every record of the kind, as it is now."""
        clear(self._lines)
        for record in plan.of(self._kind):
            self._lines.addWidget(self._one(plan, record))

    def _one(self, plan: Plan, record: Record) -> QFrame:
        theme, title = self._theme, labels.title_of(record)
        change = button(theme, "Öppna", kind="quiet", icon="pencil", on=partial(self._opened, record.id))
        change.setAccessibleName(f"Öppna {title}")
        head = row(label(title, "lead", wrap=True), change)
        head.setStretch(0, 1)
        box = QFrame()
        box.setProperty("box", "sunken")
        box.setAccessibleName(title)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(theme.px(14), theme.px(8), theme.px(10), theme.px(12))
        inside.setSpacing(theme.px(8))
        inside.addLayout(head)
        for caption, words, missing in lines_of(plan, record):
            said = label(words, tone="remark" if missing else "", wrap=True, selectable=not missing)
            inside.addLayout(column(label(caption, "smallstrong", "ink_soft"), said, spacing=0))
        return box


def lines_of(plan: Plan, record: Record) -> list[tuple[str, str, bool]]:
    """What is read of a record: caption, words, and whether they only say that something wanted is missing."""
    found = []
    for name in READ[record.type]:
        words = labels.value_text(record, name, plan)
        wanted = fields_of(record.type)[name].wanted
        if words or wanted:
            found.append((labels.field_label(record.type, name), words or MISSING, not words))
    if record.type == "dialogue_input":
        led_to = plan.referring(record.id, "finding", "dialogue_inputs")
        if led_to:
            found.append((LED_TO, ", ".join(labels.title_of(one) for one in led_to), False))
    return found
