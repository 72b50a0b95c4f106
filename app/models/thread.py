"""The red thread in numbers: seven stations from index to decision, and the next step for the group.

It counts what the plan holds and what the coverage and the remarks say; it decides nothing and computes no index. Rooms
are named by the keys the window uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.models import budget
from app.models.coverage import Chain, Matrix
from app.models.decisions import standings
from app.models.plan import Plan, Record
from app.models.rules import Remark
from app.models.wording.labels import title_of
from app.models.wording.states import NEXT, NOTES, STATIONS
from app.models.wording.typography import listed, mnkr, number

StationKey = Literal["index", "findings", "goals", "measures", "activities", "applications", "decisions"]
StationState = Literal["filled", "missing", "later"]
RoomKey = Literal["situation", "action_plan", "applications", "submit"]
_APPLICATION_TYPES = frozenset({"application", "decision", "cost"})


@dataclass(frozen=True, slots=True)
class Station:
    """One station: how many there are, whether the thread is whole here, and what to know in a few words."""

    key: StationKey
    label: str
    count: int
    state: StationState
    note: str
    complete: bool


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now: a heading, one sentence, the room where it is done, and the record to open there."""

    heading: str
    sentence: str
    room: RoomKey
    record: str | None = None


def summary(plan: Plan, coverage: Matrix, remarks: Sequence[Remark] = (), language: int = 0) -> tuple[Station, ...]:
    """The seven stations in order. A station with nothing yet is missing when the one before it has something."""
    found: list[Station] = []
    for key, count, note, whole in _counted(plan, coverage, remarks):
        begun = not found or found[-1].count > 0
        state: StationState = ("filled" if whole else "missing") if count else ("missing" if begun else "later")
        found.append(Station(key, STATIONS[key][language], count, state, _note(note, language), whole and count > 0))
    return tuple(found)


def next_step(plan: Plan, coverage: Matrix, remarks: Sequence[Remark], language: int = 0) -> NextStep:
    """The one thing that brings the work on, in the order of the thread; when nothing stops: to submit."""
    key, facts, room, record = next(_steps(plan, coverage, remarks))
    heading, sentence = NEXT[key]
    return NextStep(heading[language], sentence[language].format_map(facts), room, record)


Step = tuple[str, dict[str, str], RoomKey, str | None]
Counted = tuple[StationKey, int, tuple[str, dict[str, str]], bool]


def _steps(plan: Plan, coverage: Matrix, remarks: Sequence[Remark]) -> Iterator[Step]:
    for remark in remarks:
        if remark.code == "unsettled":
            yield "settle", {"what": remark.text}, _room_of(plan, remark.record), remark.record
    if not coverage.known and not plan.of("finding"):
        yield "index", {}, "situation", None
    if coverage.unanswered:
        key = "weak_one" if len(coverage.unanswered) == 1 else "weak"
        yield key, {"which": _named(coverage.unanswered)}, "situation", coverage.unanswered[0].indicator_id
    if not plan.of("finding"):
        yield "finding", {}, "situation", None
    if not plan.of("goal"):
        yield "goal", {}, "action_plan", None
    for goal in plan.of("goal"):
        facts = {"title": title_of(goal)}
        if not _has_outcome_measure(plan, goal):
            yield "measure", facts, "action_plan", goal.id
        if not plan.referring(goal.id, "activity", "goals"):
            yield "activity", facts, "action_plan", goal.id
    if not plan.of("application"):
        yield "application", {}, "applications", None
    for remark in remarks:
        if remark.severity == "block":
            facts = {"title": title_of(plan.record(remark.record)), "what": remark.text}
            yield "stop", facts, _room_of(plan, remark.record), remark.record
    yield "submit", {}, "submit", None


def _room_of(plan: Plan, record_id: str) -> RoomKey:
    return "applications" if plan.record(record_id).type in _APPLICATION_TYPES else "action_plan"


def _named(chains: Sequence[Chain], most: int = 2) -> str:
    """ "Trångboddhet i Ekliden och upplevd trygghet i Björkholm"; more than `most` end with "och 3 till"."""
    names = [f"{chain.label} i {listed(chain.neighbourhoods)}" for chain in chains[:most]]
    rest = len(chains) - most
    return listed([*names, f"{rest} till"] if rest > 0 else names)


def _counted(plan: Plan, coverage: Matrix, remarks: Sequence[Remark]) -> Iterator[Counted]:
    weak, unanswered = len(coverage.chains), len(coverage.unanswered)
    indicators = len(plan.of("indicator_definition"))
    index = _many("index.weak", weak) if weak else ("index.all_well" if coverage.known else "index.loaded", {})
    yield "index", indicators, index if indicators else ("index.none", {}), True
    findings, goals = plan.of("finding"), plan.of("goal")
    said = _many("findings.unanswered", unanswered) if unanswered else ("findings.all" if weak else "none", {})
    yield "findings", len(findings), said if weak or not findings else ("", {}), not unanswered
    yield _station("goals", goals, [goal for goal in goals if not plan.targets(goal, "findings")])
    measures = plan.of("measure")
    lacking = [goal for goal in goals if not _has_outcome_measure(plan, goal)]
    yield _station("measures", measures, lacking)
    activities = plan.of("activity")
    yield _station("activities", activities, [a for a in activities if not plan.targets(a, "responsible")])
    applications = plan.of("application")
    sums = ("applications.sum", {"sum": mnkr(budget.applied(plan).programme)})
    stopped = {remark.record for remark in remarks if remark.severity == "block" and remark.code not in ("F7", "F8")}
    whole = not any(application.id in stopped for application in applications)
    yield "applications", len(applications), sums if applications else ("none", {}), whole
    yield _decisions(plan, applications)


def _station(key: StationKey, records: Sequence[Record], lacking: Sequence[Record]) -> Counted:
    if not records:
        return key, 0, ("none", {}), False
    note = (f"{key}.without", {"count": number(len(lacking))}) if lacking else (f"{key}.all", {})
    return key, len(records), note, not lacking


def _decisions(plan: Plan, applications: Sequence[Record]) -> Counted:
    boards = [standings(plan, application.id).get("district_board") for application in applications]
    waiting = sum(1 for board in boards if board is None or not board.favourable)
    broken = sum(1 for board in boards if board is not None and board.favourable and board.holds is False)
    count = len(plan.of("decision"))
    if broken:
        return "decisions", count, ("decisions.broken", {"count": number(broken)}), False
    if waiting:
        return "decisions", count, ("decisions.waiting", {"count": number(waiting)}), False
    return "decisions", count, ("decisions.all" if applications else "none", {}), bool(applications)


def _has_outcome_measure(plan: Plan, goal: Record) -> bool:
    return any(measure.text("kind") == "outcome" for measure in plan.referring(goal.id, "measure", "goal"))


def _many(key: str, count: int) -> tuple[str, dict[str, str]]:
    return (f"{key}_one", {}) if count == 1 else (key, {"count": number(count)})


def _note(note: tuple[str, dict[str, str]], language: int) -> str:
    key, facts = note
    return NOTES[key][language].format_map(facts) if key else ""
