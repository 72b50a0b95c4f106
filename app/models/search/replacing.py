"""Replacing words in what people have written: every place first, each with before and after, then one change.

Only running text and the names of the thread's own records are touched. Quotes, decisions, versions, comments, what
was sent or received, and everything that is set once stay as they are: they are others' words, or bind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.models import verbs
from app.models.change import Change, combine
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES, Field

LEFT_ALONE = frozenset(
    {
        "evidence", "decision", "version", "package", "receipt", "reply", "attachment", "dataset", "index_method",
        "comment", "programme_goal", "council_goal", "requirement", "dialogue_input",
    }
)  # fmt: skip
"""Quoted, decided, sent, said by others or read from a catalogue: not ours to word anew."""
NAMED_BY_US = frozenset({"finding", "goal", "measure", "activity", "application", "working_group"})
"""Their names are sentences of our own, so they are replaced in as well."""
AROUND = 45


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be replaced by what. `whole_word`: not inside another word. `match_case`: capitals must agree."""

    find: str
    put: str
    whole_word: bool = True
    match_case: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One place: `text[start:end]` of the field becomes `put`. `lead` and `tail` are the words around it."""

    record: str
    field: str
    start: int
    end: int
    found: str
    put: str
    lead: str
    tail: str


def places(plan: Plan, wanted: Wanted) -> list[Place]:
    """Every place where the words stand, record by record in the plan's order."""
    if not wanted.find.strip() or wanted.find == wanted.put:
        return []
    pattern = _pattern(wanted)
    found: list[Place] = []
    for kind in RECORD_TYPES.values():
        fields = [field for field in kind.fields if may_replace(kind.name, field)]
        for record in plan.of(kind.name) if fields else ():
            for field in fields:
                found.extend(_in(record, field.name, pattern, wanted))
    return found


def may_replace(record_type: str, field: Field) -> bool:
    """Whether words in the field are ours to replace."""
    if record_type in LEFT_ALONE or field.set_once:
        return False
    return field.kind == "prose" or (record_type in NAMED_BY_US and field.name == RECORD_TYPES[record_type].title)


def replaced(plan: Plan, chosen: Iterable[Place]) -> Change:
    """One change that replaces in all the places chosen. Raises `UserError` when a text is no longer as it was."""
    by_field: dict[tuple[str, str], list[Place]] = {}
    for place in chosen:
        by_field.setdefault((place.record, place.field), []).append(place)
    return combine(*(_one(plan, record, field, there) for (record, field), there in by_field.items()))


def _one(plan: Plan, record_id: str, field: str, there: list[Place]) -> Change:
    record = plan.get(record_id)
    text = record.text(field) if record is not None else ""
    for place in sorted(there, key=lambda place: place.start, reverse=True):
        if text[place.start : place.end] != place.found:
            raise UserError("replace_text_changed")
        text = f"{text[: place.start]}{place.put}{text[place.end :]}"
    return verbs.set_value(plan, record_id, field, text)


def _pattern(wanted: Wanted) -> re.Pattern[str]:
    words = r"[\s\u00a0]+".join(re.escape(word) for word in wanted.find.split())
    whole = rf"(?<!\w){words}(?!\w)" if wanted.whole_word else words
    return re.compile(whole, 0 if wanted.match_case else re.IGNORECASE)


def _in(record: Record, field: str, pattern: re.Pattern[str], wanted: Wanted) -> Iterator[Place]:
    text = record.text(field)
    for match in pattern.finditer(text):
        put = _like(match.group(), wanted)
        if put != match.group():
            lead, tail = text[max(0, match.start() - AROUND) : match.start()], text[match.end() : match.end() + AROUND]
            cut = "…" if match.start() > AROUND else ""
            more = "…" if len(text) - match.end() > AROUND else ""
            around = (f"{cut}{lead}".replace("\n", " "), f"{tail}{more}".replace("\n", " "))
            yield Place(record.id, field, match.start(), match.end(), match.group(), put, *around)


def _like(found: str, wanted: Wanted) -> str:
    """The new words with a capital where the old had one only because it began a sentence or a name."""
    put = wanted.put
    if wanted.match_case or not put or wanted.find[:1].isupper() or not found[:1].isupper():
        return put
    return put[:1].upper() + put[1:]
