"""The one byte form of a dataset: what the plan keeps by its SHA-256.

`year,unit,indicator,value,status,n`, sorted by those, UTF-8, LF, values in the shortest decimal form that gives
the same float64 back, never with an exponent. Equal values give equal bytes; other bytes are refused.
"""

from __future__ import annotations

import csv
import io
import math
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from app.exchange.index_tables.reading import Reading, Value
from app.exchange.index_tables.recipe import OK, STATUSES
from app.models.errors import UserError

_HEADER = ("year", "unit", "indicator", "value", "status", "n")


def to_canonical_csv(reading: Reading | Iterable[Value]) -> bytes:
    """The canonical bytes. Raises ValueError for a repeated unit-year-indicator or a value that fits no status."""
    values = reading.rows if isinstance(reading, Reading) else tuple(reading)
    rows = sorted((_checked(value) for value in values), key=lambda value: value[:3])
    if any(one[:3] == other[:3] for one, other in pairwise(rows)):
        raise ValueError("a unit, year and indicator came twice")
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    for value in rows:
        writer.writerow((*value[:3], _decimal(value.value), value.status, _decimal(value.n)))
    return out.getvalue().encode("utf-8")


def from_canonical_csv(data: bytes) -> tuple[Value, ...]:
    """The values of canonical bytes. Raises UserError `dataset_damaged` for any others."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
        if not rows or tuple(rows[0]) != _HEADER:
            raise ValueError("not the heading")
        values = tuple(
            Value(int(year), unit, indicator, _number(value), status, _number(n))
            for year, unit, indicator, value, status, n in rows[1:]
        )
        if to_canonical_csv(values) != data:
            raise ValueError("not the canonical form")
    except (ValueError, csv.Error) as error:
        raise UserError("dataset_damaged") from error
    return values


def _checked(value: Value) -> Value:
    if value.status not in STATUSES or (value.status == OK) != (value.value is not None):
        raise ValueError(f"value and status do not agree: {value}")
    if any(each is not None and not math.isfinite(each) for each in (value.value, value.n)):
        raise ValueError(f"not a finite number: {value}")
    if "\r" in value.unit + value.indicator or "\x00" in value.unit + value.indicator:
        raise ValueError(f"a control character in a name: {value}")
    return value._replace(
        unit=unicodedata.normalize("NFC", value.unit), indicator=unicodedata.normalize("NFC", value.indicator)
    )


def _decimal(value: float | None) -> str:
    if value is None:
        return ""
    text = format(Decimal(repr(float(value) + 0.0)), "f")
    return text.removesuffix(".0")


def _number(text: str) -> float | None:
    return float(text) if text else None
