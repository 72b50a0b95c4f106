"""How a value is written where a person edits it, how it is copied to a spreadsheet, and how either is read back.

One place for the form's fields, the table's cells and what is pasted. It knows single values; names that point to
records are looked up by those who know the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.models.errors import UserError
from app.models.plan import FieldValue
from app.models.schema import Kind
from app.models.wording import dates, typography

YES, NO = frozenset({"ja", "j", "x", "sant", "1", "true", "yes"}), frozenset({"nej", "n", "falskt", "0", "false", "no"})
ERRORS: dict[str, tuple[str, str]] = {
    "flag_unreadable": (
        "”{text}” är varken ja eller nej. Skriv ja eller nej, eller lämna rutan tom.",
        "“{text}” is neither yes nor no. Write ja or nej, or leave the cell empty.",
    ),
}


def plain_text(value: FieldValue) -> str:
    """Text is shown as it is stored."""
    return str(value or "")


def date_text(value: FieldValue) -> str:
    """ "23 april 2015" for a stored date."""
    return typography.date_long(str(value)) if value else ""


def read_date(text: str) -> FieldValue:
    """A stored date of "2015-04-23", "20150423", "23/4 2015" or "23 april 2015"; None when empty."""
    return dates.parse_date(text) if text.strip() else None


def whole_text(value: FieldValue) -> str:
    """Kronor with spaces between thousands."""
    return "" if value is None else typography.number(str(value))


def read_whole(text: str) -> FieldValue:
    """Whole kronor; None when empty."""
    return typography.parse_whole(text) if text.strip() else None


def year_text(value: FieldValue) -> str:
    """A year has no spaces."""
    return "" if value is None else str(value)


def read_years(text: str) -> FieldValue:
    """The stored form of "2012 och 2009"; None when empty."""
    return dates.parse_years(text) if text.strip() else None


def number_text(value: FieldValue) -> str:
    """A decimal string as a Swede writes it."""
    return "" if value in (None, "") else typography.number(str(value))


def read_number(text: str) -> FieldValue:
    """The stored form of "12,5" or "12.5"; None when empty."""
    return typography.parse_number(text) if text.strip() else None


def read_flag(text: str) -> FieldValue:
    """True for "ja", "x" or "1", False for "nej" or "0"; None when empty. `UserError` for anything else."""
    tidy = text.strip().casefold()
    if tidy in YES or tidy in NO:
        return tidy in YES
    if tidy:
        raise UserError("flag_unreadable", text=text.strip())
    return None


def read_text(text: str) -> FieldValue:
    """The text itself; None when empty."""
    return text or None


READERS: Mapping[Kind, Callable[[str], FieldValue]] = {
    "text": read_text,
    "prose": read_text,
    "number": read_number,
    "money": read_whole,
    "year": read_whole,
    "years": read_years,
    "date": read_date,
    "flag": read_flag,
}
"""What a person wrote or pasted, as the field stores it; choices and references are read by their names."""


def spreadsheet_text(kind: Kind, value: FieldValue) -> str:
    """A single value as a Swedish spreadsheet takes it for what it is: "12,5", "2400000", "2015-04-23"; "" if none."""
    if value is None or value == "":
        return ""
    if kind == "flag":
        return "ja" if value is True else "nej"
    return str(value).replace(".", ",") if kind == "number" else str(value)
