"""One node followed over the years for a neighbourhood: its trend, and the words its figures are told in.

It joins the plan's definitions (unit, direction, years of change) with the engine's trend. What is said of it stands in
`trend_said`, how it is drawn in `trend`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.journeys import atlas
from app.journeys.situation import ROOT, Situation
from app.journeys.views.parts import domain_label, indicator_label
from app.models.break_years import break_years
from app.models.places import CITY
from app.models.schema import DOMAINS
from app.models.wording import typography
from app.models.wording.views import trend as words

if TYPE_CHECKING:
    from app.analysis import Trend, TrendLine


@dataclass(frozen=True)
class Followed:
    """`node` is the index, a domain or an indicator; `other` the neighbourhood beside, "" for none."""

    situation: Situation
    unit: str
    node: str
    other: str = ""

    @cached_property
    def is_figure(self) -> bool:
        """Whether the line is an indicator's figures in their own unit, and not a score."""
        return self.node in self.situation.result.framework.tree.leaves

    @cached_property
    def measure(self) -> str:
        """The unit of the values: "%", "poäng"."""
        if not self.is_figure:
            return words.POINTS
        return self.situation.definitions[self.node].text("unit")

    @cached_property
    def more_is_risk(self) -> bool:
        """Whether a higher value is a higher risk."""
        tree = self.situation.result.framework.tree
        return not self.is_figure or bool(tree.direction[tree.number[self.node]] > 0)

    @cached_property
    def subject(self) -> str:
        """What moves, as a sentence begins: "Indexet i Ekliden", "Trångboddhet i Ekliden"."""
        if self.is_figure:
            label = indicator_label(self.situation, self.node)
            return f"{label}{',' if ',' in label else ''} i {self.unit}"
        if self.node == ROOT:
            return f"Indexet i {self.unit}"
        return f"Området {domain_label(self.node).lower()} i {self.unit}"

    @cached_property
    def board(self) -> str:
        """The district board the neighbourhood belongs to, "" where the table is about boards."""
        place = None if self.situation.about_boards else atlas.catalogue(self.situation.plan.example).find(self.unit)
        return place.board or "" if place is not None else ""

    @cached_property
    def board_units(self) -> tuple[str, ...]:
        """The board's neighbourhoods that the table knows, where they are more than the one followed."""
        if not self.board:
            return ()
        places = atlas.catalogue(self.situation.plan.example).neighbourhoods(self.board)
        known = tuple(place.name for place in places if place.name in self.situation.result.units)
        return known if len(known) > 1 else ()

    @cached_property
    def trend(self) -> Trend:
        """The neighbourhood's own years, then the city's, the board's and the other's. Raises `UserError`."""
        from app.analysis import trend
        from app.analysis.reference import CITY as WHOLE

        beside = tuple(name for name in (WHOLE, self.board_units, self.other) if name)
        return trend(self.situation.result, self.unit, self.node, self.breaks, beside)

    @cached_property
    def breaks(self) -> Mapping[str, tuple[int, ...]]:
        """By indicator: the first year of each new definition."""
        return {key: break_years(record.text("break_years")) for key, record in self.situation.definitions.items()}

    @cached_property
    def city(self) -> TrendLine:
        """The whole city's row, or the mean of its neighbourhoods."""
        return self.trend.beside[0]

    @cached_property
    def answers(self) -> Mapping[int, int]:
        """How many answered, by year, where the indicator is a survey's."""
        values = self.situation.values
        rows = values[(values["unit"] == self.unit) & (values["indicator"] == self.node)].dropna(subset=["n"])
        return {int(year): int(n) for year, n in zip(rows["year"], rows["n"], strict=True)}

    def name(self, line: TrendLine) -> str:
        """What a line is called."""
        if line.units == self.board_units:
            return self.board
        return line.name if line.kind == "unit" else "Stadsdelarnas medel"

    def told(self, value: float) -> str:
        """A value with one decimal and its unit."""
        return typography.with_unit(typography.number(value, 1), self.measure)

    def place(self) -> str:
        """The city as it is said after "i"."""
        return "staden" if self.city.name == CITY else "stadsdelarna i snitt"


def nodes_in_order(situation: Situation) -> tuple[str, ...]:
    """Every node there is: the index, the domains, and the indicators by domain."""
    tree = situation.result.framework.tree
    above = [key for key in (ROOT, *DOMAINS) if key in tree.number]
    records = [record for key, record in situation.definitions.items() if key in tree.leaves]
    records.sort(key=lambda record: (DOMAINS.index(record.text("risk_domain")), record.position))
    return (*above, *(record.text("key") for record in records))


def node_to_follow(situation: Situation) -> str:
    """The index where there is one, else the first of the nodes that have values in the most years."""
    if situation.has_index:
        return ROOT
    result = situation.result

    def years(node: str) -> int:
        return sum(any(result.score(unit, year, node) is not None for unit in result.units) for year in result.years)

    return max(nodes_in_order(situation), key=years)
