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
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from app.exchange.index_tables.reading import BOTH, SEXES, Reading, Value
from app.exchange.index_tables.recipe import OK, STATUSES
from app.models.errors import UserError

_HEADER = ("year", "unit", "indicator", "value", "status", "n")
_FURTHER = ("sex", "reference_year")


def to_canonical_csv(reading: Reading | Iterable[Value]) -> bytes:
    """The canonical bytes.

    Raises ValueError for a unit, year, indicator and sex that come twice, or a value that fits no status.
    """
    values = reading.rows if isinstance(reading, Reading) else tuple(reading)
    rows = sorted((_checked(value) for value in values), key=_key)
    if any(_key(one) == _key(other) for one, other in pairwise(rows)):
        raise ValueError("a unit, year, indicator and sex came twice")
    further = [name for name in _FURTHER if any(getattr(value, name) for value in rows)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_HEADER, *further))
    for value in rows:
        more = (getattr(value, name) or "" for name in further)
        writer.writerow((*value[:3], _decimal(value.value), value.status, _decimal(value.n), *more))
    return out.getvalue().encode("utf-8")


def from_canonical_csv(data: bytes) -> tuple[Value, ...]:
    """The values of canonical bytes. Raises UserError `dataset_damaged` for any others."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
        heading = tuple(rows[0]) if rows else ()
        if heading[: len(_HEADER)] != _HEADER or any(name not in _FURTHER for name in heading[len(_HEADER) :]):
            raise ValueError("not the heading")
        values = tuple(_value(dict(zip(heading, row, strict=True))) for row in rows[1:])
        if to_canonical_csv(values) != data:
            raise ValueError("not the canonical form")
    except (ValueError, csv.Error) as error:
        raise UserError("dataset_damaged") from error
    return values


def _key(value: Value) -> tuple[int, str, str, str]:
    return (*value[:3], value.sex)


def _value(row: dict[str, str]) -> Value:
    year = row.get("reference_year")
    return Value(
        int(row["year"]),
        row["unit"],
        row["indicator"],
        _number(row["value"]),
        row["status"],
        _number(row["n"]),
        row.get("sex", BOTH),
        int(year) if year else None,
    )


def _checked(value: Value) -> Value:
    if value.status not in STATUSES or (value.status == OK) != (value.value is not None):
        raise ValueError(f"value and status do not agree: {value}")
    if value.sex not in SEXES:
        raise ValueError(f"not a sex that is known: {value}")
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
