"""The social index of a plan: its newest table, the framework people have stated, and what the engine makes of them.

It joins the plan's records with the engine and keeps the result; what is said about it stands in `situation_views`.
Everything heavy is imported when it is first asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.journeys import atlas, method
from app.journeys.method import Settled
from app.journeys.method_change import intervals_of
from app.journeys.published import Published, published
from app.journeys.stored_tables import Blob, People, people, read_values
from app.models import datasets
from app.models.places import CITY
from app.models.plan import Plan, Record
from app.models.rules import IndexFacts
from app.models.schema import DOMAINS

if TYPE_CHECKING:
    import pandas as pd

    from app.analysis import (
        Framework,
        IndexResult,
        Method,
        OneAtATime,
        Prepared,
        ProfileRow,
        RankIntervals,
        WeakIndicator,
    )

ROOT = "index"
WEIGHT_ONE = "1"
DEFAULT_SHARE = 0.25


@dataclass(frozen=True)
class Situation:
    """One table computed: `own` are the plan's neighbourhoods that the table knows.

    `year` is the newest with an index, or the table's newest where no year has one. `undescribed` are the keys of
    the table's indicators whose domain or direction nobody has stated, `empty_domains` those without an indicator.
    `published` stands beside and is never counted in; `people` are the inhabitants that were counted with.
    """

    plan: Plan
    dataset: Record
    values: pd.DataFrame
    prepared: Prepared
    result: IndexResult
    own: tuple[str, ...]
    year: int
    undescribed: tuple[str, ...]
    empty_domains: tuple[str, ...]
    published: Published | None = None
    people: People | None = None
    settled: Settled | None = None

    @cached_property
    def definitions(self) -> dict[str, Record]:
        """The indicators' definitions by key."""
        return {record.text("key"): record for record in self.plan.of("indicator_definition")}

    @cached_property
    def about_boards(self) -> bool:
        """Whether the table is about the boards' districts and not about neighbourhoods."""
        return atlas.about_boards(self.plan.example, self.result.units)

    @property
    def whose(self) -> str:
        """What the plan's units are: "programmets stadsdelar" where they have been chosen, else "nämndens"."""
        return atlas.whose(self.plan)

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """The units with an index in `year`, highest first."""
        return self.result.ranked_units(self.year)

    @cached_property
    def intervals(self) -> RankIntervals | None:
        """Intervals of ranks and points; None where no unit has an index."""
        return intervals_of(self)

    @cached_property
    def standard(self) -> Method:
        """The method the table has when nobody has settled another."""
        return standard_method(self.values)

    @cached_property
    def own_method(self) -> str:
        """What stands at every figure when the method or the weights are not the usual; "" when they are."""
        return method.line(self)

    @cached_property
    def alternatives(self) -> OneAtATime:
        """The ranks under every other choice of method, one at a time."""
        from app.analysis.sensitivity import one_at_a_time_prepared

        return one_at_a_time_prepared(self.prepared)

    @cached_property
    def weak(self) -> tuple[WeakIndicator, ...]:
        """The weak indicators of the plan's neighbourhoods, by the plan's threshold."""
        from app.analysis.weak import weak_indicators

        return weak_indicators(self.values, self.result.framework, self.own, self.year, self.weak_share)

    @cached_property
    def profiles(self) -> dict[str, tuple[ProfileRow, ...]]:
        """Every indicator of each of the plan's neighbourhoods, told weak or strong by the plan's threshold."""
        from app.analysis import profile

        return {unit: profile(self.result, unit, self.year, share=self.weak_share) for unit in self.own}

    @property
    def weak_share(self) -> float:
        """How large a part of the neighbourhoods counts as worst, and as best: the plan's threshold."""
        share = self.plan.root.text("weak_threshold")
        return float(share) if share else DEFAULT_SHARE

    @property
    def has_index(self) -> bool:
        """True when at least one unit has an index."""
        return bool(self.ranked)

    @property
    def city(self) -> float | None:
        """The index of the whole city where the table has it."""
        known = CITY in self.result.panel.units
        return self.result.score(CITY, self.year) if known else None

    def score(self, unit: str) -> float | None:
        """A unit's index in `year`; None when it has none or the table does not know it."""
        return self.result.score(unit, self.year) if unit in self.result.panel.units else None

    def year_of(self, node: str) -> int:
        """The newest year, up to `year`, in which some unit has a score for a node: a domain may be older."""
        result = self.result
        years = [year for year in result.panel.years if year <= self.year]
        known = (y for y in years if any(result.score(u, y, node) is not None for u in result.units))
        return max(known, default=self.year)

    def figure(self, unit: str, indicator: str) -> tuple[float, int] | None:
        """A unit's figure as it came in the indicator's newest year, and that year; None where it has none then."""
        if unit not in self.result.panel.units:
            return None
        year = self.year_of(indicator)
        value = self.result.raw(unit, year, indicator)
        return None if value is None else (value, year)

    def facts(self) -> IndexFacts:
        """What the rules need to know of the index."""
        index = {unit: score for unit in self.ranked if (score := self.score(unit)) is not None}
        return IndexFacts(index, self.city, self._population(), self.year, self.dataset.text("name"))

    def _population(self) -> dict[str, float]:
        panel = self.result.panel
        if panel.population is None:
            return {}
        row = panel.population[panel.years.index(self.year)]
        return {unit: float(people) for unit, people in zip(panel.units, row, strict=True) if not math.isnan(people)}


def situation(plan: Plan, blob: Blob, dataset_id: str | None = None) -> Situation | None:
    """The plan's indicator table that counts computed (or the one asked for); None when there is none.

    Which table counts is said by `app.models.datasets.in_turn`: the one read in last of those nothing replaces. A table
    of which nobody has described a single indicator counts nothing yet, and takes the index from none.

    Raises `UserError` when the table or the framework cannot be computed, saying which rows and why.
    """
    asked = next((r for r in datasets.of_kind(plan, datasets.INDICATORS) if r.id == dataset_id), None)
    turn = [asked] if asked is not None else datasets.in_turn(plan, datasets.INDICATORS)
    return next(filter(None, (_computed(plan, blob, table) for table in turn)), None)


def only_published(plan: Plan, blob: Blob) -> Published | None:
    """The published index of a plan that has nothing to compute one from; None when it cannot be shown either."""
    found = published(plan, blob)
    return found if found is not None and not found.problem else None


def _computed(plan: Plan, blob: Blob, dataset: Record) -> Situation | None:
    from app.analysis import compute_prepared, prepare

    values = read_values(blob(dataset.text("blob")))
    everything = set(values["indicator"])
    described = _described(plan, everything)
    if not described:
        return None
    values = values[values["indicator"].isin({record.text("key") for record in described})]
    domains = [domain for domain in DOMAINS if any(r.text("risk_domain") == domain for r in described)]
    counted = people(plan, blob)
    inhabitants = counted.frame if counted is not None else None
    settled = method.settled(plan)
    weights = settled.weights if settled is not None else {}
    chosen = settled.method if settled is not None else standard_method(values)
    prepared = prepare(values, _framework(described, domains, weights), chosen, inhabitants)
    units = set(prepared.panel.units)
    result = compute_prepared(prepared)
    years = result.panel.years
    year = max((year for year in years if result.ranked_units(year)), default=max(years))
    return Situation(
        plan,
        dataset,
        values,
        prepared,
        result,
        tuple(name for name in atlas.own_units(plan, units) if name in units),
        year,
        tuple(sorted(everything - {record.text("key") for record in described})),
        tuple(domain for domain in DOMAINS if domain not in domains),
        published(plan, blob, year),
        counted,
        settled,
    )


def _described(plan: Plan, indicators: set[str]) -> list[Record]:
    """The definitions of indicators in the table whose domain and direction somebody has stated."""
    return [
        record
        for record in plan.of("indicator_definition")
        if record.text("key") in indicators and record.text("risk_domain") and record.text("direction")
    ]


def _framework(described: list[Record], domains: list[str], weights: Mapping[str, float]) -> Framework:
    """Domains weigh the same where `weights` says nothing else; within them what people have stated."""
    import pandas as pd

    from app.analysis import Framework

    rows: list[dict[str, object]] = [
        {
            "key": record.text("key"),
            "parent": record.text("risk_domain"),
            "weight": float(record.text("weight") or WEIGHT_ONE),
            "direction": 1 if record.text("direction") == "more_risk" else -1,
            "label": record.text("label"),
            "unit": record.text("unit"),
            "source": record.text("source"),
        }
        for record in described
    ]
    blank: dict[str, object] = {"direction": None, "unit": "", "source": ""}
    rows += [
        {"key": name, "parent": ROOT, "weight": weights.get(name, 1.0), "label": name, **blank} for name in domains
    ]
    rows.append({"key": ROOT, "parent": "", "weight": 1.0, "label": ROOT, **blank})
    return Framework(pd.DataFrame(rows))


def standard_method(values: pd.DataFrame) -> Method:
    """The defaults, with bounds frozen at the newest year that is filled in.

    A year with less than half the figures of the fullest one is only begun, and its bounds would be chance.

    A domain without a single indicator is missing everywhere, so `min_domains` counts the four and not those present.
    """
    from app.analysis import Method

    figures = values.dropna(subset="value").groupby("year").size()
    filled = figures[figures * 2 >= figures.max()]
    return Method(baseline=int(max(filled.index, default=values["year"].max())), min_domains=len(DOMAINS))
