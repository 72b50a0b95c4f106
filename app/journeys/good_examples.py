"""Goals marked as good examples, as one file that people can read and other districts can copy from.

The file is a page for any web browser with the same content as JSON inside it. It carries what a goal is, its measures
and activities and what was learnt; never the fields for who is responsible, where, what it cost or what was measured.
Running text goes as it stands and is a person's to read through: `names_in` says where a member's name is in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from app.journeys.session import Session
from app.models.apply_json import from_json
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.schema import fields_of
from app.models.wording import labels

FORMAT, VERSION = "handslag-gott-exempel", 1
LARGEST = 2_000_000
MOST = 200
CARRIED: Mapping[str, tuple[str, ...]] = {
    "goal": ("wording", "target_group", "expected_result", "lesson"),
    "measure": ("name", "kind", "unit", "direction", "source", "method", "frequency"),
    "activity": ("name", "what", "ils_form", "method_evidence", "risks"),
}
"""What goes along of each kind of record."""
_INSIDE = re.compile(rf'<script type="application/json" id="{FORMAT}">(.*?)</script>', re.DOTALL)

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SharedGoal:
    """One goal as it is shared: its own fields, and those of its measures and activities."""

    fields: Fields
    measures: tuple[Fields, ...]
    activities: tuple[Fields, ...]

    @property
    def title(self) -> str:
        """The goal's wording."""
        return str(self.fields.get("wording") or "")


@dataclass(frozen=True, slots=True)
class Examples:
    """What a file holds: where it is from, the day it was written ("YYYY-MM-DD"), and the goals."""

    source: str
    date: str
    goals: tuple[SharedGoal, ...]


def marked(plan: Plan) -> list[Record]:
    """The goals marked as good examples to share."""
    return [goal for goal in plan.of("goal") if goal.flag("good_example")]


def gather(plan: Plan, goals: Iterable[Record], today: str) -> Examples:
    """What is shared of the goals."""
    source = labels.key_label(plan.root.text("district_board")) or labels.title_of(plan.root)
    return Examples(source, today, tuple(_shared(plan, goal) for goal in goals))


def names_in(plan: Plan, examples: Examples) -> list[tuple[str, str]]:
    """Where a member's whole name stands in what would be shared: (name, the goal's wording), each once."""
    names = [member.text("name") for member in plan.of("member") if len(member.text("name").split()) > 1]
    found = [
        (name, goal.title)
        for goal in examples.goals
        for name in names
        if any(name.casefold() in str(value).casefold() for part in _parts(goal) for value in part.values())
    ]
    return list(dict.fromkeys(found))


def write(examples: Examples, out: Path) -> None:
    """Writes the page. Raises `UserError("file_unwritable")`; an existing file is replaced whole or not at all."""
    draft = out.with_name(f"{out.name}.tmp")
    try:
        draft.write_text(page(examples), encoding="utf-8")
        draft.replace(out)
    except OSError as fault:
        draft.unlink(missing_ok=True)
        raise UserError("file_unwritable", file=out.name, reason=fault.strerror or type(fault).__name__) from fault


def page(examples: Examples) -> str:
    """The page, with the same as JSON inside."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "from": examples.source,
        "date": examples.date,
        "goals": [
            {**goal.fields, "measures": list(goal.measures), "activities": list(goal.activities)}
            for goal in examples.goals
        ],
    }
    inside = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).replace("<", "\\u003c")
    title = escape(f"Goda exempel från {examples.source}")
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">',
            f"<title>{title}</title>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{escape(examples.date)}</p>",
            *(_goal_text(goal) for goal in examples.goals),
            f'<script type="application/json" id="{FORMAT}">{inside}</script>\n</body>\n</html>\n',
        ]
    )


def read(path: Path) -> Examples:
    """What a file holds. Raises `UserError` when it cannot be read or is something else; the plan is not touched."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError("example_too_large", file=path.name)
        text = path.read_text(encoding="utf-8")
    except OSError as fault:
        raise UserError("file_unreadable", file=path.name, reason=fault.strerror or type(fault).__name__) from fault
    except UnicodeDecodeError as fault:
        raise UserError("example_foreign", file=path.name) from fault
    found = _INSIDE.search(text)
    try:
        content = json.loads(found.group(1)) if found else None
        return _examples(content)
    except (ValueError, RecursionError, KeyError, TypeError) as fault:
        raise UserError("example_foreign", file=path.name) from fault


def copy(session: Session, examples: Examples, chosen: Sequence[SharedGoal]) -> str:
    """The chosen goals, with measures and activities, in one's own plan, marked with where they are from; one change.

    The id of the first goal. Raises `UserError` when a value does not fit; then nothing is copied.
    """
    items: list[dict[str, Any]] = []
    for number, goal in enumerate(chosen):
        name = f"goal{number}"
        source = f"{examples.source}, {examples.date}" if examples.date else examples.source
        items.append({"type": "goal", "id": name, "set": {**_known("goal", goal.fields), "copied_from": source}})
        items += [{"type": "measure", "set": {**_known("measure", one), "goal": name}} for one in goal.measures]
        items += [{"type": "activity", "set": {**_known("activity", one), "goals": [name]}} for one in goal.activities]
    change = from_json(session.plan, items, session.chance)
    return session.do(change, words=f"hämtade ett gott exempel från {examples.source}").created[0]


def _shared(plan: Plan, goal: Record) -> SharedGoal:
    return SharedGoal(
        _carried(goal),
        tuple(_carried(one) for one in plan.referring(goal.id, "measure", "goal")),
        tuple(_carried(one) for one in plan.referring(goal.id, "activity", "goals")),
    )


def _carried(record: Record) -> Fields:
    return {name: record.get(name) for name in CARRIED[record.type] if not record.is_empty(name)}


def _parts(goal: SharedGoal) -> tuple[Fields, ...]:
    return (goal.fields, *goal.measures, *goal.activities)


def _known(kind: str, given: Fields) -> dict[str, Any]:
    """What this version carries: a newer one may have written more."""
    return {name: given[name] for name in CARRIED[kind] if name in given and name in fields_of(kind)}


def _examples(content: Any) -> Examples:
    if not isinstance(content, dict) or content.get("format") != FORMAT or content.get("version") != VERSION:
        raise ValueError("another format")
    goals = content["goals"]
    if not isinstance(goals, list) or not 1 <= len(goals) <= MOST:
        raise ValueError("no goals")
    return Examples(_text(content["from"]), _text(content["date"]), tuple(_goal(one) for one in goals))


def _goal(one: Any) -> SharedGoal:
    measures, activities = one["measures"], one["activities"]
    if not isinstance(measures, list) or not isinstance(activities, list) or len(measures) + len(activities) > MOST:
        raise ValueError("too much")
    return SharedGoal(
        _texts("goal", one),
        tuple(_texts("measure", part) for part in measures),
        tuple(_texts("activity", part) for part in activities),
    )


def _texts(kind: str, one: Any) -> Fields:
    return {name: _text(one[name]) for name in CARRIED[kind] if name in one}


def _text(value: Any) -> str:
    """Every field that is carried is text."""
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _goal_text(goal: SharedGoal) -> str:
    lines = [f"<h2>{escape(goal.title)}</h2>", _list("goal", goal.fields, "wording")]
    for kind, heading, parts in (("measure", "Mått", goal.measures), ("activity", "Aktiviteter", goal.activities)):
        if parts:
            lines.append(f"<h3>{heading}</h3>")
        for part in parts:
            lines += [f"<h4>{escape(str(part.get('name') or ''))}</h4>", _list(kind, part, "name")]
    return "\n".join(line for line in lines if line)


def _list(kind: str, fields: Fields, but: str) -> str:
    shown = Record("", kind, None, "", "", dict(fields))
    lines = [
        f"<dt>{escape(labels.field_label(kind, name))}</dt><dd>{escape(labels.value_text(shown, name))}</dd>"
        for name in fields
        if name != but
    ]
    return f"<dl>{''.join(lines)}</dl>" if lines else ""
