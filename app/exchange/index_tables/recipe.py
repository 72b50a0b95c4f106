"""How one table is to be read, as a frozen value: the guess a person may correct, keep and use again.

Every field may be left out (None); the guess then fills it. A recipe that comes back in a `Reading` is whole,
except for what only a person can answer. It knows nothing of files; rows and columns are counted from 1 as in
the table. JSON form: the same names, `format` first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any

from app.models.errors import UserError

OK = "ok"
STATUSES = (OK, "bortfall", "ej_tillampligt", "sekretess", "ej_levererad")

DEFAULT_MARKERS: tuple[tuple[str, str], ...] = (
    ("", "ej_levererad"),
    ("-", "ej_levererad"),
    ("–", "ej_levererad"),
    ("−", "ej_levererad"),
    (".", "ej_tillampligt"),
    ("..", "sekretess"),
    ("…", "sekretess"),
    ("NA", "bortfall"),
    ("NaN", "bortfall"),
    ("n/a", "bortfall"),
)
"""The city's statistics keep three kinds of missing apart: `-` not delivered, `.` not applicable, `..` secrecy."""

DASHES = ("-", "–", "−")
ZERO = "noll"
"""What a marker may stand for beside the kinds of missing: in the state's statistics a dash is nothing at all."""

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "cp850", "mac-roman")
BLANKS = "blanks"
"""The separator of tables aligned by spaces; used only when asked for, since spaces also group thousands."""
SEPARATORS = (";", ",", "\t", "|", BLANKS)
FORMAT = 1


@dataclass(frozen=True)
class ValueColumn:
    """One column with figures. `indicator` and `year` are None where another column of the row says them.

    `sex` is "women" or "men" where the figures are theirs alone; `n_column` holds the number of answers behind them.
    """

    column: int
    indicator: str | None = None
    year: int | None = None
    sex: str | None = None
    n_column: int | None = None


@dataclass(frozen=True)
class Recipe:
    """Everything needed to read one table the same way again; None means "not stated, guess".

    `vintage` is the year all figures stand for; the year found beside a figure is then when it was measured. `by_sex`
    False makes words for women and men part of names, `empty_sex` "everybody" takes a row that does not say the sex for
    everybody's, `add_sexes` makes figures of everybody by adding. `turned` changes rows and columns first. `aliases`
    say which place a name means, `indicator_aliases` which indicator, `units` what an indicator is counted in. Rows
    of the names in `not_here` are left out: they are about no place of the plan.
    """

    encoding: str | None = None
    separator: str | None = None
    numbers_per_row: int | None = None
    sheet: str | None = None
    header_rows: tuple[int, ...] | None = None
    first_row: int | None = None
    last_row: int | None = None
    unit_column: int | None = None
    level: str | None = None
    year_column: int | None = None
    year: int | None = None
    indicator_column: int | None = None
    indicator: str | None = None
    values: tuple[ValueColumn, ...] | None = None
    status_column: int | None = None
    n_column: int | None = None
    sex_column: int | None = None
    reference_year_column: int | None = None
    measure_column: int | None = None
    split_columns: tuple[int, ...] | None = None
    fill_down: tuple[int, ...] | None = None
    turned: bool | None = None
    vintage: int | None = None
    by_sex: bool | None = None
    add_sexes: bool | None = None
    empty_sex: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    percent: str | None = None
    markers: tuple[tuple[str, str], ...] | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    indicator_aliases: tuple[tuple[str, str], ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    totals: tuple[str, ...] | None = None
    not_here: tuple[str, ...] = ()
    skip_rows: tuple[int, ...] = ()

    def to_json(self) -> str:
        """The recipe as JSON text, fields in their order, what is not stated left out."""
        stated: dict[str, object] = {"format": FORMAT}
        for each in fields(self):
            value = getattr(self, each.name)
            if value is None or value == each.default:
                continue
            if each.name in _PAIRS:
                stated[each.name] = dict(value)
            elif each.name == "values":
                stated[each.name] = [_column_to_json(column) for column in value]
            else:
                stated[each.name] = list(value) if isinstance(value, tuple) else value
        return json.dumps(stated, ensure_ascii=False, indent=2) + "\n"

    @staticmethod
    def from_json(text: str) -> Recipe:
        """The recipe of JSON text. Raises UserError `recipe_bad` naming the field that is wrong or unknown."""
        try:
            stated = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise UserError("recipe_bad", field="JSON") from error
        if not isinstance(stated, dict) or stated.pop("format", None) != FORMAT:
            raise UserError("recipe_bad", field="format")
        known = {each.name for each in fields(Recipe)}
        for name in stated:
            if name not in known:
                raise UserError("recipe_bad", field=name)
        return Recipe(**{name: _checked(name, value) for name, value in stated.items()})


_PAIRS = ("markers", "aliases", "indicator_aliases", "units")
_INTEGERS = (
    "numbers_per_row",
    "first_row",
    "last_row",
    "unit_column",
    "year_column",
    "year",
    "indicator_column",
    "status_column",
    "n_column",
    "sex_column",
    "reference_year_column",
    "measure_column",
    "vintage",
)
_FLAGS = ("turned", "by_sex", "add_sexes")
_INTEGER_LISTS = ("header_rows", "split_columns", "fill_down", "skip_rows")
_CHOICES = {
    "encoding": ENCODINGS,
    "separator": SEPARATORS,
    "decimal": (",", "."),
    "percent": ("as_shown", "as_stored"),
    "level": ("neighbourhood", "district_board"),
    "empty_sex": ("everybody",),
}
_COLUMN_FIELDS = ("column", "indicator", "year", "sex", "n_column")


def _column_to_json(column: ValueColumn) -> dict[str, object]:
    whole = {name: getattr(column, name) for name in _COLUMN_FIELDS}
    return {name: value for name, value in whole.items() if value is not None}


def _checked(name: str, value: Any) -> Any:  # noqa: PLR0911
    if name in _INTEGERS and _is_count(value):
        return value
    if name in _FLAGS and isinstance(value, bool):
        return value
    if name in _INTEGER_LISTS and isinstance(value, list) and all(map(_is_count, value)):
        return tuple(value)
    if name in _PAIRS and isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        return _pairs(name, value)
    if name in ("totals", "not_here") and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if name == "values" and isinstance(value, list) and value:
        return tuple(_column(each) for each in value)
    if name in _CHOICES and value in _CHOICES[name]:
        return value
    if name == "thousands" and isinstance(value, str) and set(value) <= set(" .,'"):
        return value
    if name in ("sheet", "indicator") and isinstance(value, str):
        return value
    raise UserError("recipe_bad", field=name)


def _pairs(name: str, value: dict[str, str]) -> tuple[tuple[str, str], ...]:
    if name == "markers" and not set(value.values()) <= {*STATUSES[1:], ZERO}:
        raise UserError("recipe_bad", field=name)
    return tuple(value.items())


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1_048_576


def _column(value: object) -> ValueColumn:
    if isinstance(value, dict) and set(value) <= set(_COLUMN_FIELDS) and _is_count(value.get("column")):
        numbers = all(value.get(name) is None or _is_count(value[name]) for name in ("year", "n_column"))
        words = all(value.get(name) is None or isinstance(value[name], str) for name in ("indicator", "sex"))
        if numbers and words and value.get("sex") in (None, "women", "men"):
            return ValueColumn(**value)
    raise UserError("recipe_bad", field="values")
