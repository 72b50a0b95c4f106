"""What the cells of a row say, each as its field stores it, and why a cell says nothing that can be stored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.models import values
from app.models.change import Value
from app.models.errors import UserError
from app.models.places import name_key
from app.models.schema import Field, fields_of
from app.models.wording import labels
from app.models.wording.catalogues import CHOICE_WORDS, HEADINGS, NO, YES
from app.models.wording.typography import listed

KINDS = tuple(HEADINGS)
"""The record types that may come from a file."""
ASKED: Mapping[str, tuple[str, ...]] = {
    "programme_goal": ("level", "source_document", "case_number", "status"),
    "council_goal": ("budget_year", "level", "source"),
    "requirement": ("source",),
}
"""What a person is asked for where the file does not say it."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}( 00:00:00)?")


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell, or a whole row where `name` is "", that was not read: `name` is a field, or a heading of the file."""

    name: str
    text: str
    reason: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a file: what it says of each field, as text; a cell that could not be made out is in `unread`."""

    row: int
    cells: Mapping[str, str]
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A row whose cells have been read. `theme` is still text: which theme it means depends on the plan."""

    row: int
    given: Mapping[str, Value]
    theme: str = ""
    unread: tuple[Unread, ...] = ()

    @property
    def is_theme(self) -> bool:
        """Whether the row is about one of the programme's themes."""
        return self.given.get("level") == "theme"

    @property
    def words(self) -> str:
        """The wording, or ""."""
        return str(self.given.get("wording") or "")


def read(kind: str, entry: Entry, stated: Mapping[str, str]) -> Read:
    """The row with each cell as its field stores it; `stated` fills the cells that the file leaves empty."""
    given: dict[str, Value] = {}
    unread, theme = list(entry.unread), ""
    failed = {one.name for one in unread}
    said = {name: text for name, text in stated.items() if text.strip() and name not in failed}
    said |= {name: text for name, text in entry.cells.items() if text.strip()}
    for name, text in said.items():
        if name == "theme":
            theme = " ".join(text.split())
            continue
        value, why = value_of(kind, name, " ".join(text.split()))
        if why is not None:
            unread.append(why)
        elif value is not None:
            given[name] = value
    return Read(entry.row, given, theme, tuple(unread))


def value_of(kind: str, name: str, text: str) -> tuple[Value, Unread | None]:
    """The text as the field stores it, or why it cannot be stored there."""
    field = fields_of(kind)[name]
    found, reason, facts = _meant(kind, field, text)
    if not reason:
        try:
            return values.stored(field, found), None
        except UserError as error:
            too_long = error.code == "value_too_long"
            reason = "too_long" if too_long else "bad_characters"
            facts = {"longest": str(values.LONGEST_TEXT)} if too_long else {}
    return None, Unread(name, text, reason, facts)


def _meant(kind: str, field: Field, text: str) -> tuple[Value, str, dict[str, str]]:
    if field.kind == "choice":
        words = labels.choice_words(kind, field.name)
        code = choice_code(kind, field.name, text)
        return code, "" if code else "not_choice", {"choices": listed([said[0] for said in words.values()], "eller")}
    if field.kind == "year":
        year = int(text) if re.fullmatch(r"[0-9]{4}", text) and int(text) in values.YEARS else None
        return year, "" if year else "not_year", {}
    if field.kind == "flag":
        said = name_key(text)
        return said in YES, "" if said in YES | NO else "not_yes_or_no", {}
    if field.name == "code" and _DATE.fullmatch(text):
        return None, "became_date", {}
    return text, "", {}


def choice_code(kind: str, name: str, text: str) -> str:
    """The choice that a table's words mean, or ""."""
    said = name_key(text)
    for code, words in labels.choice_words(kind, name).items():
        others = CHOICE_WORDS.get(f"{kind}.{name}", {}).get(code, ())
        if said in (code, *map(name_key, words), *others):
            return code
    return ""
