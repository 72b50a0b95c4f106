"""Beginning a plan: founded for a board, with the programme's themes and the period in place."""

from __future__ import annotations

from app.journeys import atlas
from app.journeys.library import Library
from app.journeys.session import Session
from app.models import programme, verbs
from app.models.change import combine
from app.models.errors import UserError


def new_plan(library: Library, title: str, board: str) -> Session:
    """An open session on a new plan. A plan for *Exempelnämnden* is an example for ever.

    Raises `UserError("board_unknown")` when the city has no such board, and `title_missing`.
    """
    if not title.strip():
        raise UserError("title_missing")
    example = board == atlas.EXAMPLE_BOARD
    boards = [place.name for place in atlas.catalogue(example).boards()]
    if board not in boards:
        raise UserError("board_unknown", board=board, boards=", ".join([*boards, atlas.EXAMPLE_BOARD]))
    session = library.create(title.strip(), f"board:{board}", example=example)
    first, last = programme.PERIOD
    plan = session.plan
    session.do(
        combine(
            verbs.set_value(plan, plan.id, "period_start", first),
            verbs.set_value(plan, plan.id, "period_end", last),
            programme.themes(session.chance),
        )
    )
    return session
