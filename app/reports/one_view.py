"""One view of the situation on paper: question, answer, chart, whole table and source, as on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.platypus import Flowable

from app.models.plan import Plan
from app.models.wording import labels, typography
from app.reports import front
from app.reports.content import Figure, SituationPart
from app.reports.pieces import para
from app.reports.sheet import Cover, count_pages, set_pages
from app.reports.situation_chapter import situation_part

LOWER = (0.9, 0.8, 0.7)
"""Shares of its height that a chart gives up when that saves a page."""


def one_view(plan: Plan, part: SituationPart, reading: str, printed_on: str) -> bytes:
    """The PDF of one view. `reading` says how to read it; `printed_on` is an ISO date."""
    marks = (front.EXAMPLE,) if plan.example else ()
    board = labels.value_text(plan.root, "district_board", plan)
    cover = Cover(f"Lägesbild: {part.question}", board, marks)

    def pages(of: SituationPart) -> list[Flowable]:
        return list(_pages(plan, of, reading, printed_on))

    whole = [part, *(_lower(part, part.figure, share) for share in LOWER if part.figure is not None)]
    needed = count_pages(pages(part), cover)
    chosen = part if needed == 1 else min(whole, key=lambda each: count_pages(pages(each), cover))
    return set_pages(pages(chosen), cover)


def _lower(part: SituationPart, figure: Figure, share: float) -> SituationPart:
    return replace(part, figure=replace(figure, height=figure.height * share))


def _pages(plan: Plan, part: SituationPart, reading: str, printed_on: str) -> Iterator[Flowable]:
    if plan.example:
        yield from front.notices(plan, True, "")
    yield from situation_part(part)
    yield para(f"Så läser du: {reading}", "small")
    printed = f", utskriven {typography.date_long(printed_on)}" if printed_on else ""
    yield para(f"{labels.title_of(plan.root)}{printed}.", "small")
