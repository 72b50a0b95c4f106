"""The one byte form of a dataset: what the plan keeps by its SHA-256.

`year,unit,indicator,value,status,n`, then `sex` and `reference_year`, each only where some row has one; sorted by
year, unit, indicator and sex, UTF-8, LF, values in the shortest decimal form that gives the same float64 back, never
with an exponent. Equal values give equal bytes; other bytes are refused. A table without sexes and reference years has
the bytes it always had.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

import numpy as np

from app.exchange.index_tables.grid import FloatArray
from app.exchange.index_tables.reading import Reading
from app.exchange.index_tables.recipe import OK, STATUSES
from app.exchange.index_tables.values import NO_YEAR, SEXES, Columns, Value, Values, of_values
from app.models.errors import UserError

_HEADER = ("year", "unit", "indicator", "value", "status", "n")
_FURTHER = ("sex", "reference_year")
_AT_A_TIME = 100_000


def to_canonical_csv(reading: Reading | Iterable[Value]) -> bytes:
    """The canonical bytes.

    Raises ValueError for a unit, year, indicator and sex that come twice, or a value that fits no status.
    """
    whole = of_values(reading.rows if isinstance(reading, Reading) else reading).composed()
    whole = whole.take(whole.order())
    _check(whole)
    further = [bool(whole.sex.any()), bool(whole.reference_year.any())]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_HEADER, *(name for name, there in zip(_FURTHER, further, strict=True) if there)))
    for start in range(0, len(whole), _AT_A_TIME):
        writer.writerows(zip(*_texts(whole.take(slice(start, start + _AT_A_TIME)), further), strict=True))
    return out.getvalue().encode("utf-8")


def from_canonical_csv(data: bytes) -> Values:
    """The values of canonical bytes, in their order. Raises UserError `dataset_damaged` for any others."""
    try:
        rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
        heading = tuple(next(rows, ()))
        if heading[: len(_HEADER)] != _HEADER or any(name not in _FURTHER for name in heading[len(_HEADER) :]):
            raise ValueError("not the heading")
        values = Values(_columns(rows, heading))
        if to_canonical_csv(values) != data:
            raise ValueError("not the canonical form")
    except (ValueError, KeyError, OverflowError, csv.Error) as error:
        raise UserError("dataset_damaged") from error
    return values


def _columns(rows: Iterator[list[str]], heading: tuple[str, ...]) -> Columns:
    """The figures of the rows below the heading. Raises ValueError, KeyError or OverflowError for what is none."""
    units: dict[str, int] = {}
    indicators: dict[str, int] = {}
    parts = []
    while block := list(islice(rows, _AT_A_TIME)):
        texts = dict(zip(heading, zip(*block, strict=True), strict=True))
        nothing = ("",) * len(block)
        parts.append(
            (
                np.array(list(map(int, texts["year"])), dtype=np.int32),
                np.array([units.setdefault(name, len(units)) for name in texts["unit"]], dtype=np.int32),
                np.array([indicators.setdefault(n, len(indicators)) for n in texts["indicator"]], dtype=np.int32),
                np.array([_SEX[sex] for sex in texts.get("sex", nothing)], dtype=np.int8),
                np.array([float(text) if text else np.nan for text in texts["value"]], dtype=np.float64),
                np.array([_STATUS[status] for status in texts["status"]], dtype=np.int8),
                np.array([float(text) if text else np.nan for text in texts["n"]], dtype=np.float64),
                np.array([int(y) if y else NO_YEAR for y in texts.get("reference_year", nothing)], dtype=np.int32),
            )
        )
    if not parts:
        return of_values(())
    return Columns(tuple(units), tuple(indicators), *map(np.concatenate, zip(*parts, strict=True)))


_SEX = {sex: at for at, sex in enumerate(SEXES)}
_STATUS = {status: at for at, status in enumerate(STATUSES)}


def _texts(values: Columns, further: list[bool]) -> Iterator[list[str] | list[int]]:
    """The columns of a block as they are written; of the further ones only those that are there."""
    yield values.year.tolist()
    yield [values.units[at] for at in values.unit.tolist()]
    yield [values.indicators[at] for at in values.indicator.tolist()]
    yield _decimals(values.value)
    yield [STATUSES[at] for at in values.status.tolist()]
    yield _decimals(values.n)
    if further[0]:
        yield [SEXES[at] for at in values.sex.tolist()]
    if further[1]:
        yield [str(year) if year else "" for year in values.reference_year.tolist()]


def _check(values: Columns) -> None:
    there = ~np.isnan(values.value)
    if ((values.status == STATUSES.index(OK)) != there).any():
        raise ValueError("value and status do not agree")
    if np.isinf(values.value).any() or np.isinf(values.n).any():
        raise ValueError("not a finite number")
    if any("\r" in name or "\x00" in name for name in (*values.units, *values.indicators)):
        raise ValueError("a control character in a name")
    if values.as_above().any():
        raise ValueError("a unit, year, indicator and sex came twice")


def _decimals(values: FloatArray) -> list[str]:
    """Numbers in the shortest decimal form, never with an exponent; "" for none."""
    return [_decimal(value) for value in (values + 0.0).tolist()]


def _decimal(value: float) -> str:
    text = repr(value)
    if text.endswith(".0"):
        return text[:-2]
    if text == "nan":
        return ""
    return text if "e" not in text else format(Decimal(text), "f").removesuffix(".0")
