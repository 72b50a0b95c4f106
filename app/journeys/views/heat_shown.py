"""What a heat table shows: whose columns, which domain, and what of it is weak or strong in most of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.journeys.situation import Situation
from app.journeys.views.parts import indicator_label, kind_of_units
from app.models.wording import typography
from app.models.wording.views import heat as words

if TYPE_CHECKING:
    from app.analysis import Heat

OWN, ALL, EVERY = "own", "all", ""
"""Which neighbourhoods are shown, and that no domain is chosen."""


@dataclass(frozen=True)
class HeatShown:
    """What is shown: whose columns, and which domain ("" for every one)."""

    situation: Situation
    scope: str
    domain: str

    @property
    def units(self) -> tuple[str, ...]:
        """Whose columns: the plan's own, or all."""
        return self.situation.own if self.scope == OWN else self.situation.result.units

    @cached_property
    def whole(self) -> Heat:
        """Every domain: what the order of the columns goes by."""
        from app.analysis import heat

        situation = self.situation
        return heat(situation.result, self.units, situation.year, situation.weak_share)

    @cached_property
    def heat(self) -> Heat:
        """What is shown of it."""
        kept = {domain: keys for domain, keys in self.whole.domains.items() if self.domain in (EVERY, domain)}
        return replace(self.whole, domains=kept)

    @property
    def units_words(self) -> str:
        """ "4 stadsdelar"."""
        count = len(self.units)
        kind = kind_of_units(self.situation)
        return typography.with_unit(str(count), kind)

    @property
    def units_spelled(self) -> str:
        """ "fyra stadsdelar", as it is said inside a sentence."""
        kind = kind_of_units(self.situation)
        return typography.spelled(len(self.units), kind, kind).lower()

    def shared(self, standing: str) -> list[words.Shared]:
        """The indicators by how many of the columns are weak, or strong, in them, the most first."""
        found = [self._count(key, standing) for key in self.heat.indicators]
        return sorted(found, key=lambda one: -one.count / max(one.known, 1))

    def _count(self, key: str, standing: str) -> words.Shared:
        row = self.heat.row(key)
        label = indicator_label(self.situation, key)
        return words.Shared(label, sum(c.standing == standing for c in row), sum(c.value is not None for c in row))

    def loaded(self, standing: str) -> list[words.Shared]:
        """The neighbourhoods by how many indicators are weak, or strong, in them, the most first."""
        found = []
        for unit in self.heat.units:
            cells = self.heat.column(unit)
            count = sum(cell.standing == standing for cell in cells)
            found.append(words.Shared(unit, count, sum(cell.value is not None for cell in cells)))
        return [one for one in sorted(found, key=lambda one: -one.count) if one.count]

    def most(self, standing: str) -> list[words.Shared]:
        """The indicators that are weak, or strong, in most of the columns with a figure."""
        return [one for one in self.shared(standing) if one.count * 2 > one.known]
