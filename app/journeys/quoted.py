"""What a finding quoted, from which table, and what the table that has replaced it says of the same now.

The quote itself is never touched: what is said here is computed from tables that never change either. What a number
was (a figure of an indicator, or the index) is found by looking it up in the table it was quoted from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from app.journeys.published import series_of
from app.journeys.situation import Situation
from app.journeys.stored_tables import Blob, read_values
from app.models import datasets
from app.models.plan import Plan, Record
from app.models.wording import datasets as words
from app.models.wording import typography

if TYPE_CHECKING:
    import pandas as pd

if TYPE_CHECKING:
    import pandas as pd

Measured = Literal["figure", "index", ""]
_COLUMNS = ("unit", "indicator", "year", "value")
DECIMALS = 4
"""As many as a quote keeps."""


class Figures:
    """A table's figures by unit and indicator, then year; a figure that is missing is not there."""

    def __init__(self, values: pd.DataFrame) -> None:
        self._known: dict[tuple[str, str], dict[int, float]] = {}
        self._years: dict[str, int] = {}
        there = values.dropna(subset="value")
        for unit, indicator, year, value in zip(*(there[name] for name in _COLUMNS), strict=True):
            self._known.setdefault((unit, indicator), {})[int(year)] = float(value)
            self._years[indicator] = max(int(year), self._years.get(indicator, int(year)))

    def at(self, unit: str, indicator: str, year: int | None) -> float | None:
        """The figure of a year, None when it is missing."""
        return self._known.get((unit, indicator), {}).get(year or 0)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The names of those with any figure."""
        return tuple(sorted(self._years))

    def newest_year(self, indicator: str) -> int | None:
        """The newest year in which anybody has a figure for the indicator."""
        return self._years.get(indicator)


@dataclass(frozen=True)
class Quoted:
    """One quote beside what is known now. `newer` is the table that stands in for the quoted one, "" when none does.

    `measured` is "" where it cannot be said what the number was. `now` with `year` is what the newer table says last;
    `revised` what it says for the quoted year, where that is another figure than the quoted.
    """

    evidence: str
    finding: str
    table: str
    newer: str = ""
    measured: Measured = ""
    value: float | None = None
    quoted_year: int | None = None
    now: float | None = None
    year: int | None = None
    revised: float | None = None
    unit: str = ""

    @property
    def sentence(self) -> str:
        """Which table was quoted, and what stands in the newer one."""
        if not self.newer:
            return words.quoted_from(self.table)
        if not self.measured:
            return words.quoted_unknown(self.table, self.newer)
        return words.quoted_now(
            self.table,
            self.newer,
            "indexet" if self.measured == "index" else "värdet",
            self.told(self.now),
            self.year if self.year != self.quoted_year else None,
            same=self.now is not None and self.now == self.value,
            revised=(self.quoted_year, self.told(self.revised)) if self.revised is not None else None,
        )

    def told(self, value: float | None) -> str:
        """A figure with its unit, "" when missing."""
        return "" if value is None else typography.with_unit(typography.number(value, 1), self.unit)


def all_quoted(plan: Plan, blob: Blob, known: Situation | None) -> Mapping[str, Quoted]:
    """Every quote of the plan by its evidence's id. `known` is the situation of the table that counts, if there is one.

    Tables are read once each, and only those that have been replaced and what replaced them.
    """
    tables: dict[str, Figures] = {}

    def figures(record: Record) -> Figures:
        if record.id not in tables:
            tables[record.id] = Figures(read_values(blob(record.text("blob"))))
        return tables[record.id]

    found = {}
    for evidence in plan.of("evidence"):
        old = plan.get(evidence.text("dataset"))
        if old is not None:
            newer = datasets.replacement(plan, old.id)
            found[evidence.id] = (
                quoted_from(evidence, old)
                if newer is None
                else quoted_now(plan, evidence, (old, newer), (figures(old), figures(newer)), known)
            )
    return found


def quotes_of(plan: Plan, dataset_id: str) -> Iterator[Record]:
    """The evidence that quotes a table, in the order of the findings."""
    for finding in plan.of("finding"):
        yield from (each for each in plan.children(finding.id, "evidence") if each.text("dataset") == dataset_id)


def quoted_from(evidence: Record, old: Record) -> Quoted:
    """A quote of a table that nothing has replaced."""
    return Quoted(evidence.id, evidence.parent or "", datasets.named(old))


def quoted_now(
    plan: Plan,
    evidence: Record,
    tables: tuple[Record, Record],
    figures: tuple[Figures, Figures],
    known: Situation | None,
) -> Quoted:
    """A quote of the first of `tables` beside what the second says; `known` where the second has been computed."""
    (old, newer), (before, after) = tables, figures
    plain = Quoted(evidence.id, evidence.parent or "", datasets.named(old), datasets.named(newer))
    place = evidence.text("neighbourhood").removeprefix("area:")
    if old.text("kind") == datasets.PUBLISHED:
        return _published_now(plain, evidence, place, figures)
    indicators = plan.targets(evidence, "indicators")
    if len(indicators) == 1 and place and _is_figure(evidence, before, place, indicators[0].text("key")):
        return _figure_now(plain, evidence, indicators[0], place, after)
    if known is not None and known.dataset.id == newer.id and place and evidence.text("view") in ("standing", "why"):
        return _index_now(plain, evidence, place, known)
    return plain


def _is_figure(evidence: Record, before: Figures, place: str, key: str) -> bool:
    """Whether the number that was quoted is the indicator's own figure in the table it was quoted from."""
    there = before.at(place, key, evidence.number("year"))
    return _kept(there) == _value(evidence)


def _figure_now(plain: Quoted, evidence: Record, indicator: Record, place: str, after: Figures) -> Quoted:
    key, quoted_year = indicator.text("key"), evidence.number("year")
    year, again = after.newest_year(key), _kept(after.at(place, key, quoted_year))
    return replace(
        plain,
        measured="figure",
        value=_value(evidence),
        quoted_year=quoted_year,
        now=_kept(after.at(place, key, year)),
        year=year,
        revised=again if again is not None and again != _value(evidence) and year != quoted_year else None,
        unit=indicator.text("unit"),
    )


def _published_now(plain: Quoted, evidence: Record, place: str, figures: tuple[Figures, Figures]) -> Quoted:
    """A published value beside the newer table's, where both say which of their columns is the index."""
    before, after = figures
    one, other = series_of(before.indicators), series_of(after.indicators)
    if one is None or other is None or not place or not _is_figure(evidence, before, place, one):
        return plain
    year = after.newest_year(other)
    return replace(
        plain,
        measured="index",
        value=_value(evidence),
        quoted_year=evidence.number("year"),
        now=_kept(after.at(place, other, year)),
        year=year,
    )


def _index_now(plain: Quoted, evidence: Record, place: str, known: Situation) -> Quoted:
    return replace(
        plain,
        measured="index",
        value=_value(evidence),
        quoted_year=evidence.number("year"),
        now=_kept(known.score(place)),
        year=known.year,
    )


def _value(evidence: Record) -> float | None:
    return float(Decimal(evidence.text("value"))) if evidence.text("value") else None


def _kept(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)
