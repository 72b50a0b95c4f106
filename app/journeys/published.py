"""A published index as it came: its values, its places, its year. It is shown beside the plan's own, never mixed in.

Nothing is computed from its values but their order. High is read as high risk, as everywhere here; whoever shows it
says whose index it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.journeys import atlas
from app.journeys.stored_tables import Blob, read_values
from app.models import datasets
from app.models.errors import UserError
from app.models.places import CITY
from app.models.plan import Plan, Record
from app.models.rules import IndexFacts
from app.models.wording import published as words
from app.models.wording import typography
from app.models.wording.labels import title_of

INDEX_NAMES = ("index", "socialt index", "sammanvägt index")
"""What the column with the index itself is called where a table has the parts as well."""
MOST_DECIMALS = 3
AXIS, LEAST_SPREAD, DECIMALS = (0.0, 100.0), 25.0, 10


@dataclass(frozen=True)
class Published:
    """One year of a published index. `scores`: by unit, the city among them; `missing`: the status of those without.

    `problem` says why nothing of it can be shown, "" when it can; then there are scores.
    """

    plan: Plan
    dataset: Record
    year: int = 0
    scores: Mapping[str, float] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""

    @property
    def publisher(self) -> str:
        """Who published it, "" when nobody has said."""
        return self.dataset.text("publisher")

    @property
    def name(self) -> str:
        """ "Swecos index", or "Det publicerade indexet" where nobody has said whose it is."""
        return words.index_of(self.publisher)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Every unit but the city, by name."""
        return tuple(sorted(unit for unit in (*self.scores, *self.missing) if unit != CITY))

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The plan's units among them."""
        known = set(self.units)
        return tuple(unit for unit in atlas.own_units(self.plan, known) if unit in known)

    @cached_property
    def about_boards(self) -> bool:
        """Whether the table is about the boards' districts and not about neighbourhoods."""
        return atlas.about_boards(self.plan.example, self.units)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of every unit with a value: 1 = highest, ties share the lowest number; the city has none."""
        rounded = {unit: round(score, DECIMALS) for unit, score in self.scores.items() if unit != CITY}
        return {unit: 1 + sum(other > score for other in rounded.values()) for unit, score in rounded.items()}

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """The units with a value, highest first, ties by name."""
        return tuple(sorted(self.places, key=lambda unit: (self.places[unit], unit)))

    @property
    def city(self) -> float | None:
        """The whole city's value where the table has it."""
        return self.scores.get(CITY)

    @property
    def on_our_scale(self) -> bool:
        """Whether its values can stand on an axis from 0 to 100: all lie there and reach over a quarter of it.

        An index around 1, or around 100 for the city, has another scale and would be misread.
        """
        known = list(self.scores.values())
        inside = bool(known) and min(known) >= AXIS[0] and max(known) <= AXIS[1]
        return inside and max(known) - min(known) >= LEAST_SPREAD

    @cached_property
    def decimals(self) -> int:
        """As many decimals as the values were published with, at most three."""
        written = (typography.shortest(typography.exact(score)).partition(".")[2] for score in self.scores.values())
        return max((min(len(part), MOST_DECIMALS) for part in written), default=0)

    def told(self, unit: str) -> str:
        """A unit's value as it was published."""
        return typography.number(self.scores[unit], self.decimals)

    def facts(self) -> IndexFacts:
        """What the rules need to know of the index."""
        index = {unit: score for unit, score in self.scores.items() if unit != CITY}
        return IndexFacts(index, self.city, {}, self.year, title_of(self.dataset))


def published(plan: Plan, blob: Blob, year: int | None = None) -> Published | None:
    """The published index that counts, for `year` (its newest where None); None when the plan has none.

    Where it lacks the year the nearest before is taken, else the next after. A table that cannot be shown says why, and
    never stands in the way of the plan's own index.
    """
    table = datasets.current(plan, datasets.PUBLISHED)
    if table is None:
        return None
    try:
        values = read_values(blob(table.text("blob")))
    except UserError as refusal:
        return Published(plan, table, problem=str(refusal))
    series = series_of(sorted(set(values["indicator"])))
    if series is None:
        return Published(plan, table, problem=words.several_series(sorted(set(values["indicator"]))))
    values = values[values["indicator"] == series]
    years = sorted(set(values.dropna(subset="value")["year"].tolist()))
    if not years:
        return Published(plan, table, problem=words.NO_VALUES)
    before = [each for each in years if year is None or each <= year]
    shown = int(before[-1] if before else years[0])
    rows = values[values["year"] == shown]
    known = rows.dropna(subset="value")
    lacking = rows[rows["value"].isna()]
    return Published(
        plan,
        table,
        shown,
        dict(zip(known["unit"], known["value"].astype(float), strict=True)),
        dict(zip(lacking["unit"], lacking["status"], strict=True)),
    )


def series_of(indicators: Sequence[str]) -> str | None:
    """Which column is the index itself: the only one, or the one that is called so; None when it cannot be told."""
    if len(indicators) == 1:
        return indicators[0]
    called = [name for name in indicators if " ".join(name.casefold().split()) in INDEX_NAMES]
    return called[0] if len(called) == 1 else None
