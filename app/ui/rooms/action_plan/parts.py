"""What stands on the page of some kinds of records beside the form, such as a picture of how a measure has moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.models.plan import Record
    from app.ui.room import Context


class RecordPart(QWidget):
    """Made for one record; `opened(record id)` when the person wants another."""

    opened = Signal(str)

    def refresh(self, record: Record) -> None:
        """Show the record as it is now."""


MakePart: TypeAlias = Callable[["Context", str], RecordPart]
"""Given the context and the record's id. A part is imported when it is first made."""


def _way(context: Context, record_id: str) -> RecordPart:
    from app.ui.rooms.action_plan.way import WayPart

    return WayPart(context, record_id)


def _baseline(context: Context, record_id: str) -> RecordPart:
    from app.ui.rooms.action_plan.quoting_baseline import BaselinePart

    return BaselinePart(context, record_id)


def _numbers(context: Context, record_id: str) -> RecordPart:
    from app.ui.rooms.action_plan.numbers import NumbersPart

    return NumbersPart(context, record_id)


def _version(context: Context, record_id: str) -> RecordPart:
    from app.ui.history.versions import VersionPart

    return VersionPart(context, record_id)


def _share(context: Context, record_id: str) -> RecordPart:
    from app.ui.rooms.action_plan.examples import SharePart

    return SharePart(context, record_id)


PARTS: Mapping[str, Sequence[MakePart]] = {
    "measure": (_way, _baseline),
    "follow_up": (_numbers,),
    "version": (_version,),
    "goal": (_share,),
}
"""By kind of record, in the order they stand: above the lists of what belongs to the record."""


def parts_of(context: Context, record: Record) -> list[RecordPart]:
    """The parts of a record's page."""
    return [make(context, record.id) for make in PARTS.get(record.type, ())]
