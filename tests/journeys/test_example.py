"""The example plan: whole, honest, marked, and in step with its own figures."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from app.journeys import example
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.models import budget, coverage, rules
from app.models.decisions import plan_decision
from app.models.states import application_state
from tests.storage.desk import hurried, library_in

RESOURCES = Path(example.DATA)
MOST_UNANSWERED = 2


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Session:
    session = hurried(example.build(library_in(tmp_path_factory.mktemp("data"))))
    yield session  # type: ignore[misc]
    session.close()


@pytest.fixture(scope="module")
def computed(built: Session) -> Situation:
    found = situation(built.plan, built.blob)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def figures() -> dict[tuple[str, str], str]:
    with (RESOURCES / "exempel_index.csv").open(encoding="utf-8") as file:
        return {(row["unit"], row["indicator"]): row["value"] for row in csv.DictReader(file) if row["year"] == "2014"}


def test_everything_in_it_is_marked_as_example_data(built: Session) -> None:
    assert built.plan.example
    assert all(dataset.flag("example") for dataset in built.plan.of("dataset"))
    assert all("Exempeldata" in one.text("source") for one in built.plan.of("dataset"))
    assert "påhittade" in built.plan.root.text("purpose")


def test_nothing_stops_it_from_being_handed_in(built: Session, computed: Situation) -> None:
    remarks = rules.check(built.plan, computed.facts())
    assert [remark.text for remark in remarks if remark.severity == "block"] == []


def test_the_only_remarks_are_those_of_the_application_that_waits(built: Session, computed: Situation) -> None:
    remarks = rules.check(built.plan, computed.facts())
    waiting = {one.id for one in built.plan.of("application") if one.flag("withheld")}
    assert {remark.record for remark in remarks} <= waiting


def test_every_weak_indicator_but_two_is_answered_or_left_with_a_reason(built: Session, computed: Situation) -> None:
    pairs = [(weak.indicator, weak.unit) for weak in computed.weak]
    found = coverage.matrix(built.plan, coverage.weak_by_key(built.plan, pairs))
    assert len(found.chains) > 20
    assert len(found.unanswered) == MOST_UNANSWERED
    assert {place for chain in found.unanswered for place in chain.neighbourhoods} == {"Stenhaga"}


def test_no_money_goes_to_what_nobody_measures(built: Session) -> None:
    assert coverage.matrix(built.plan, ()).unmeasured == ()


def test_baselines_are_the_tables_own_figures(built: Session, figures: dict[tuple[str, str], str]) -> None:
    plan = built.plan
    checked = 0
    for measure in plan.of("measure"):
        for definition in plan.targets(measure, "indicator"):
            place = measure.text("name").rpartition(" i ")[2]
            assert float(measure.text("baseline_value")) == float(figures[place, definition.text("key")])
            checked += 1
    assert checked >= 5


def test_halved_means_half(built: Session) -> None:
    halved = [goal for goal in built.plan.of("goal") if "halveras till 2018" in goal.text("wording")]
    for goal in halved:
        for measure in built.plan.referring(goal.id, "measure", "goal"):
            if measure.text("kind") == "outcome":
                last = next(t for t in built.plan.children(measure.id, "target") if t.number("year") == 2018)
                assert float(last.text("value")) == pytest.approx(float(measure.text("baseline_value")) / 2, abs=0.05)
    assert halved


def test_what_is_said_of_turnout_is_what_the_table_says(built: Session, figures: dict[tuple[str, str], str]) -> None:
    finding = next(one for one in built.plan.of("finding") if "valdeltagande" in one.text("title"))
    for place in ("Ekliden", "Hela staden"):
        assert figures[place, "valdeltagande"].replace(".", ",") in finding.text("text")


def test_the_evidence_carries_the_fingerprint_of_what_was_computed(built: Session, computed: Situation) -> None:
    marks = {one.text("fingerprint") for one in built.plan.of("evidence")}
    assert marks == {computed.result.fingerprint}


def test_plan_and_applications_are_decided_and_the_decisions_hold(built: Session) -> None:
    standing = plan_decision(built.plan)
    assert standing is not None
    assert standing.in_force
    states = {one.text("title"): application_state(built.plan, one.id) for one in built.plan.of("application")}
    assert sorted(states.values()) == ["complete", "decided_by_board", "decided_by_board"]


def test_every_cost_lies_in_a_year_when_its_activity_runs(built: Session) -> None:
    for activity in built.plan.of("activity"):
        first, last = int(activity.text("start")[:4]), int(activity.text("end")[:4])
        years = budget.of_activity(built.plan, activity.id).years
        assert set(years) <= set(range(first, last + 1))


def test_no_sign_has_been_lost_in_the_texts() -> None:
    text = (RESOURCES / "exempel_plan.json").read_text("utf-8")
    assert "\ufffd" not in text
    references = [
        item["set"]["decision_reference"] for item in json.loads(text)["items"] if "decision_reference" in item["set"]
    ]
    assert set(references) == {"Lokala styrgruppen 2015-04-14 § 6"}
    assert "  " not in " ".join(json.dumps(item["set"], ensure_ascii=False) for item in json.loads(text)["items"])
