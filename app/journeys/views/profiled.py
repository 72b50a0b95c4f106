"""One neighbourhood's profile gathered for saying and drawing: the engine's rows with the plan's targets.

It knows what is weakest and what is strongest; the rows one by one are said and drawn in `profile_strips`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.figures.profile import Names
from app.journeys import atlas
from app.journeys.situation import Situation
from app.journeys.views.parts import indicator_label, kind_of_units
from app.models.places import CITY, NEIGHBOURHOOD
from app.models.schema import DOMAINS
from app.models.targets import Aim, aims
from app.models.wording.views import profile as words

if TYPE_CHECKING:
    from app.analysis import ProfileRow

MOST_NAMED, MOST_BESIDE, MOST_BETTER = 3, 1, 2


@dataclass(frozen=True)
class Profiled:
    """The profile of `unit`; `other` is one more neighbourhood to compare with, "" for none."""

    situation: Situation
    unit: str
    other: str = ""

    @cached_property
    def board(self) -> str:
        """The district board the neighbourhood belongs to; "" where the unit is no neighbourhood we know."""
        if self.situation.about_boards:
            return ""
        place = atlas.catalogue(self.situation.plan.example).find(self.unit, NEIGHBOURHOOD)
        return (place.board or "") if place is not None else ""

    @cached_property
    def rows(self) -> tuple[ProfileRow, ...]:
        """One row per indicator, by domain and within it in the plan's order."""
        found = self._of(self.unit)
        return tuple(sorted(found, key=lambda row: DOMAINS.index(row.domain)))

    @cached_property
    def others(self) -> dict[str, float]:
        """The other neighbourhood's figures by indicator, where it has one."""
        rows = self._of(self.other) if self.other else ()
        return {row.indicator: row.value for row in rows if row.value is not None}

    def _of(self, unit: str) -> tuple[ProfileRow, ...]:
        from app.analysis import profile

        situation = self.situation
        members = [place.name for place in atlas.catalogue(situation.plan.example).neighbourhoods(self.board)]
        return profile(
            situation.result, unit, situation.year, members if self.board else (), share=situation.weak_share
        )

    @cached_property
    def is_small(self) -> bool:
        """Whether too few live here for an index."""
        return self.situation.result.reason(self.unit, self.situation.year) == "small_population"

    def aim(self, row: ProfileRow) -> Aim | None:
        """The last of the plan's targets for the indicator here."""
        record, known = self.situation.definitions[row.indicator], self.situation.result

        def figure(year: int) -> float | None:
            return known.raw(self.unit, year, row.indicator) if year in known.years else None

        found = aims(self.situation.plan, record.id, self.unit, figure)
        return found[-1] if found else None

    def weak(self) -> list[ProfileRow]:
        """The weak rows, the worst place first, and of equal places the farthest from the city."""
        found = [row for row in self.rows if row.standing == "weak"]
        return sorted(found, key=lambda row: ((row.rank or 0) / row.of, _ahead_of_city(row)))

    def strong(self) -> list[ProfileRow]:
        """The strong rows, the best place first, and of equal places the farthest from the city."""
        found = [row for row in self.rows if row.standing == "strong"]
        return sorted(found, key=lambda row: ((row.from_best or 0) / row.of, -_ahead_of_city(row)))

    def better(self) -> list[ProfileRow]:
        """The rows that are better than in the whole city, those farthest ahead first."""
        ahead = [(_ahead_of_city(row), at, row) for at, row in enumerate(self.rows)]
        return [row for lead, _, row in sorted(ahead, key=lambda found: (-found[0], found[1])) if lead > 0]

    def named(self) -> list[ProfileRow]:
        """Those a sentence names: the three weakest and the strongest; where nothing is weak, the three strongest."""
        weak = self.weak()[:MOST_NAMED]
        return [*weak, *self.strong()[: MOST_BESIDE if weak else MOST_NAMED]]

    def placed(self, row: ProfileRow) -> words.Placed:
        """A row as the wording wants it."""
        return words.Placed(indicator_label(self.situation, row.indicator), row.rank or 0, row.from_best or 0, row.of)

    def answer(self) -> str:
        """The sentence about what is weak and what is strong."""
        if not any(row.value is not None for row in self.rows):
            return words.nothing_known(self.unit)
        weak, strong, named = self.weak(), self.strong(), self.named()
        return words.answer(
            self.unit,
            words.Side([self.placed(row) for row in named if row.standing == "weak"], len(weak)),
            words.Side([self.placed(row) for row in named if row.standing == "strong"], len(strong)),
            [indicator_label(self.situation, row.indicator) for row in self.better()[:MOST_BETTER]],
            known=sum(row.value is not None for row in self.rows),
            share=self.situation.weak_share,
            units=kind_of_units(self.situation),
        )

    def caveat(self) -> str:
        """What the answer does not say, and what is missing."""
        missing = [indicator_label(self.situation, row.indicator) for row in self.rows if row.value is None]
        return words.caveat(missing, self.is_small)

    @property
    def names(self) -> Names:
        """What the marks of the chart are called."""
        board = f"{self.board}, medel" if self.board and not self.other else ""
        return Names(self.unit, CITY, board, self.other)


def risk_of(row: ProfileRow) -> float | None:
    """Where the own figure lies between best (0) and worst (1)."""
    return None if row.value is None else row.risk(row.value)


def _ahead_of_city(row: ProfileRow) -> float:
    """How much better than the city, as a share of the way from best to worst; 0 where it cannot be said."""
    own, city = risk_of(row), row.risk(row.city.value) if row.city is not None else None
    return city - own if own is not None and city is not None else 0.0
