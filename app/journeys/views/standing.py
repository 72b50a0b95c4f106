"""*Läget*: where do the plan's neighbourhoods stand, and how surely?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.figures.scene import Measure, Scene
from app.figures.standing import StandingRow, standing_chart
from app.journeys.situation import Situation
from app.journeys.views.asked import NOTHING, Asked
from app.journeys.views.domains import by_domain
from app.journeys.views.own import highest_own
from app.journeys.views.parts import (
    DASH,
    STANDING,
    Row,
    Table,
    View,
    kind_of_units,
    quote,
)
from app.journeys.views.published import (
    mark_words,
    published_caveat,
    published_sentence,
    standing_source,
    with_published,
)
from app.models.places import CITY
from app.models.wording import analysis as words
from app.models.wording import typography
from app.models.wording.views import standing as said

if TYPE_CHECKING:
    from app.analysis import RankIntervals

SHORT_REASONS = {"small_population": "för få inv.", "too_little_weight": "för få uppg.", "too_few_units": "för få omr."}
"""Reasons as they stand in the narrow column of intervals."""


def standing(situation: Situation, asked: Asked = NOTHING) -> View:
    """*Läget*: where do we stand, and how surely? Without an index the domains are told one by one."""
    if not situation.has_index:
        return by_domain(situation)
    chosen = asked.unit if asked.unit in situation.result.units else highest_own(situation)
    rows = standing_rows(situation, situation.intervals, chosen)
    answer = _standing_answer(situation, chosen)
    beside = situation.published
    there = beside is not None and not beside.problem
    drawn = beside is not None and beside.on_our_scale

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        return standing_chart(rows, situation.city, (width, height), measure, scale=scale)

    return View(
        STANDING,
        "Hur ligger vi till, och hur säkert är det?",
        f"{answer} {published_sentence(situation, beside, chosen)}".strip() if beside and chosen else answer,
        published_caveat(words.NOT_SAID_STANDING, beside),
        "Index per stadsdel, ordnat" if kind_of_units(situation) == "stadsdelar" else "Index per område, ordnat",
        build,
        with_published(_standing_table(situation, rows), beside),
        said.reading(words.HOW_TO_READ_STANDING, beside.publisher) if drawn and beside else words.HOW_TO_READ_STANDING,
        standing_source(situation),
        quote(situation, STANDING, chosen, answer, situation.score(chosen) if chosen else None),
        unit=chosen or "",
        aside=said.aside(drawn=drawn),
        table_width="wide" if there else "slim",
        map_beside=not there,
    )


def standing_rows(
    situation: Situation, found: RankIntervals | None, chosen: str | None = None
) -> tuple[StandingRow, ...]:
    """A row for every unit, highest first, with its interval; those without an index last."""
    spread: dict[str, tuple[float, float]] = {}
    if found is not None:
        ends = zip(found.points_low, found.points_high, strict=True)
        spread = {unit: (float(low), float(high)) for unit, (low, high) in zip(found.units, ends, strict=True)}
    beside = situation.published
    return tuple(
        StandingRow(
            unit,
            unit in situation.own,
            situation.score(unit),
            low=spread[unit][0] if unit in spread else None,
            high=spread[unit][1] if unit in spread else None,
            rank=situation.result.rank(unit, situation.year),
            published=beside.scores.get(unit) if beside is not None and beside.on_our_scale else None,
            beside=mark_words(beside, unit),
            chosen=unit == chosen,
        )
        for unit in (*situation.ranked, *(u for u in situation.result.units if u not in situation.ranked))
    )


def _standing_table(situation: Situation, rows: Sequence[StandingRow]) -> Table:
    told = [_standing_cells(situation, row) for row in rows]
    if situation.city is not None:
        told.append(Row(CITY, (DASH, CITY, typography.number(situation.city, 1), DASH)))
    own_first = sorted(told, key=lambda row: (not row.own, row.muted))
    return Table(("Plats", "Stadsdel", said.OWN_INDEX, said.INTERVAL_HEAD), frozenset({0, 2, 3}), tuple(own_first))


def _standing_cells(situation: Situation, row: StandingRow) -> Row:
    if row.score is None:
        code = situation.result.reason(row.unit, situation.year)
        reason = SHORT_REASONS.get(code, words.REASON_WORDS[code][0])
        return Row(row.unit, (DASH, row.unit, DASH, reason), row.own, muted=True)
    interval = DASH
    if row.low is not None and row.high is not None:
        interval = f"{typography.number(row.low, 1)}–{typography.number(row.high, 1)}"
    rank = str(row.rank) if row.rank is not None else DASH
    return Row(row.unit, (rank, row.unit, typography.number(row.score, 1), interval), row.own)


def _standing_answer(situation: Situation, unit: str | None) -> str:
    if unit is None:
        return "Ingen av planens stadsdelar finns i tabellen."
    rank = situation.result.rank(unit, situation.year)
    if rank is None:
        return words.no_standing_sentence(unit, situation.result.reason(unit, situation.year))
    found = situation.intervals
    at = found.units.index(unit) if found is not None else -1
    low, high = (float(found.low[at]), float(found.high[at])) if found is not None else (None, None)
    sentence = words.standing_sentence(unit, rank, len(situation.ranked), low, high)
    return sentence.replace("stadsdelar med index", f"{kind_of_units(situation)} med index")
