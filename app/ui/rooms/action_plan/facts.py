"""A record that nobody edits: what it holds in words, how it can be taken away, and where it is made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES
from app.models.wording import labels
from app.models.wording.typography import with_unit
from app.ui.widgets import button, label, row

if TYPE_CHECKING:
    from app.ui.room import Context

SAID = "Citerat ur tabellen. Det går att ta bort och citera på nytt i Lägesbild, men inte att skriva om."
WHERE = "situation"


class Facts(QWidget):
    """The fields of a settled record as captions and words that can be marked and copied."""

    def __init__(self, context: Context, record: Record) -> None:
        super().__init__()
        theme = context.theme
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(12))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        for at, (caption, words) in enumerate(facts(context.session.plan, record)):
            name = label(caption, "smallstrong", "ink_soft")
            told = label(words, wrap=True, selectable=True)
            told.setAccessibleName(f"{caption}: {words}")
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, at, 1)
        page.addLayout(grid)
        page.addWidget(label(SAID, "small", "ink_soft", wrap=True))
        anew = button(theme, "Öppna Lägesbild", kind="quiet", icon="map", on=lambda: context.go(WHERE))
        page.addLayout(row(anew, None))


def facts(plan: Plan, record: Record) -> list[tuple[str, str]]:
    """What every filled field of the record says; hashes and the like are the program's own and left out.

    A figure has the unit of the indicator it was quoted of, when it is of one.
    """
    units = {one.text("unit") for one in plan.targets(record, "indicators")}
    told = []
    for field in RECORD_TYPES[record.type].fields:
        words = labels.value_text(record, field.name, plan)
        if words and field.kind == "number" and len(units) == 1:
            words = with_unit(words, next(iter(units)))
        if words and not field.set_once:
            told.append((labels.field_label(record.type, field.name), words))
    return told
