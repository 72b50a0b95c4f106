"""The one byte form of a dataset: what the plan keeps by its SHA-256.

`year,unit,indicator,value,status,n`, then `sex` and `reference_year`, each only where some row has one; sorted by
year, unit, indicator and sex, UTF-8, LF, values in the shortest decimal form that gives the same float64 back, never
with an exponent. Equal values give equal bytes; other bytes are refused. A table without sexes and reference years has
the bytes it always had.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.exchange.index_tables.grid import FloatArray, IntArray
from app.exchange.index_tables.reading import Reading
from app.exchange.index_tables.recipe import OK, STATUSES
from app.exchange.index_tables.values import NO_YEAR, SEXES, Columns, Value, Values, of_values
from app.models.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

_HEADER = ("year", "unit", "indicator", "value", "status", "n")
_FURTHER = ("sex", "reference_year")
_AT_A_TIME = 100_000


def to_canonical_csv(reading: Reading | Iterable[Value]) -> bytes:
    """The canonical bytes.

    Raises ValueError for a unit, year, indicator and sex that come twice, or a value that fits no status.
    """
    return b"".join(_blocks(of_values(reading.rows if isinstance(reading, Reading) else reading)))


def from_canonical_csv(data: bytes) -> Values:
    """The values of canonical bytes, in their order. Raises UserError `dataset_damaged` for any others."""
    try:
        heading = tuple(data[: max(data.find(b"\n"), 0)].decode("utf-8").split(","))
        if heading[: len(_HEADER)] != _HEADER or any(name not in _FURTHER for name in heading[len(_HEADER) :]):
            raise ValueError("not the heading")
        columns = _columns(data)
        at = 0
        for block in _blocks(columns):
            if data[at : at + len(block)] != block:
                raise ValueError("not the canonical form")
            at += len(block)
        if at != len(data):
            raise ValueError("more than the canonical form")
    except (ValueError, KeyError, OverflowError) as error:
        raise UserError("dataset_damaged") from error
    return Values(columns)


def _blocks(values: Columns) -> Iterator[bytes]:
    """The canonical bytes, piece by piece."""
    values = values.composed()
    order = values.order()
    _check(values, order)
    further = [bool(values.sex.any()), bool(values.reference_year.any())]
    heading = (*_HEADER, *(name for name, there in zip(_FURTHER, further, strict=True) if there))
    yield (",".join(heading) + "\n").encode()
    names = [_quoted(name) for name in values.units], [_quoted(name) for name in values.indicators]
    for start in range(0, len(values), _AT_A_TIME):
        texts = _texts(values.take(order[start : start + _AT_A_TIME]), names, further)
        yield ("\n".join(map(",".join, zip(*texts, strict=True))) + "\n").encode()


def _columns(data: bytes) -> Columns:
    """The figures of the rows below the heading; whether they are in the canonical form is seen by writing them again.

    Raises ValueError, KeyError or OverflowError for what is no figure.
    """
    import pandas as pd

    if data.find(b"\n") in (-1, len(data) - 1):
        return of_values(())
    same: dict[str, Any] = {"dtype": object, "keep_default_na": False, "encoding": "utf-8"}
    blocks = pd.read_csv(io.BytesIO(data), chunksize=_AT_A_TIME, **same)
    units: dict[str, int] = {}
    indicators: dict[str, int] = {}
    parts = [_block(frame, units, indicators) for frame in blocks]
    return Columns(tuple(units), tuple(indicators), *map(np.concatenate, zip(*parts, strict=True)))


def _block(frame: pd.DataFrame, units: dict[str, int], indicators: dict[str, int]) -> tuple[NDArray[Any], ...]:
    """The columns of some rows; names that are new get the next number."""
    nothing = np.zeros(len(frame), dtype=np.int8)
    return (
        _meant(frame["year"], int, np.int32),
        _meant(frame["unit"], lambda name: units.setdefault(name, len(units)), np.int32),
        _meant(frame["indicator"], lambda name: indicators.setdefault(name, len(indicators)), np.int32),
        _meant(frame["sex"], _SEX.__getitem__, np.int8) if "sex" in frame else nothing,
        _meant(frame["value"], _number, np.float64),
        _meant(frame["status"], _STATUS.__getitem__, np.int8),
        _meant(frame["n"], _number, np.float64),
        _meant(frame["reference_year"], _year, np.int32) if "reference_year" in frame else nothing,
    )


def _meant(column: pd.Series[Any], meaning: Callable[[str], float], kind: type[np.generic]) -> NDArray[Any]:
    """What each cell means, asked for once for each distinct text. Raises OverflowError for what `kind` cannot hold."""
    import pandas as pd

    codes, texts = pd.factorize(column)
    if (codes < 0).any():
        raise ValueError("a field is missing")
    return np.asarray(np.array([meaning(text) for text in texts], dtype=kind)[codes])


def _year(text: str) -> int:
    return int(text) if text else NO_YEAR


def _number(text: str) -> float:
    return float(text) if text else math.nan


_SEX = {sex: at for at, sex in enumerate(SEXES)}
_STATUS = {status: at for at, status in enumerate(STATUSES)}


def _texts(values: Columns, names: tuple[list[str], list[str]], further: list[bool]) -> Iterator[list[str]]:
    """The columns of a block as they are written; of the further ones only those that are there."""
    yield list(map(str, values.year.tolist()))
    for quoted, numbers in zip(names, (values.unit, values.indicator), strict=True):
        yield [quoted[at] for at in numbers.tolist()]
    yield _decimals(values.value)
    yield [STATUSES[at] for at in values.status.tolist()]
    yield _decimals(values.n)
    if further[0]:
        yield [SEXES[at] for at in values.sex.tolist()]
    if further[1]:
        yield [str(year) if year else "" for year in values.reference_year.tolist()]


def _quoted(name: str) -> str:
    """A name as it stands between commas: in quotes where it holds a comma, a quote or a line break."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow((name, ""))
    return out.getvalue()[:-2]


def _check(values: Columns, order: IntArray) -> None:
    there = ~np.isnan(values.value)
    if ((values.status == STATUSES.index(OK)) != there).any():
        raise ValueError("value and status do not agree")
    if np.isinf(values.value).any() or np.isinf(values.n).any():
        raise ValueError("not a finite number")
    if any("\r" in name or "\x00" in name for name in (*values.units, *values.indicators)):
        raise ValueError("a control character in a name")
    if values.as_above(order).any():
        raise ValueError("a unit, year, indicator and sex came twice")


def _decimals(values: FloatArray) -> list[str]:
    """Numbers in the shortest decimal form, never with an exponent; "" for none. Equal ones are written once."""
    distinct, places = np.unique(values + 0.0, return_inverse=True)
    texts = [_decimal(value) for value in distinct.tolist()]
    return [texts[at] for at in places.tolist()]


def _decimal(value: float) -> str:
    text = repr(value)
    if text.endswith(".0"):
        return text[:-2]
    if text == "nan":
        return ""
    return text if "e" not in text else format(Decimal(text), "f").removesuffix(".0")
