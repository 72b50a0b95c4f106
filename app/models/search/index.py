"""Everything in the plan that can be looked for, and what is found: texts, numbers, names, decisions, comments, ids.

Each record's own words are folded once and kept for as long as the record stays the same, so that a search is a walk
over ready texts. A person or an organisation that is found brings those who name it. It knows no window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES, fields_of, reference_fields
from app.models.search.folding import Folded, fold, folded
from app.models.wording import labels

ORDER = (
    "finding", "goal", "measure", "activity", "application", "decision", "comment", "dialogue_input", "evidence",
    "weak_indicator_answer", "target", "actual", "cost", "follow_up", "deadline", "task", "organisation", "member",
    "working_group", "plan", "version", "requirement", "attachment",
)  # fmt: skip
"""The order of the groups: the thread first, then what stands around it; other types after these."""
_GROUP = {kind: place for place, kind in enumerate(dict.fromkeys((*ORDER, *RECORD_TYPES)))}
NOT_SOUGHT = frozenset({"ils_paste"})
"""Marks on other records: nobody looks for a tick, and a person's name in one says nothing of what is ticked."""
BRINGS_OTHERS = frozenset({"member", "organisation"})
BEFORE, AFTER = 40, 90
_ID = re.compile(r"[0-9a-f]{6,64}(:\d*)?")


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found. `field` is where; `context` the words around, of which `start` to `end` are what was found."""

    record: str
    type: str
    title: str
    field: str
    context: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits in the order of the groups, and how many records there are of each type, in that order."""

    hits: tuple[Hit, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many records were found, shown or not."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class _Words:
    """A record's words: field, as shown, folded; `whole` is all of them in one text."""

    record: Record
    whole: str
    fields: tuple[tuple[str, str, Folded], ...]


class SearchIndex:
    """Kept from one search to the next; it follows the plan by itself."""

    def __init__(self) -> None:
        self._known: dict[str, _Words] = {}

    def find(self, plan: Plan, typed: str, most: int = 200) -> Found:
        """The records that hold every word typed, accents and case aside; in quotes the words stand together.

        An id, or six or more of its first characters, finds its record. Nothing typed finds nothing. At most `most`
        hits are given; the counts are of all.
        """
        wanted = words_of(typed)
        if not wanted:
            return Found((), ())
        matched = [known for known in self._walk(plan) if _holds(known, wanted)]
        through = _through(plan, {known.record.id for known in matched}, matched)
        for record, _, _ in through:
            matched.append(self._words(record))
        ranked = sorted(matched, key=lambda known: _rank(known, wanted[0]))
        counts: dict[str, int] = {}
        for known in ranked:
            counts[known.record.type] = counts.get(known.record.type, 0) + 1
        named = {record.id: (field, said) for record, field, said in through}
        hits = tuple(_hit(known, wanted, named.get(known.record.id)) for known in ranked[:most])
        return Found(hits, tuple(counts.items()))

    def warm(self, plan: Plan, count: int) -> bool:
        """Makes at most `count` more records ready to be searched; True when all are. A search does what is left."""
        for record in plan:
            known = self._known.get(record.id)
            if known is None or known.record is not record:
                if not count:
                    return False
                self._words(record)
                count -= 1
        return True

    def _walk(self, plan: Plan) -> Iterator[_Words]:
        if len(self._known) > 2 * len(plan) + 1000:
            self._known.clear()
        known = self._known
        for record in plan:
            if record.type in NOT_SOUGHT:
                continue
            words = known.get(record.id)
            yield words if words is not None and words.record is record else self._words(record)

    def _words(self, record: Record) -> _Words:
        found = self._known.get(record.id)
        if found is None or found.record is not record:
            fields = tuple((name, said, folded(said)) for name, said in _said(record) if said)
            found = _Words(record, "\n".join(words.text for _, _, words in fields), fields)
            self._known[record.id] = found
        return found


def words_of(typed: str) -> tuple[str, ...]:
    """What is looked for, folded: each word, and what stands in quotes as it stands. The first is shown in context."""
    parts = re.findall(r'"([^"]+)"|(\S+)', fold(typed.strip()))
    return tuple(word for pair in parts for word in pair if word.strip('"'))


def _said(record: Record) -> Iterator[tuple[str, str]]:
    """The record's own words by field, title first, as the window shows them; references are others' words."""
    if record.type not in RECORD_TYPES:
        yield from ((name, value) for name, value in record.fields.items() if isinstance(value, str))
        return
    title = RECORD_TYPES[record.type].title
    names = [title, *(name for name in fields_of(record.type) if name not in (title, "position"))]
    for name in names:
        if fields_of(record.type)[name].kind != "flag" and not record.is_empty(name):
            yield name, labels.value_text(record, name)


def _holds(known: _Words, wanted: Sequence[str]) -> bool:
    whole = known.whole
    for word in wanted:
        if word not in whole and not (_ID.fullmatch(word) and known.record.id.startswith(word)):
            return False
    return True


def _through(plan: Plan, already: set[str], matched: Sequence[_Words]) -> list[tuple[Record, str, str]]:
    """The records that name a person or an organisation that was found: record, field and the name."""
    found: dict[str, tuple[Record, str, str]] = {}
    for known in matched:
        if known.record.type not in BRINGS_OTHERS:
            continue
        title = labels.title_of(known.record)
        for record in plan.referring(known.record.id):
            if record.id not in already and record.id not in found:
                field = next(n for n in reference_fields(record.type) if known.record.id in record.refs(n))
                found[record.id] = (record, field, title)
    return list(found.values())


def _rank(known: _Words, word: str) -> tuple[int, int, str, str]:
    """Group by group; in it those found by their title first, else as people ordered them."""
    record = known.record
    in_title = bool(known.fields) and word in known.fields[0][2].text
    return _GROUP.get(record.type, len(_GROUP)), 0 if in_title else 1, record.position, record.id


def _hit(known: _Words, wanted: Sequence[str], through: tuple[str, str] | None) -> Hit:
    record = known.record
    title = labels.title_of(record)
    if through is not None:
        return Hit(record.id, record.type, title, through[0], through[1], 0, len(through[1]))
    for word in wanted:
        for field, said, words in known.fields:
            at = words.text.find(word)
            if at >= 0:
                return Hit(record.id, record.type, title, field, *_around(said, *words.span(at, at + len(word))))
    return Hit(record.id, record.type, title, "", record.id, 0, 0)


def _around(said: str, start: int, end: int) -> tuple[str, int, int]:
    """The words around a stretch in one line, cut at spaces, with where the stretch is in it."""
    first = 0 if start <= BEFORE else said.find(" ", start - BEFORE, start) + 1 or start - BEFORE
    last = len(said) if len(said) - end <= AFTER else said.rfind(" ", end, end + AFTER)
    last = last if last > end else min(len(said), end + AFTER)
    lead = "… " if first else ""
    shown = said[first:last].replace("\n", " ") + (" …" if last < len(said) else "")
    return lead + shown, len(lead) + start - first, len(lead) + end - first
