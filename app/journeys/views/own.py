"""Which of the plan's own neighbourhoods a view speaks of when nobody has chosen one."""

from __future__ import annotations

from app.journeys.situation import Situation


def highest_own(situation: Situation) -> str | None:
    """The plan's unit with the highest index, or its first where none has one."""
    ranked = [unit for unit in situation.ranked if unit in situation.own]
    return ranked[0] if ranked else (situation.own[0] if situation.own else None)
