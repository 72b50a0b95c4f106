"""A long table of values as a block of numbers: indicator × year × unit, with a reason in every empty cell.

Knows how to recognise rows that cannot be placed. Refuses to repair them: nothing is filled in, nothing is guessed.
The order is by key, year and unit name, whatever the order of the rows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from app.analysis.framework import FloatArray, Tree, same_text
from app.analysis.method import CITY_ROW
from app.analysis.problems import NOT_DELIVERED, OK, STATUSES, Problem, error, remark

CodeArray = npt.NDArray[np.int64]
StatusArray = npt.NDArray[np.int8]
MaskArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Panel:
    """`values` (I, Y, U) with NaN where `status` is not 0; `population` (Y, U) or None; `city` -1 when absent.

    `sample` (I, Y, U) is how many each value is about, NaN where it is not known; None where it never is.
    """

    years: tuple[int, ...]
    units: tuple[str, ...]
    values: FloatArray
    status: StatusArray
    city: int
    population: FloatArray | None
    sample: FloatArray | None = None

    def only(self, when: int) -> Panel:
        """The same units in one year, number `when`."""
        one = slice(when, when + 1)
        return replace(
            self,
            years=self.years[one],
            values=self.values[:, one],
            status=self.status[:, one],
            population=None if self.population is None else self.population[one],
            sample=None if self.sample is None else self.sample[:, one],
        )

    def counted(self, floor: float) -> MaskArray:
        """(Y, U): the units that set bounds and take ranks: not the city, and not below the population floor."""
        counted = ~self.small(floor)
        if self.city >= 0:
            counted[:, self.city] = False
        return counted

    def small(self, floor: float) -> MaskArray:
        """(Y, U): neighbourhoods with fewer than `floor` inhabitants. Nobody, without a population table."""
        if self.population is None:
            return np.zeros((len(self.years), len(self.units)), dtype=bool)
        small = np.asarray(self.population < floor)
        if self.city >= 0:
            small[:, self.city] = False
        return small

    def sample_of(self, leaf: int, when: int, who: int) -> float | None:
        """How many a value is about (asked, counted, answering), None where the table does not say."""
        found = np.nan if self.sample is None else float(self.sample[leaf, when, who])
        return None if np.isnan(found) else found


def read_panel(values: pd.DataFrame, tree: Tree, population: pd.DataFrame | None) -> tuple[Panel | None, list[Problem]]:
    """Place every row of `values` (year, unit, indicator, value[, status][, n]) and say what could not be placed.

    Returns no panel when a column is missing or the table is empty. Row numbers are 0-based positions.
    """
    lacking = [name for name in ("year", "unit", "indicator", "value") if name not in values.columns]
    if lacking:
        return None, [error("values_column", detail=", ".join(lacking))]
    if values.empty:
        return None, [error("values_empty")]
    year, bad_year = _whole_numbers(values["year"])
    found = _rows_error("bad_year", bad_year, values["year"])
    unit_code, units = _codes(values["unit"])
    found += _rows_error("unit_without_name", np.array([name == "" for name in units])[unit_code], values["unit"])
    found += _named_rows("city_row_name", [name for name in units if _nearly_the_city(name)], units, unit_code)
    leaf_code, leaf_problems = _leaf_codes(values["indicator"], tree)
    numbers, status, cell_problems = _cells(values)
    found += leaf_problems + cell_problems
    years, year_code = np.unique(year[~bad_year], return_inverse=True)
    if not len(years):
        return None, found
    all_year_codes = np.zeros(len(values), dtype=np.int64)
    all_year_codes[~bad_year] = year_code
    shape = (tree.leaf_count, len(years), len(units))
    place = (leaf_code * shape[1] + all_year_codes) * shape[2] + unit_code
    placed = (leaf_code >= 0) & ~bad_year
    found += _twice(place, placed, values)
    cube, reasons = np.full(shape, np.nan), np.full(shape, NOT_DELIVERED, dtype=np.int8)
    cube.reshape(-1)[place[placed]] = numbers[placed]
    reasons.reshape(-1)[place[placed]] = status[placed]
    city = units.index(CITY_ROW) if CITY_ROW in units else -1
    people, people_problems = _population(population, tuple(int(y) for y in years), units, unit_code)
    sample, sample_problems = _sample(values, place, placed, shape)
    panel = Panel(tuple(int(y) for y in years), units, cube, reasons, city, people, sample)
    return panel, found + people_problems + sample_problems


def _codes(column: pd.Series[Any]) -> tuple[CodeArray, tuple[str, ...]]:
    """Codes into the sorted distinct names, each as `same_text` has it."""
    codes, found = pd.factorize(column, use_na_sentinel=False)
    texts = [same_text(text) for text in found]
    distinct = sorted(set(texts))
    place = {text: index for index, text in enumerate(distinct)}
    return np.array([place[text] for text in texts], dtype=np.int64)[codes], tuple(distinct)


def _floats(column: pd.Series[Any]) -> FloatArray:
    """The column as numbers, NaN for what is none; a whole number too large for one is infinite."""
    try:
        return pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    except OverflowError:
        return _floats(column.map(lambda cell: math.inf if isinstance(cell, int) and abs(cell) >= 2**1023 else cell))


def _whole_numbers(column: pd.Series[Any]) -> tuple[CodeArray, MaskArray]:
    if pd.api.types.is_integer_dtype(column.dtype) and not column.hasnans:
        return column.to_numpy(dtype=np.int64), np.zeros(len(column), dtype=bool)
    numbers = _floats(column)
    bad = ~np.isfinite(numbers) | (np.nan_to_num(numbers) % 1 != 0)
    return np.where(bad, 0, np.nan_to_num(numbers)).astype(np.int64), bad


def _leaf_codes(column: pd.Series[Any], tree: Tree) -> tuple[CodeArray, list[Problem]]:
    codes, names = _codes(column)
    known = np.array([tree.number.get(name, -1) for name in names], dtype=np.int64)
    known[known >= tree.leaf_count] = -1
    strangers = [name for name, number in zip(names, known, strict=True) if number < 0]
    domains = [name for name in strangers if name in tree.number]
    found = _named_rows("not_an_indicator", domains, names, codes, about="indicator")
    others = [name for name in strangers if name not in tree.number]
    found += _named_rows("unknown_indicator", others, names, codes, about="indicator")
    return known[codes], found


def _cells(values: pd.DataFrame) -> tuple[FloatArray, StatusArray, list[Problem]]:
    column = values["value"]
    numbers, bad = _numbers(column)
    found = _rows_error("not_a_number", bad, column)
    found += _rows_error("infinite", np.isinf(numbers), column)
    if "status" not in values.columns:
        return numbers, np.where(np.isnan(numbers), NOT_DELIVERED, OK).astype(np.int8), found
    codes, names = _codes(values["status"])
    known = np.array([STATUSES.index(name) if name in STATUSES else -1 for name in names], dtype=np.int64)
    known[[index for index, name in enumerate(names) if name == ""]] = OK
    status = known[codes]
    found += _rows_error("unknown_status", status < 0, values["status"])
    withheld = (status > OK) & ~np.isnan(numbers)
    if withheld.any():
        found.append(remark("value_withheld", rows=tuple(np.flatnonzero(withheld).tolist())))
    numbers[status > OK] = np.nan
    status = np.where(np.isnan(numbers) & (status == OK), NOT_DELIVERED, status)
    return numbers, status.astype(np.int8), found


def _sample(
    values: pd.DataFrame, place: CodeArray, placed: MaskArray, shape: tuple[int, int, int]
) -> tuple[FloatArray | None, list[Problem]]:
    if "n" not in values.columns or not values["n"].notna().any():
        return None, []
    column = values["n"]
    numbers, bad = _numbers(column)
    cube = np.full(shape, np.nan)
    cube.reshape(-1)[place[placed]] = numbers[placed]
    return cube, _rows_error("not_a_number", bad, column)


def _numbers(column: pd.Series[Any]) -> tuple[FloatArray, MaskArray]:
    """(the numbers of a column, where it holds something that is none); an empty cell is missing, not wrong."""
    numbers = _floats(column).copy()
    empty = column.isna().to_numpy()
    if not pd.api.types.is_numeric_dtype(column.dtype):
        empty = empty | column.astype(str).str.strip().eq("").to_numpy(dtype=bool, na_value=True)
    return numbers, np.isnan(numbers) & ~empty


def _named_rows(
    code: str, wanted: list[str], names: tuple[str, ...], codes: CodeArray, about: str = "unit"
) -> list[Problem]:
    """One error for each of the `wanted` names, with its rows."""
    return [
        error(code, rows=tuple(np.flatnonzero(codes == names.index(name)).tolist()), **{about: name}) for name in wanted
    ]


def _nearly_the_city(name: str) -> bool:
    return name != CITY_ROW and " ".join(name.split()).casefold() == CITY_ROW.casefold()


def _rows_error(code: str, bad: MaskArray, column: pd.Series[Any]) -> list[Problem]:
    rows = np.flatnonzero(bad)
    if not len(rows):
        return []
    return [error(code, rows=tuple(rows.tolist()), detail=str(column.iloc[int(rows[0])]))]


def _twice(place: CodeArray, placed: MaskArray, values: pd.DataFrame) -> list[Problem]:
    used = np.flatnonzero(placed)
    if not len(used):
        return []
    times = np.bincount(place[used])
    if times.max() < 2:
        return []
    found = []
    for cell in np.flatnonzero(times > 1):
        rows = used[place[used] == cell]
        row = values.iloc[int(rows[0])]
        found.append(
            error(
                "value_twice",
                unit=str(row["unit"]),
                year=int(row["year"]),
                indicator=str(row["indicator"]),
                rows=tuple(rows.tolist()),
            )
        )
    return found


def _population(
    table: pd.DataFrame | None, years: tuple[int, ...], units: tuple[str, ...], unit_code: CodeArray
) -> tuple[FloatArray | None, list[Problem]]:
    """(Y, U) inhabitants; a year without its own figure takes the latest before it, else the earliest after."""
    if table is None:
        return None, []
    lacking = [name for name in ("unit", "year", "population") if name not in table.columns]
    if lacking:
        return None, [error("population_column", detail=", ".join(lacking))]
    year, bad_year = _whole_numbers(table["year"])
    people = _floats(table["population"])
    bad = bad_year | ~np.isfinite(people) | (np.nan_to_num(people) < 0)
    if bad.any():
        return None, [error("bad_population", rows=tuple(np.flatnonzero(bad).tolist()))]
    known: dict[str, dict[int, float]] = {}
    for row, unit in enumerate(map(same_text, table["unit"])):
        if int(year[row]) in known.setdefault(unit, {}):
            return None, [error("population_twice", unit=unit, year=int(year[row]), rows=(row,))]
        known[unit][int(year[row])] = float(people[row])
    strangers = [unit for unit in units if unit not in known and unit != CITY_ROW]
    if strangers:
        return None, _named_rows("unknown_unit", strangers, units, unit_code)
    filled = np.full((len(years), len(units)), np.nan)
    borrowed = set()
    for place, unit in enumerate(units):
        for when, wanted in enumerate(years if unit in known else ()):
            source = _nearest(known[unit], wanted)
            borrowed |= {wanted} if source != wanted else set()
            filled[when, place] = known[unit][source]
    return filled, [remark("population_other_year", year=wanted) for wanted in sorted(borrowed)]


def _nearest(known: dict[int, float], wanted: int) -> int:
    earlier = [year for year in known if year <= wanted]
    return max(earlier) if earlier else min(known)
