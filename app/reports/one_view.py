"""One view of the situation on paper: question, answer, chart, whole table and source, as on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from app.models.plan import Plan
from app.models.wording import labels
from app.reports import front
from app.reports.content import SituationPart
from app.reports.pieces import para
from app.reports.sheet import Cover, set_pages
from app.reports.situation_chapter import situation_part


def one_view(plan: Plan, part: SituationPart, reading: str, printed_on: str) -> bytes:
    """The PDF of one view. `reading` says how to read it; `printed_on` is an ISO date."""
    marks = (front.EXAMPLE,) if plan.example else ()
    board = labels.value_text(plan.root, "district_board", plan)
    return set_pages(list(_pages(plan, part, reading, printed_on)), Cover(f"Lägesbild: {part.question}", board, marks))


def _pages(plan: Plan, part: SituationPart, reading: str, printed_on: str) -> Iterator[Flowable]:
    if plan.example:
        yield from front.notices(plan, True, "")
    yield from situation_part(part)
    yield para(f"Så läser du: {reading}", "small")
    yield front.particulars([("Plan", labels.title_of(plan.root))], printed_on)
