"""Tiny plans from short lines, so that a test shows only what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st

from app.models import rules
from app.models.change import DISTRICT
from app.models.digest import digest
from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES
from app.models.wording.typography import shortest

Line = tuple[Any, ...]


def build(*lines: Line, **plan_fields: Any) -> Plan:
    """A plan "p" and records ("type", "id", {fields}[, parent]); the order of the lines is the people's order.

    Lists become the tuples of a `refs` field; `differing` and `owner` are the record's own. The plan's record has the
    `plan_fields`.
    """
    records = [Record("p", "plan", None, DISTRICT, "a", _fields(plan_fields))]
    for place, (record_type, record_id, fields, *parent) in enumerate(lines):
        records.append(
            Record(
                record_id,
                record_type,
                parent[0] if parent else None,
                fields.get("owner", DISTRICT),
                f"b{place:04d}",
                _fields({k: v for k, v in fields.items() if k not in ("differing", "owner")}),
                frozenset(fields.get("differing", ())),
            )
        )
    return Plan.of_records("p", ("tip",), records)


def _fields(given: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(sorted(v)) if isinstance(v, list) else v for k, v in given.items()}


def whole_lines(**changed: dict[str, Any]) -> list[Line]:
    """Lines of a plan whose only application "ap" satisfies every rule; `changed` replaces fields by record id."""
    lines: Iterable[Line] = (
        ("organisation", "company", {"name": "Exempelbostäder AB", "kind": "housing_company"}),
        ("organisation", "district", {"name": "Exempelnämnden", "kind": "district_board"}),
        ("member", "eva", {"name": "Eva Berg", "organisation": "company", "role": "Företrädare"}),
        ("programme_goal", "theme", {"level": "theme", "wording": "Jobb och företagande"}),
        (
            "indicator_definition",
            "i1",
            {"label": "Arbetslöshet", "risk_domain": "forsorjning", "direction": "more_risk"},
        ),
        (
            "finding",
            "f1",
            {"title": "Många unga saknar arbete", "risk_domain": "forsorjning", "neighbourhoods": ["area:Ekliden"]},
        ),
        ("evidence", "e1", {"indicators": ["i1"], "neighbourhood": "area:Ekliden"}, "f1"),
        (
            "goal",
            "g1",
            {
                "wording": "Fler unga i arbete",
                "findings": ["f1"],
                "programme_theme": "theme",
                "lead_responsible": "district",
                "ils_form": "board_goal",
            },
        ),
        ("measure", "m1", _measure("Arbetslöshet 20–24 år", "outcome", "12.5")),
        ("target", "t1", {"year": 2018, "value": "9", "decision_reference": "§ 5"}, "m1"),
        ("measure", "m2", _measure("Besök på jobbtorget", "process", "0")),
        ("target", "t2", {"year": 2018, "value": "400", "decision_reference": "§ 5"}, "m2"),
        (
            "activity",
            "a1",
            {
                "name": "Jobbtorg på plats",
                "goals": ["g1"],
                "what": "Coacher på plats",
                "responsible": "district",
                "start": "2015-09-01",
                "end": "2018-12-31",
                "ils_form": "activity",
                "neighbourhoods": ["area:Ekliden"],
                "persons_reached": "150",
                "staffing": "2",
            },
        ),
        (
            "cost",
            "c1",
            {"year": 2015, "kind": "staff", "amount": 310_000, "financed_by": "programme_funds", "note": "Coacher"},
            "a1",
        ),
        (
            "cost",
            "c2",
            {"year": 2016, "kind": "staff", "amount": 620_000, "financed_by": "programme_funds", "note": "Coacher"},
            "a1",
        ),
        (
            "application",
            "ap",
            {
                "title": "Jobbtorg på plats i Ekliden",
                "activities": ["a1"],
                "applicant": "board:Exempelnämnden",
                "needs_analysis": "Var åttonde ung saknar arbete.",
                "target_group": "Unga 20–24 år",
                "target_group_size": "300",
                "method_and_evidence": "Stöd på plats.",
                "what_is_new": "Ingen coach finns i dag.",
                "regular_financing": "Jobbtorg betalas ur nämndens budget.",
                "outcome_measures": ["m1"],
                "process_measures": ["m2"],
                "follow_up_plan": "Nämnden varje tertial.",
                "receiving_unit": "Jobbtorg",
                "implementation_decision_date": "2018-06-01",
                "yearly_cost_after": 600_000,
                "funded_by_after": "Nämndens budget",
                "exit_if_not": "Coacherna återgår.",
                "other_grants": "Inga",
                "earlier_projects": "Inga",
            },
        ),
        ("version", "v1", {"name": "Beslutad plan", "tips": "tip", "date": "2015-04-01"}),
        ("decision", "dv", {"about": "v1", "instance": "local_group", "date": "2015-04-01", "outcome": "approved"}),
    )
    return [(kind, name, fields | changed.pop(name, {}), *rest) for kind, name, fields, *rest in lines]


def whole(*more: Line, without: Iterable[str] = (), **changed: dict[str, Any]) -> Plan:
    """A whole plan, with fields replaced by record id (`p` is the plan), records left out, and lines added."""
    own = {"title": "Exempelplan", "example": True, "district_board": "board:Exempelnämnden", "parties": ["company"]}
    own |= changed.pop("p", {})
    gone = set(without)
    return build(*(line for line in whole_lines(**changed) if line[1] not in gone), *more, **own)


def _measure(name: str, kind: str, baseline: str) -> dict[str, Any]:
    return {
        "goal": "g1",
        "name": name,
        "kind": kind,
        "unit": "procent",
        "direction": "decrease",
        "baseline_value": baseline,
        "baseline_year": 2014,
        "source": "Arbetsförmedlingen",
        "responsible": "district",
    }


def approved(*more: Line, about: Plan | None = None, **changed: dict[str, Any]) -> Plan:
    """The whole plan with the local group's and the board's decisions, bound to `about` (the plan itself by default).

    `local`, `board` and `dv` replace fields of the decisions.
    """
    local, board = changed.pop("local", {}), changed.pop("board", {})
    now = whole(*more, **{name: dict(fields) for name, fields in changed.items()})
    bound = digest(about or now, "ap")
    given: dict[str, Any] = {"about": "ap", "outcome": "approved", "digest": bound}
    decisions: tuple[Line, ...] = (
        ("decision", "dl", given | {"instance": "local_group", "date": "2015-04-14"} | local),
        (
            "decision",
            "db",
            given
            | {"instance": "district_board", "date": "2015-05-21", "paragraph": "5", "case_number": "006-494/2015"}
            | board,
        ),
    )
    return whole(*more, *decisions, **changed)


def said(plan: Plan, code: str, facts: rules.IndexFacts | None = None) -> list[tuple[str, str, str]]:
    """(severity, record, field) of the remarks with this code, in order."""
    return [(r.severity, r.record, r.field) for r in rules.check(plan, facts) if r.code == code]


IDS = tuple(f"{name}:{n}" for name in ("a", "b", "c") for n in range(4))
KEYS = (
    "area:Ekliden",
    "city:Hela staden",
    "area:Ängsvik",
    "board:Exempelnämnden",
    "board:Farsta",
    "role:chair",
    "gone:1",
)
WORDS = st.sampled_from(["", "x", "Feriearbete", "Kulturnämnden", "12", "å-ä {ö}"])
NUMBERS = st.decimals(-1000, 10**7, places=2).map(shortest)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": WORDS,
    "prose": WORDS,
    "number": NUMBERS,
    "money": st.integers(-(10**6), 10**9),
    "year": st.integers(2010, 2025),
    "years": st.sampled_from(["2012", "2009, 2012"]),
    "date": st.dates(date(2014, 1, 1), date(2021, 1, 1)).map(date.isoformat),
    "flag": st.booleans(),
    "ref": st.sampled_from([*IDS, *KEYS, "p"]),
    "refs": st.lists(st.sampled_from([*IDS, *KEYS]), max_size=3, unique=True),
}


@st.composite
def any_plan(draw: st.DrawFn) -> Plan:
    """A plan of up to a dozen records of any types with any values of the right kinds: often nonsense, never broken."""
    lines = []
    for record_id in draw(st.lists(st.sampled_from(IDS), unique=True)):
        record_type = draw(st.sampled_from([t for t in RECORD_TYPES if t != "plan"]))
        parent = draw(st.sampled_from([line[1] for line in lines])) if lines and draw(st.booleans()) else None
        lines.append((record_type, record_id, _any_fields(draw, record_type), parent))
    return build(*lines, **_any_fields(draw, "plan"))


def _any_fields(draw: st.DrawFn, record_type: str) -> dict[str, Any]:
    known = RECORD_TYPES[record_type].fields
    chosen = draw(st.lists(st.sampled_from(known), unique=True, max_size=8))
    return {f.name: draw(st.sampled_from(f.choices) if f.choices else VALUES[f.kind]) for f in chosen}


@pytest.fixture(scope="session")
def any_plans() -> st.SearchStrategy[Plan]:
    """`any_plan()`, drawn with `data.draw` in a test."""
    return any_plan()


@pytest.fixture(scope="session")
def plan_of() -> Callable[..., Plan]:
    """`build`, for tests."""
    return build


@pytest.fixture(scope="session")
def whole_plan() -> Callable[..., Plan]:
    """`whole`, for tests."""
    return whole


@pytest.fixture(scope="session")
def approved_plan() -> Callable[..., Plan]:
    """`approved`, for tests."""
    return approved


@pytest.fixture(scope="session")
def remarks_of() -> Callable[..., list[tuple[str, str, str]]]:
    """`said`, for tests."""
    return said
