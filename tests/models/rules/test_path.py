"""F7–F8: the order of decisions, and approvals that no longer hold."""

from __future__ import annotations

import pytest

from app.models import rules


def test_f7_and_f8_are_silent_when_both_have_decided_on_what_stands(approved_plan, remarks_of):
    plan = approved_plan()
    assert remarks_of(plan, "F7") == remarks_of(plan, "F8") == []


def test_f7_and_f8_stop_an_application_nobody_has_decided_on(whole_plan, remarks_of):
    assert remarks_of(whole_plan(), "F7") == [("block", "ap", "")]
    assert remarks_of(whole_plan(), "F8") == [("block", "ap", "")]


@pytest.mark.parametrize("outcome", ["rejected", "referred_back", "tabled", "forwarded", ""])
def test_f7_only_a_yes_from_the_local_group_counts(approved_plan, remarks_of, outcome):
    assert ("block", "ap", "") in remarks_of(approved_plan(local={"outcome": outcome}), "F7")


@pytest.mark.parametrize("outcome", ["approved", "partly", "endorsed"])
def test_f7_approves_partly_approves_and_endorses_are_a_yes(approved_plan, remarks_of, outcome):
    assert remarks_of(approved_plan(local={"outcome": outcome}), "F7") == []


def test_f7_an_edit_breaks_the_approval_visibly(approved_plan, whole_plan):
    plan = approved_plan(about=whole_plan(), c1={"amount": 999_000})
    texts = {r.code: r.text for r in rules.check(plan) if r.severity == "block"}
    assert "den 14\u00a0april 2015 gäller inte längre" in texts["F7"]
    assert "den 21\u00a0maj 2015 gäller inte längre" in texts["F8"]


def test_f7_a_comment_or_an_actual_breaks_nothing(approved_plan, whole_plan, remarks_of):
    plan = approved_plan(
        ("comment", "k", {"text": "Bra!"}, "ap"),
        ("actual", "u", {"period": "2015", "value": "11"}, "m1"),
        about=whole_plan(),
    )
    assert remarks_of(plan, "F7") == remarks_of(plan, "F8") == []


def test_f7_an_approval_without_a_fingerprint_counts_but_is_remarked_on(approved_plan, remarks_of):
    assert remarks_of(approved_plan(local={"digest": None}), "F7") == [("remark", "dl", "digest")]


def test_f7_the_board_may_not_decide_before_the_local_group(approved_plan, remarks_of):
    assert remarks_of(approved_plan(board={"date": "2015-04-13"}), "F7") == [("block", "db", "date")]
    assert remarks_of(approved_plan(board={"date": "2015-04-14"}), "F7") == []


def test_f7_the_newest_decision_counts(approved_plan, remarks_of):
    later = {"about": "ap", "instance": "local_group", "date": "2015-04-20", "outcome": "referred_back"}
    assert remarks_of(approved_plan(("decision", "d3", later)), "F7") == [("block", "ap", "")]


def test_f8_a_board_that_forwards_has_let_the_matter_through(approved_plan, remarks_of):
    assert remarks_of(approved_plan(board={"outcome": "forwarded"}), "F8") == []
    assert remarks_of(approved_plan(board={"outcome": "rejected"}), "F8") == [("block", "ap", "")]


@pytest.mark.parametrize("field", ["case_number", "paragraph"])
def test_f8_a_case_number_is_only_asked_to_be_filled_in(approved_plan, remarks_of, field):
    assert remarks_of(approved_plan(board={field: None}), "F8") == [("remark", "db", field)]
    assert remarks_of(approved_plan(board={field: "vad som helst"}), "F8") == []


def city(outcome="approved", date="2015-09-01"):
    return ("decision", "dc", {"about": "ap", "instance": "executive_board", "date": date, "outcome": outcome})


def group(date="2015-08-15"):
    return ("decision", "dg", {"about": "ap", "instance": "central_group", "date": date, "outcome": "endorsed"})


def test_f8_the_whole_path_in_order_is_in_order(approved_plan, remarks_of):
    assert remarks_of(approved_plan(group(), city()), "F8") == []


def test_f8_nobody_decides_before_the_board(approved_plan, remarks_of):
    assert remarks_of(approved_plan(group("2015-05-20")), "F8") == [("block", "dg", "date")]
    assert ("block", "dc", "date") in remarks_of(approved_plan(city(date="2015-05-20")), "F8")


def test_f8_the_consultation_comes_before_the_citys_decision(approved_plan, remarks_of):
    assert remarks_of(approved_plan(city()), "F8") == [("remark", "dc", "")]
    assert remarks_of(approved_plan(group("2015-09-02"), city()), "F8") == [("remark", "dg", "date")]
    assert remarks_of(approved_plan(city("forwarded")), "F8") == []
