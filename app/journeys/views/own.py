"""Which neighbourhood a view speaks of when nobody has chosen one, or when the chosen one cannot be shown."""

from __future__ import annotations

from app.journeys.situation import Situation
from app.models.wording.analysis import shown_instead_sentence


def highest_own(situation: Situation) -> str | None:
    """The plan's unit with the highest index, or its first where none has one."""
    ranked = [unit for unit in situation.ranked if unit in situation.own]
    return ranked[0] if ranked else (situation.own[0] if situation.own else None)


def shown_instead(situation: Situation, wanted: str | None, shown: str) -> str:
    """Why `shown` is shown and not the neighbourhood that was asked for; "" where it is that one, or none was."""
    if wanted is None or wanted == shown or wanted not in situation.result.units:
        return ""
    return shown_instead_sentence(wanted, situation.result.reason(wanted, situation.year), shown)
