"""A neighbourhood beside those most like it: who they are, whose board they have, and their scores side by side.

It joins the engine's nearest with the map's boards. What is said and drawn of it stands in `similar`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.journeys import atlas
from app.journeys.situation import Situation
from app.models.errors import UserError
from app.models.schema import DOMAINS

if TYPE_CHECKING:
    from app.analysis import Neighbour, Similar

HOW_MANY = 5
MOST_COLUMNS = 5
BY_DOMAIN, BY_INDICATOR = "domains", "indicators"


@dataclass(frozen=True)
class Likeness:
    """`wanted`: whether people want it over the domains or the indicators."""

    situation: Situation
    unit: str
    wanted: str = BY_DOMAIN

    @cached_property
    def year(self) -> int:
        """The newest with an index; without one the newest in which any domain has a score."""
        situation = self.situation
        if situation.has_index:
            return situation.year
        return max(situation.year_of(domain) for domain in DOMAINS if domain not in situation.empty_domains)

    @cached_property
    def on(self) -> str:
        """What people want; indicators where there are too few domains to tell neighbourhoods apart."""
        return self.wanted if self.situation.has_index else BY_INDICATOR

    @cached_property
    def found(self) -> Similar | None:
        """Everybody, nearest first; None when the neighbourhood itself has too few figures."""
        from app.analysis import similar

        result = self.situation.result
        try:
            return similar(result, self.unit, self.year, len(result.units), self.on)
        except UserError as error:
            if error.code != "nothing_to_compare":
                raise
            return None

    @cached_property
    def near(self) -> tuple[Neighbour, ...]:
        """The nearest, and after them the nearest with another board where none of those has one."""
        first = self._everybody[:HOW_MANY]
        return first if self.outside is None or self.outside in first else (*first, self.outside)

    @cached_property
    def outside(self) -> Neighbour | None:
        """The nearest with another board, for people to exchange experience with."""
        return next((found for found in self._everybody if not self.same_board(found.unit)), None)

    @cached_property
    def _everybody(self) -> tuple[Neighbour, ...]:
        return self.found.nearest if self.found is not None else ()

    @cached_property
    def left_out(self) -> tuple[tuple[str, str], ...]:
        """Who has too little in common to be compared, and why (one of the engine's reasons)."""
        return self.found.left_out if self.found is not None else ()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The nodes shown side by side: the domains, or the first of the indicators where there is no index."""
        if self.situation.has_index:
            return tuple(domain for domain in DOMAINS if domain not in self.situation.empty_domains)
        return (self.found.nodes if self.found is not None else ())[:MOST_COLUMNS]

    @cached_property
    def is_small(self) -> bool:
        """Whether the neighbourhood has too few inhabitants to be compared."""
        result = self.situation.result
        _, when, who = result.place(self.unit, self.year)
        return bool(result.panel.small(result.method.min_population)[when, who])

    def board(self, unit: str) -> str:
        """The name of a neighbourhood's board, "" where the table is about boards."""
        if self.situation.about_boards:
            return ""
        place = atlas.catalogue(self.situation.plan.example).find(unit)
        return place.board or "" if place is not None else ""

    def same_board(self, unit: str) -> bool:
        """Whether it has the same board as the neighbourhood it is compared with."""
        return bool(self.board(unit)) and self.board(unit) == self.board(self.unit)

    def scores(self, unit: str) -> tuple[float | None, ...]:
        """One score for each column, None where it is missing."""
        return tuple(self.situation.result.score(unit, self.year, node) for node in self.columns)
