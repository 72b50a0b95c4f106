"""Which presentations *Handlingsplan* has beside the tree, in the order of their tabs. Each is imported when shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.rooms.action_plan.presentation import Kind

if TYPE_CHECKING:
    from app.ui.room import Context
    from app.ui.rooms.action_plan.presentation import Presentation


def _table(context: Context) -> Presentation:
    from app.ui.rooms.action_plan.table.page import TablePage

    return TablePage(context)


def _chain(context: Context) -> Presentation:
    from app.ui.rooms.action_plan.chain.presentation import ChainPresentation

    return ChainPresentation(context)


def _timeline(context: Context) -> Presentation:
    from app.ui.rooms.action_plan.timeline.presentation import TimelinePresentation

    return TimelinePresentation(context)


def _coverage(context: Context) -> Presentation:
    from app.ui.rooms.action_plan.coverage.presentation import CoveragePresentation

    return CoveragePresentation(context)


def _ils(context: Context) -> Presentation:
    from app.ui.rooms.action_plan.ils.presentation import IlsDesk

    return IlsDesk(context)


PRESENTATIONS: tuple[Kind, ...] = (
    Kind("table", "Tabell", _table),
    Kind("chain", "Kedja", _chain),
    Kind("timeline", "Tidslinje", _timeline),
    Kind("coverage", "Täckning", _coverage),
    Kind("ils", "ILS", _ils),
)
