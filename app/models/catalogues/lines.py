"""Rows of a file beside the plan: which record each is about, and what it would make of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from app.models.apply_json import from_json
from app.models.catalogues.cells import Entry, Read, Unread, read
from app.models.change import Change, Value
from app.models.places import name_key
from app.models.plan import Plan, Record
from app.models.schema import fields_of
from app.models.verbs import Chance
from app.models.wording import labels

OWN: Mapping[str, tuple[str, ...]] = {"requirement": ("answered_by", "done")}
"""The group's own answers: a file fills them where they are empty and changes none."""
NEEDED = {"level": "no_level", "budget_year": "no_year", "wording": "no_wording"}
_NUMBERED = re.compile(r"\d+(\.\d+)*[.)]?\s+(?=\D)")

State: TypeAlias = Literal["new", "changed", "same", "unread"]
Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row beside the plan. `record` is what it is about, "" for a new one; `given` what would be set in it."""

    row: int
    state: State
    words: str
    record: str = ""
    given: Mapping[str, Value] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()


def compare(plan: Plan, kind: str, entries: Iterable[Entry], stated: Mapping[str, str]) -> tuple[Line, ...]:
    """Each row as it would be taken in, in the file's order. `stated` fills cells that the file leaves empty.

    A row is about the record with the same code, else the same wording, on its level and in its budget year; a theme is
    known by its wording alone, so that a file never renames one.
    """
    beside = _Beside(plan, kind)
    rows = [read(kind, entry, stated) for entry in entries]
    found: dict[int, Line] = {}
    for at in sorted(range(len(rows)), key=lambda at: not rows[at].is_theme):  # others may name a theme further down
        found[at] = beside.line(rows[at])
    return tuple(found[at] for at in range(len(rows)))


def change(plan: Plan, kind: str, lines: Iterable[Line], chance: Chance) -> Change:
    """One change that makes what is new and sets what is changed; without edits when nothing is."""
    lines = list(lines)
    made = [line for line in lines if line.state == "new"]
    made.sort(key=lambda line: line.given.get("level") != "theme")  # a new theme stands before those that name it
    items: list[dict[str, object]] = [{"type": kind, "set": line.given} for line in made]
    for item, line in zip(items, made, strict=True):
        if line.given.get("level") == "theme":
            item["id"] = _new_theme(line.words)
    items += [{"id": line.record, "set": line.given} for line in lines if line.state == "changed"]
    return from_json(plan, items, chance)


def counts(lines: Iterable[Line]) -> Mapping[State, int]:
    """How many rows there are of each state; 0 where there are none."""
    return Counter(line.state for line in lines)


class _Beside:
    """What the plan holds of a kind, and which of it rows have spoken of so far."""

    def __init__(self, plan: Plan, kind: str) -> None:
        self._plan, self._kind = plan, kind
        self._codes: dict[Key, Record] = {}
        self._wordings: dict[Key, Record] = {}
        self._spoken: dict[Key | str, int] = {}
        self._themes: dict[str, str] = {}
        for record in plan.of(kind):
            where = self._where(record.fields)
            if record.text("code").strip() and record.text("level") != "theme":
                self._codes.setdefault((*where, name_key(record.text("code"))), record)
            if record.text("wording").strip():
                self._wordings.setdefault((*where, name_key(record.text("wording"))), record)
            if record.text("level") == "theme":
                self._know_theme(record.text("wording"), record.text("code"), record.id)

    def line(self, row: Read) -> Line:
        """The row as it would be taken in."""
        missing = [why for name, why in NEEDED.items() if self._lacks(row, name)]
        if missing:
            return self._refused(row, Unread("", row.words, missing[-1]))
        coded, worded = self._codes.get(self._code_key(row) or ()), self._wordings.get(self._wording_key(row))
        if coded is not None and worded is not None and coded.id != worded.id:
            facts = {"code": coded.text("wording"), "wording": labels.title_of(worded)}
            return self._refused(row, Unread("code", str(row.given["code"]), "code_and_wording", facts))
        about = coded or worded
        before = self._speak(row, about)
        if before is not None:
            return self._refused(row, Unread("", row.words, "row_before", {"row": str(before)}))
        given, unread = self._with_theme(row)
        if about is None:
            if row.is_theme:
                self._know_theme(row.words, str(row.given.get("code") or ""), _new_theme(row.words))
            return Line(row.row, "new", row.words, "", given, unread)
        differing = {name: value for name, value in given.items() if self._would_change(about, name, value)}
        return Line(row.row, "changed" if differing else "same", row.words, about.id, differing, unread)

    def _lacks(self, row: Read, name: str) -> bool:
        return name in fields_of(self._kind) and row.given.get(name) is None

    def _refused(self, row: Read, why: Unread) -> Line:
        return Line(row.row, "unread", row.words, unread=(why, *row.unread))

    def _where(self, given: Mapping[str, object]) -> Key:
        """Codes and wordings are told apart within a level and a budget year."""
        return given.get("level"), given.get("budget_year")

    def _code_key(self, row: Read) -> Key | None:
        code = row.given.get("code")
        return None if code is None or row.is_theme else (*self._where(row.given), name_key(str(code)))

    def _wording_key(self, row: Read) -> Key:
        return (*self._where(row.given), name_key(row.words))

    def _speak(self, row: Read, about: Record | None) -> int | None:
        """Notes that the row speaks of its record; the row that already did, if one has."""
        keys: list[Key | str] = [about.id] if about is not None else []
        keys += [("code", *code)] if (code := self._code_key(row)) is not None else []
        keys += [("wording", *self._wording_key(row))]
        before = next((self._spoken[key] for key in keys if key in self._spoken), None)
        if before is None:
            self._spoken |= dict.fromkeys(keys, row.row)
        return before

    def _know_theme(self, wording: str, code: str, name: str) -> None:
        for said in (wording, code):
            if said.strip():
                self._themes.setdefault(name_key(said), name)

    def _with_theme(self, row: Read) -> tuple[Mapping[str, Value], tuple[Unread, ...]]:
        if not row.theme or row.is_theme:
            return row.given, row.unread
        tries = (row.theme, _NUMBERED.sub("", row.theme, count=1))
        theme = next((self._themes[key] for key in map(name_key, tries) if key in self._themes), None)
        if theme is None:
            return row.given, (*row.unread, Unread("theme", row.theme, "theme_unknown"))
        return {**row.given, "theme": theme}, row.unread

    def _would_change(self, record: Record, name: str, value: Value) -> bool:
        if name in OWN.get(self._kind, ()) and (not record.is_empty(name) or value is False):
            return False
        return record.get(name) != value and not (value is False and record.is_empty(name))


def _new_theme(wording: str) -> str:
    """What others in the file call a theme that the change makes."""
    return f"tema:{wording}"
