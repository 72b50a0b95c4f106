"""Where plans and applications stand, computed from decisions and never typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import rules
from app.models.decisions import change_of, decisions_about, newest
from app.models.digest import digest, digest_parts
from app.models.schema import OUTCOMES
from app.models.states import (
    application_state,
    decision_path,
    plan_state,
    plan_state_label,
    state_label,
)
from app.models.wording.states import APPLICATION_STATES, PLAN_STATES, STEP_OUTCOMES, STEPS

SENT = ("package", "k", {"exported_on": "2015-06-01", "signers": "Eva Berg"})


def decided(instance, outcome, date="2015-09-01"):
    return ("decision", f"d-{instance}", {"about": "ap", "instance": instance, "outcome": outcome, "date": date})


def states(path):
    return [step.state for step in path]


def test_an_application_goes_from_idea_over_draft_to_complete(plan_of, whole_plan):
    assert application_state(plan_of(("application", "ap", {"title": "Jobbtorg"})), "ap") == "idea"
    assert application_state(whole_plan(ap={"activities": []}), "ap") == "draft"
    assert application_state(whole_plan(ap={"receiving_unit": None}), "ap") == "draft"
    assert application_state(whole_plan(), "ap") == "complete"


def test_an_unsettled_value_keeps_an_application_a_draft(whole_plan):
    assert application_state(whole_plan(m1={"differing": ["unit"]}), "ap") == "draft"


def test_remarks_at_hand_are_used(whole_plan):
    plan = whole_plan()
    assert application_state(plan, "ap", rules.check(plan)) == "complete"
    assert application_state(whole_plan(ap={"activities": [], "needs_analysis": "x"}), "ap", []) == "complete"


def test_decisions_carry_it_on(approved_plan):
    assert application_state(approved_plan(board={"outcome": "tabled"}), "ap") == "approved_locally"
    assert application_state(approved_plan(), "ap") == "decided_by_board"
    assert application_state(approved_plan(SENT), "ap") == "submitted"
    assert application_state(approved_plan(SENT, decided("central_group", "endorsed")), "ap") == "consulted"


@pytest.mark.parametrize("outcome", ["approved", "partly", "rejected", "referred_back"])
def test_the_citys_decision_is_the_last_word(approved_plan, outcome):
    assert application_state(approved_plan(SENT, decided("executive_board", outcome)), "ap") == outcome


def test_a_package_before_the_board_or_unsigned_has_not_carried_the_application(approved_plan):
    early = ("package", "k", {"exported_on": "2015-05-01", "signers": "Eva Berg"})
    unsigned = ("package", "k", {"exported_on": "2015-06-01"})
    for line in (early, unsigned):
        assert application_state(approved_plan(line), "ap") == "decided_by_board"


def test_a_later_edit_takes_the_state_back(approved_plan, whole_plan):
    plan = approved_plan(about=whole_plan(), a1={"what": "Något helt annat"})
    assert application_state(plan, "ap") == "complete"


def test_every_state_has_words():
    for state in APPLICATION_STATES:
        assert state_label(state) and state_label(state, 1)
    for state in PLAN_STATES:
        assert plan_state_label(state) and plan_state_label(state, 1)
    assert set(STEP_OUTCOMES) == {*OUTCOMES, ""}


def test_a_plan_is_draft_then_with_the_partners_then_decided_then_changed(whole_plan):
    assert plan_state(whole_plan(without=["dv", "v1"])) == "draft"
    assert plan_state(whole_plan(without=["dv"])) == "out"
    assert plan_state(whole_plan()) == "decided"
    bound = {"digest": digest(whole_plan(), "p")}
    assert plan_state(whole_plan(dv=bound)) == "decided"
    assert plan_state(whole_plan(dv=bound, g1={"wording": "x"})) == "change_proposed"
    assert plan_state(whole_plan(dv={"outcome": "rejected"})) == "out"


def test_the_path_has_five_steps_and_waits_for_the_first_that_is_not_done(whole_plan, approved_plan):
    path = decision_path(whole_plan(), "ap")
    assert [s.name for s in path] == ["Lokal styrgrupp", "Stadsdelsnämnd", "Kommunstyrelse", "Samråd", "Beslut"]
    assert states(path) == ["now", "later", "later", "later", "later"]
    assert states(decision_path(approved_plan(), "ap")) == ["done", "done", "now", "later", "later"]


def test_a_step_tells_what_was_decided_and_when(approved_plan):
    local, board, *_ = decision_path(approved_plan(board={"outcome": "endorsed"}), "ap")
    assert (local.text, local.holds, local.decision.id) == ("godkänd 14\u00a0april", True, "dl")
    assert board.text == "tillstyrkt 21\u00a0maj"
    missing = decision_path(approved_plan(board={"paragraph": None}), "ap")[1]
    assert missing.text == "godkänd 21\u00a0maj, § och dnr saknas"


def test_the_citys_preparation_and_decision_are_two_steps(approved_plan):
    forwarded = decision_path(approved_plan(decided("executive_board", "forwarded")), "ap")
    assert states(forwarded) == ["done", "done", "done", "now", "later"]
    consulted = decision_path(approved_plan(decided("central_group", "endorsed")), "ap")
    assert states(consulted) == ["done", "done", "done", "done", "now"]
    both = approved_plan(decided("central_group", "endorsed"), decided("executive_board", "approved"))
    assert states(decision_path(both, "ap")) == ["done"] * 5
    refused = approved_plan(decided("central_group", "endorsed"), decided("executive_board", "rejected"))
    assert states(decision_path(refused, "ap"))[-1] == "stopped"


def test_a_tabled_matter_still_waits(approved_plan):
    board = decision_path(approved_plan(board={"outcome": "tabled"}), "ap")[1]
    assert (board.state, board.text.split(",")[0]) == ("now", "bordlagd 21\u00a0maj")


def test_a_broken_approval_says_which_records_changed_since(approved_plan, whole_plan):
    before = whole_plan()
    plan = approved_plan(("cost", "c3", {"amount": 5}, "a1"), about=before, c1={"amount": 999_000})
    local, board, *rest = decision_path(plan, "ap", {"dl": digest_parts(before, "ap")})
    assert (local.state, local.holds) == ("broken", False)
    assert local.text == "godkänd 14\u00a0april, gäller inte längre"
    assert (local.changed.added, local.changed.edited) == (("c3",), ("c1",))
    assert (board.state, board.changed) == ("broken", None)
    assert {step.state for step in rest} == {"later"}


def test_an_approval_without_a_fingerprint_neither_holds_nor_is_broken(approved_plan):
    local = decision_path(approved_plan(local={"digest": None}), "ap")[0]
    assert (local.state, local.holds) == ("done", None)


def test_decisions_come_in_the_order_of_their_dates(approved_plan):
    plan = approved_plan(decided("local_group", "tabled", "2015-04-01"))
    assert [d.id for d in decisions_about(plan, "ap")] == ["d-local_group", "dl", "db"]
    assert newest(plan, "ap", "local_group").decision.id == "dl"
    assert newest(plan, "ap", "central_group") is None


def test_the_change_that_recorded_a_decision_is_found_in_its_id(plan_of):
    plan = plan_of(("decision", "3f9c:2", {}))
    assert change_of(plan.record("3f9c:2")) == "3f9c"


@given(data=st.data())
def test_any_legal_plan_has_a_state_and_a_path_of_five_steps(any_plans, data):
    plan = data.draw(any_plans)
    assert plan_state(plan) in PLAN_STATES
    for application in plan.of("application"):
        assert application_state(plan, application.id) in APPLICATION_STATES
        path = decision_path(plan, application.id)
        assert [step.key for step in path] == list(STEPS)
        assert sum(step.state == "now" and step.decision is None for step in path) <= 1
