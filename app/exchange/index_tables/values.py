"""The figures of a table as columns, so that a million of them take little room, and each as a `Value` when asked for.

It knows their order (year, unit, indicator, sex) and which say the same thing twice. What they mean it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

import numpy as np

from app.exchange.index_tables.grid import BoolArray, ByteArray, FloatArray, IntArray
from app.exchange.index_tables.listed import Listed
from app.exchange.index_tables.recipe import STATUSES

if TYPE_CHECKING:
    import pandas as pd

BOTH, WOMEN, MEN = "", "women", "men"
SEXES = (BOTH, WOMEN, MEN)
NO_YEAR = 0


class Value(NamedTuple):
    """One figure of one unit and year. `value` is None exactly when `status` is not `ok`; `n` counts respondents.

    `sex` is "" for everybody; the index is of everybody, so figures of women and men never count in it. `year` is the
    year the figure stands for; `reference_year` the year it was measured, where the table keeps the two apart.
    """

    year: int
    unit: str
    indicator: str
    value: float | None
    status: str
    n: float | None = None
    sex: str = BOTH
    reference_year: int | None = None


@dataclass(frozen=True, eq=False)
class Columns:
    """Figures as columns of equal length. `units` and `indicators` are names that `unit` and `indicator` number;

    `status` and `sex` number `STATUSES` and `SEXES`; NaN in `value` and `n`, 0 in `reference_year` where there is none.
    """

    units: tuple[str, ...]
    indicators: tuple[str, ...]
    year: IntArray
    unit: IntArray
    indicator: IntArray
    sex: ByteArray
    value: FloatArray
    status: ByteArray
    n: FloatArray
    reference_year: IntArray

    def __len__(self) -> int:
        return len(self.year)

    def composed(self) -> Columns:
        """The same figures under names in composed Unicode, so that equal names are equal texts."""
        units, unit = _composed(self.units)
        indicators, indicator = _composed(self.indicators)
        return replace(
            self, units=units, indicators=indicators, unit=unit[self.unit], indicator=indicator[self.indicator]
        )

    def take(self, places: IntArray | BoolArray | slice) -> Columns:
        """The figures at these places, in that order."""
        return Columns(self.units, self.indicators, *(column[places] for column in self._arrays()))

    def _arrays(self) -> tuple[IntArray, ...]:
        return (self.year, self.unit, self.indicator, self.sex, self.value, self.status, self.n, self.reference_year)

    def order(self) -> IntArray:
        """The places in the order of year, unit, indicator and sex."""
        unit, indicator = _ranks(self.units)[self.unit], _ranks(self.indicators)[self.indicator]
        sex = _ranks(SEXES)[self.sex]
        return np.lexsort((sex, indicator, unit, self.year)).astype(np.int32)

    def as_above(self, order: IntArray) -> BoolArray:
        """Which figures, taken in this order, say the same year, unit, indicator and sex as the one before."""
        found = np.zeros(len(self), dtype=bool)
        found[1:] = True
        for column in (self.year, self.unit, self.indicator, self.sex):
            key = column[order]
            found[1:] &= key[1:] == key[:-1]
        return found

    def count_indicators(self) -> dict[str, int]:
        """How many figures there are of each indicator."""
        counts = np.bincount(self.indicator, minlength=len(self.indicators)).tolist()
        return dict(zip(self.indicators, counts, strict=True))

    def without_total(self) -> int:
        """How many figures, in order, are there for women or men but not for everybody."""
        starts = self._starts()
        return int((self.sex[starts] != SEXES.index(BOTH)).sum())

    def with_totals(self) -> Columns:
        """The figures, in order, with those of women and men added up where everybody's are not there.

        Where one of the two is missing the sum is too, with its reason; the year of measuring must be the same.
        """
        starts = self._starts()
        alone = starts[self.sex[starts] != SEXES.index(BOTH)]
        both = alone[(alone + 1 < len(self)) & ~np.isin(alone + 1, starts)]
        both = both[self.reference_year[both] == self.reference_year[both + 1]]
        one, other = self.take(both), self.take(both + 1)
        total = replace(
            one,
            sex=np.full(len(both), SEXES.index(BOTH), dtype=np.int8),
            value=one.value + other.value,
            status=np.maximum(one.status, other.status),
            n=one.n + other.n,
        )
        arrays = (np.concatenate(pair) for pair in zip(self._arrays(), total._arrays(), strict=True))
        whole = Columns(self.units, self.indicators, *arrays)
        return whole.take(whole.order())

    def _starts(self) -> IntArray:
        """Where, in order, the figures of another year, unit and indicator begin."""
        keys = (self.year, self.unit, self.indicator)
        new = np.ones(len(self), dtype=bool)
        new[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
        return np.flatnonzero(new)

    def value_at(self, at: int) -> Value:
        """One figure."""
        n, value = float(self.n[at]), float(self.value[at])
        return Value(
            int(self.year[at]),
            self.units[self.unit[at]],
            self.indicators[self.indicator[at]],
            value if value == value else None,  # noqa: PLR0124 - NaN alone differs from itself
            STATUSES[self.status[at]],
            n if n == n else None,  # noqa: PLR0124
            SEXES[self.sex[at]],
            int(self.reference_year[at]) or None,
        )

    def frame(self) -> pd.DataFrame:
        """The figures of everybody as `year, unit, indicator, value, status, n`; NaN where a value is missing."""
        import pandas as pd

        whole = self.take(self.sex == SEXES.index(BOTH))
        return pd.DataFrame(
            {
                "year": whole.year.astype(np.int64),
                "unit": np.array(whole.units, dtype=object)[whole.unit],
                "indicator": np.array(whole.indicators, dtype=object)[whole.indicator],
                "value": whole.value,
                "status": np.array(STATUSES, dtype=object)[whole.status],
                "n": whole.n,
            }
        )


class Values(Listed[Value]):
    """The figures one by one; `columns` is what they are made from."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(len(columns), columns.value_at)
        self.columns = columns


def of_values(values: Iterable[Value]) -> Columns:
    """Figures given one by one, as columns, in the order given. Raises ValueError for an unknown status or sex."""
    if isinstance(values, Values):
        return values.columns
    given = list(values)
    units: dict[str, int] = {}
    indicators: dict[str, int] = {}
    return Columns(
        year=np.array([each.year for each in given], dtype=np.int32),
        unit=np.array([units.setdefault(each.unit, len(units)) for each in given], dtype=np.int32),
        indicator=np.array([indicators.setdefault(each.indicator, len(indicators)) for each in given], dtype=np.int32),
        sex=np.array([_place(SEXES, each.sex) for each in given], dtype=np.int8),
        value=np.array([np.nan if each.value is None else each.value for each in given], dtype=np.float64),
        status=np.array([_place(STATUSES, each.status) for each in given], dtype=np.int8),
        n=np.array([np.nan if each.n is None else each.n for each in given], dtype=np.float64),
        reference_year=np.array([each.reference_year or NO_YEAR for each in given], dtype=np.int32),
        units=tuple(units),
        indicators=tuple(indicators),
    )


def _place(known: tuple[str, ...], word: str) -> int:
    if word not in known:
        raise ValueError(f"no known status or sex: {word}")
    return known.index(word)


def _composed(names: Sequence[str]) -> tuple[tuple[str, ...], IntArray]:
    """The names in NFC, each once, and which of them each was."""
    known: dict[str, int] = {}
    numbers = [known.setdefault(normalize("NFC", name), len(known)) for name in names]
    return tuple(known), np.array(numbers, dtype=np.int32)


def _ranks(names: Sequence[str]) -> IntArray:
    """Each name's place in alphabetical order by code point."""
    ranks = np.zeros(len(names), dtype=np.int32)
    ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return ranks
