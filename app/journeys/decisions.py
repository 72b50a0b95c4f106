"""Recording what was decided, bound to exactly what it was decided on; naming a state of the plan; what broke since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.journeys.session import Session
from app.models import verbs
from app.models.decisions import Standing, change_of, standings
from app.models.digest import differences, digest, digest_parts
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.wording import labels, typography

MOST_NAMED = 5


class Past(Protocol):
    """Where the plan as it is and as it was can be read."""

    @property
    def plan(self) -> Plan: ...

    def as_of(self, tips: Iterable[str]) -> Plan:
        """The plan as it stood when these changes were its newest."""
        ...


@dataclass(frozen=True, slots=True)
class Broken:
    """Favourable decisions that no longer hold, for one and the same reason: who decided when, and what has changed.

    `by` are instances with their ISO dates, "" where there is none. `changes` is empty when the state that was decided
    on is not on this computer.
    """

    decisions: tuple[Record, ...]
    by: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]

    @property
    def title(self) -> str:
        """ "Lokala styrgruppens beslut gäller inte längre", or how many decisions do not."""
        if len(self.by) == 1:
            return f"{self.by[0][0]}s beslut gäller inte längre"
        return f"{typography.spelled(len(self.by), 'beslut', 'beslut', neuter=True)} gäller inte längre"

    @property
    def sentence(self) -> str:
        """Who decided on something else and when, and what has changed, at most five things by name."""
        told = [f"{name} ({typography.day(date)})" for name, date in self.by]
        who = typography.listed([told[0], *(one[0].lower() + one[1:] for one in told[1:])])
        if not self.changes:
            return f"{who} beslutade om ett annat innehåll än det som står nu."
        more = len(self.changes) - MOST_NAMED
        rest = f"; {typography.plural(more, 'ändring', 'ändringar')} till" if more > 0 else ""
        return f"{who} beslutade om något annat. Ändrat sedan dess: {'; '.join(self.changes[:MOST_NAMED])}{rest}."


class PastPlans:
    """A session's past, each state read once however often it is asked for."""

    def __init__(self, session: Past) -> None:
        self._session = session
        self._known: dict[tuple[str, ...], Plan] = {}

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._session.plan

    def as_of(self, tips: Iterable[str]) -> Plan:
        """The plan as it stood. Raises `UserError` when one of the changes is not here."""
        key = tuple(sorted(tips))
        if key not in self._known:
            self._known[key] = self._session.as_of(key)
        return self._known[key]


def record_decision(session: Session, about: str, given: Mapping[str, object]) -> str:
    """A decision about a record or a version, with the digest of what it stands on now. The decision's id."""
    plan = session.plan
    subject = plan.id if plan.record(about).type == "version" else about
    filled = {**given, "about": about, "digest": digest(plan, subject)}
    return session.do(verbs.create(plan, "decision", filled, session.chance)).created[0]


def name_version(session: Session, name: str, date: str, decided_by: str = "") -> str:
    """A named version of the plan as it stands now. The version's id."""
    plan = session.plan
    filled = {"name": name, "tips": " ".join(plan.tips), "date": date, "decided_by": decided_by}
    return session.do(verbs.create(plan, "version", filled, session.chance)).created[0]


def broken(past: Past, record_id: str) -> list[Broken]:
    """The decisions about a record that later edits broke, gathered where the same has changed since."""
    found: dict[tuple[str, ...], list[Standing]] = {}
    for standing in standings(past.plan, record_id).values():
        if standing.favourable and standing.holds is False:
            found.setdefault(_since(past, standing.decision, record_id), []).append(standing)
    return [
        Broken(
            tuple(one.decision for one in group),
            tuple((labels.choice_label("decision", "instance", one.instance), one.date) for one in group),
            changes,
        )
        for changes, group in found.items()
    ]


def _since(past: Past, decision: Record, record_id: str) -> tuple[str, ...]:
    try:
        then = past.as_of([change_of(decision)])
    except UserError:
        return ()
    if record_id not in then:
        return ()
    now = past.plan
    found = differences(digest_parts(then, record_id), digest_parts(now, record_id))
    return (
        *(_edited(then.record(one), now.record(one)) for one in found.edited),
        *(f"tillkommen {_named(now.record(one))}" for one in found.added),
        *(f"borttagen {_named(then.record(one))}" for one in found.removed),
    )


def _edited(then: Record, now: Record) -> str:
    """ "kostnad ”Personal”: Belopp"."""
    names = [name for name in {**then.fields, **now.fields} if then.get(name) != now.get(name)]
    told = [labels.field_label(now.type, name).lower() for name in names if name != "digest"]
    return f"{_named(now)}, {typography.listed(told)}" if told else _named(now)


def _named(record: Record) -> str:
    text = labels.title_of(record)
    return f"{labels.known_label(record)} ”{text}”"
