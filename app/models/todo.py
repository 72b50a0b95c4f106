"""Deadlines and tasks as lists for people: who is to do what, by when, about what, and how late it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.models.plan import Plan, Record
from app.models.wording import labels
from app.models.wording.typography import swedish_key

KINDS = ("deadline", "task")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. `days` is how many days are left (negative: late), None without a date; `about` a record."""

    record: str
    what: str
    who: str
    when: str
    days: int | None
    about: str
    done: bool


def items(plan: Plan, today: str) -> list[Item]:
    """Everything to do: the late first, then by date, then what has no date; what is done last, the newest first."""
    found = [_item(plan, record, today) for kind in KINDS for record in plan.of(kind)]
    left = sorted((one for one in found if not one.done), key=lambda one: (one.when or "9999", swedish_key(one.what)))
    done = sorted((one for one in found if one.done), key=lambda one: one.when, reverse=True)
    return left + done


def by_person(found: Iterable[Item]) -> list[tuple[str, list[Item]]]:
    """The items of each person in alphabetical order, those that are nobody's last under ""."""
    groups: dict[str, list[Item]] = {}
    for one in found:
        groups.setdefault(one.who, []).append(one)
    return sorted(groups.items(), key=lambda group: (not group[0], swedish_key(group[0])))


def _item(plan: Plan, record: Record, today: str) -> Item:
    when = record.text("when")
    about = plan.get(record.text("about"))
    return Item(
        record.id,
        labels.title_of(record),
        " ".join(record.text("who").split()),
        when,
        (date.fromisoformat(when) - date.fromisoformat(today)).days if when else None,
        about.id if about is not None else "",
        record.flag("done"),
    )
