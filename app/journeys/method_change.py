"""Trying another method on the table there is, and settling on it.

A preview says what every place would be; saving is one change that can be undone. Refuses a method other than the
standard one without somebody's name and reason.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.journeys.method import WEIGHTS, Draft, records_of
from app.models import shares, verbs
from app.models.change import Change, combine
from app.models.errors import UserError
from app.models.plan import Record
from app.models.wording import typography

if TYPE_CHECKING:
    from app.analysis import Prepared, RankIntervals
    from app.analysis.uncertainty import Kept
    from app.journeys.session import Session
    from app.journeys.situation import Situation

DRAGGING, RESTING = 1_000, 10_000
"""Draws while somebody moves a weight, and when they have let go."""


@dataclass(frozen=True)
class Preview:
    """What a proposal would give: the situation computed with it, and the intervals of so many draws."""

    situation: Situation
    intervals: RankIntervals | None


def preview(situation: Situation, draft: Draft, draws: int = RESTING, kept: Kept | None = None) -> Preview:
    """Computes a proposal on the same table. Raises `IndexRefused` when the method cannot take it.

    `kept` is for whoever tries many weights on this situation, and on no other.
    """
    proposed = _proposed(situation, draft)
    return Preview(proposed, intervals_of(proposed, draws, kept))


def intervals_of(situation: Situation, draws: int = RESTING, kept: Kept | None = None) -> RankIntervals | None:
    """Intervals of rank and points around the situation's own method; None where no unit has an index."""
    from app.analysis import Uncertainty
    from app.analysis.uncertainty import rank_intervals_prepared

    if not situation.ranked:
        return None
    around = Uncertainty(draws, method=situation.result.method)
    return rank_intervals_prepared(situation.prepared, around, situation.year, result=situation.result, kept=kept)


def _proposed(situation: Situation, draft: Draft) -> Situation:
    from app.analysis import compute_prepared

    prepared = proposed_table(situation.prepared, draft)
    return replace(situation, prepared=prepared, result=compute_prepared(prepared), published=None)


def proposed_table(prepared: Prepared, draft: Draft) -> Prepared:
    """The table as the engine wants it, with a proposal's method and weights."""
    from app.analysis.sensitivity import Choice, altered

    method = None if draft.method == prepared.method else draft.method
    return altered(prepared, Choice("draft", "weights", method, tuple(draft.weights.items())))


def moves(before: Situation, after: Situation) -> dict[str, tuple[int | None, int | None]]:
    """Rank before and after of every unit that has either."""
    year = before.year
    ranks = {unit: (before.result.rank(unit, year), after.result.rank(unit, year)) for unit in before.result.units}
    return {unit: both for unit, both in ranks.items() if both != (None, None)}


def save(session: Session, situation: Situation, draft: Draft, author: str, reason: str) -> None:
    """Settles on a proposal, as one change that can be undone.

    The standard method with equal weights needs neither name nor reason, and takes away what was settled before.
    Raises `UserError("method_without_author")`, `UserError("method_without_reason")`.
    """
    if not draft.standard:
        if not author.strip():
            raise UserError("method_without_author")
        if not reason.strip():
            raise UserError("method_without_reason")
    session.do(_change(session, situation, draft, author.strip(), reason.strip()), words=_words(draft))


def _words(draft: Draft) -> str:
    return "gick tillbaka till standardmetoden" if draft.standard else "valde metod för indexet"


def _change(session: Session, situation: Situation, draft: Draft, author: str, reason: str) -> Change:
    plan = session.plan
    weights = [
        verbs.set_value(plan, situation.definitions[key].id, "weight", _text(weight))
        for parts in draft.indicators.values()
        for key, weight in shares.weights_of(parts).items()
        if not _same(situation.definitions[key], weight)
    ]
    held = records_of(plan)
    if draft.standard:
        return combine(verbs.delete(plan, [record.id for record in held]), *weights)
    given = {"settings": settings_text(draft), "author": author, "reason": reason}
    if not held:
        return combine(verbs.create(plan, "index_method", given, session.chance), *weights)
    extra = verbs.delete(plan, [record.id for record in held[:-1]])
    changed = [verbs.set_value(plan, held[-1].id, name, value) for name, value in given.items()]
    return combine(extra, *changed, *weights)


def settings_text(draft: Draft) -> str:
    """The method in its own names, and `weights` of the domains where they are not equal."""
    given = json.loads(draft.method.to_json())
    if not shares.are_equal(draft.domains):
        given[WEIGHTS] = shares.weights_of(draft.domains)
    return json.dumps(given, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _same(definition: Record, weight: float) -> bool:
    return shares.alike(float(definition.text("weight") or "1"), weight)


def _text(weight: float) -> str:
    return typography.shortest(typography.exact(weight))


def go_back(session: Session) -> None:
    """Takes away what was settled, also where it cannot be read; the indicators' weights are left as they are."""
    held = records_of(session.plan)
    session.do(verbs.delete(session.plan, [record.id for record in held]), words="gick tillbaka till standardmetoden")
