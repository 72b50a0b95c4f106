"""Whether a value may stand in a field: one function for each kind, and the exact form that is stored.

It knows the schema's kinds and nothing of plans. What a person typed ("12,5") has been read before it comes here; this
is the gate for programs and files as well, so it takes only the stored form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from app.models.change import Value
from app.models.errors import UserError
from app.models.schema import Field, Kind

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?")
LONGEST_TEXT = 2_000
LONGEST_PROSE = 200_000
LARGEST = 2**53 - 1
YEARS = range(1900, 2200)


def stored(field: Field, value: object) -> Value:
    """`value` as the field stores it.

    Raises `UserError("value_wrong", field, value, kind)` when it has another shape, and
    `UserError("value_unknown_choice", …)` for a choice that is not among the field's, and
    `UserError("share_out_of_range", …)` for a share under 0 or over 1.
    """
    if value is None or value == "":
        return None
    return _READERS[field.kind](field, value)


def _wrong(field: Field, value: object) -> UserError:
    return UserError("value_wrong", field=field.name, value=str(value)[:80], kind=field.kind)


def _text(field: Field, value: object) -> str:
    if not isinstance(value, str) or not _encodable(value):
        raise _wrong(field, value)
    longest = LONGEST_PROSE if field.kind == "prose" else LONGEST_TEXT
    if len(value) > longest:
        raise UserError("value_too_long", field=field.name, length=len(value), longest=longest)
    if field.kind == "prose":
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return " ".join(value.splitlines()) if "\n" in value or "\r" in value else value


def _encodable(value: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in value)


def _whole(field: Field, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST:
        raise _wrong(field, value)
    if field.kind == "year" and value not in YEARS:
        raise _wrong(field, value)
    return value


def _years(field: Field, value: object) -> str:
    """Rising years, each once, as "2009, 2012"."""
    parts = value.split(", ") if isinstance(value, str) else []
    if not all(re.fullmatch(r"[0-9]{4}", part) and int(part) in YEARS for part in parts) or parts != sorted({*parts}):
        raise _wrong(field, value)
    return _text(field, value)


def _number(field: Field, value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not NUMBER.fullmatch(value) or value == "-0" or len(value) > 40:
        raise _wrong(field, value)
    if field.unit == "share" and not 0 <= Decimal(value) <= 1:
        raise UserError("share_out_of_range", value=value.replace(".", ","))
    return value


def _flag(field: Field, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(field, value)
    return value


def _date(field: Field, value: object) -> str:
    if not isinstance(value, str) or len(value) != len("2015-04-23"):
        raise _wrong(field, value)
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise _wrong(field, value) from error


def _choice(field: Field, value: object) -> str:
    if not isinstance(value, str) or value not in field.choices:
        raise UserError(
            "value_unknown_choice", field=field.name, value=str(value)[:80], choices=", ".join(field.choices)
        )
    return value


_READERS: Mapping[Kind, Callable[[Field, object], Value]] = {
    "text": _text,
    "prose": _text,
    "ref": _text,
    "money": _whole,
    "year": _whole,
    "years": _years,
    "number": _number,
    "flag": _flag,
    "date": _date,
    "choice": _choice,
}
