"""*Varför*: what makes the index high or low in a neighbourhood, compared with the city?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.figures.gap import GapBar, gap_chart
from app.figures.numbers import rounded
from app.figures.scene import Measure, Scene
from app.journeys.situation import Situation
from app.journeys.views.asked import NOTHING, Asked
from app.journeys.views.domains import known_figures
from app.journeys.views.own import shown_instead
from app.journeys.views.parts import (
    DASH,
    WHY,
    Row,
    Table,
    View,
    domain_label,
    indicator_label,
    quote,
    source_line,
    unit_chooser,
)
from app.models.places import CITY
from app.models.wording import analysis as words
from app.models.wording import typography

if TYPE_CHECKING:
    from app.analysis import Bar


def why(situation: Situation, asked: Asked = NOTHING) -> View | None:
    """*Varför*: what makes the index high? None where the table knows no unit of the plan and none is chosen.

    Where none of them has an index, their figures are shown as they came.
    """
    from app.analysis import contributions

    with_index = situation.ranked
    chosen = asked.unit if asked.unit in with_index else next((u for u in with_index if u in situation.own), None)
    if chosen is None:
        return known_figures(situation, asked)
    found = contributions(situation.result, chosen, situation.year)
    bars = tuple(
        GapBar(
            domain_label(bar.domain), indicator_label(situation, bar.indicator), bar.value, bar.residual, bar.indicator
        )
        for bar in _in_order(found.bars)
    )
    reference = CITY if found.reference == CITY else "Stadsdelarnas medelvärde"
    instead = shown_instead(situation, asked.unit, chosen)
    top = sorted((b for b in bars if not b.missing and b.value * found.gap > 0), key=lambda b: -abs(b.value))[:2]
    answer = words.gap_sentence(
        chosen,
        [(bar.label, rounded(bar.value)) for bar in top],
        rounded(found.end) - rounded(found.start),
        "staden" if reference == CITY else "stadsdelarnas medelvärde",
    )

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        ends = (reference, chosen)
        return gap_chart(found.start, found.end, bars, (width, height), measure, names=ends, scale=scale)

    return View(
        WHY,
        f"Varför är indexet {'högt' if found.gap > 0 else 'lågt'} i {chosen}?",
        answer,
        " ".join(filter(None, (instead, words.gap_limits_sentence([bar.label for bar in bars if bar.missing])))),
        f"Från {'staden' if reference == CITY else 'medelvärdet'} till {chosen}, indikator för indikator",
        build,
        _gap_table(situation, chosen, found.bars),
        words.HOW_TO_READ_GAP,
        source_line(situation),
        quote(situation, WHY, chosen, answer, found.end, reference=found.start, indicators=[bar.key for bar in top]),
        unit=chosen,
        choosers=(unit_chooser(situation, with_index, chosen),),
        table_width="wide",
    )


def _in_order(bars: Sequence[Bar]) -> list[Bar]:
    """Domains by what they add, and within them what raises most first and what is missing last."""
    totals: dict[str, float] = {}
    for bar in bars:
        totals[bar.domain] = totals.get(bar.domain, 0.0) + bar.value
    return sorted(bars, key=lambda b: (-totals[b.domain], b.domain, b.residual, -b.value))


def _gap_table(situation: Situation, unit: str, bars: Sequence[Bar]) -> Table:
    rows = []
    for bar in sorted(bars, key=lambda b: (b.residual, -b.value)):
        own = _figure(situation, bar.indicator, bar.own)
        other = _figure(situation, bar.indicator, bar.other, DASH)
        share = f"rest {typography.number(bar.value, 1)}" if bar.residual else typography.signed(bar.value, 1)
        rows.append(
            Row(bar.indicator, (indicator_label(situation, bar.indicator), own, other, share), muted=bar.residual)
        )
    return Table(("Indikator", unit, "Staden", "Bidrag"), frozenset({1, 2, 3}), tuple(rows))


def _figure(situation: Situation, indicator: str, value: float | None, missing: str = "saknas") -> str:
    if value is None:
        return missing
    record = situation.definitions.get(indicator)
    return typography.with_unit(typography.number(value, 1), record.text("unit") if record else "")
