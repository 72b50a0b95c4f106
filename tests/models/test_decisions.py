"""Which decision counts, and whether it still holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.decisions import YES, newest, plan_decision, standings
from app.models.digest import digest, included
from app.models.plan import Plan
from app.models.rules import check
from app.models.schema import INSTANCES, OUTCOMES
from app.models.states import application_state, decision_path

dates = st.dates().map(lambda day: day.isoformat())


def with_field(plan: Plan, record_id: str, name: str, value) -> Plan:
    records = [replace(r, fields={**r.fields, name: value}) if r.id == record_id else r for r in plan]
    return Plan.of_records(plan.id, plan.tips, records)


def decision(number, **fields):
    return ("decision", f"d{number:02d}", {"about": "ap"} | {k: v for k, v in fields.items() if v})


def test_a_record_nobody_decided_on_has_no_standing(whole_plan):
    assert standings(whole_plan(), "ap") == {}
    assert newest(whole_plan(), "ap", "local_group") is None


@given(
    given=st.lists(st.tuples(st.sampled_from(INSTANCES), dates | st.just(""), st.sampled_from(OUTCOMES)), max_size=8)
)
def test_the_newest_of_each_instance_counts_and_an_undated_one_is_newest(plan_of, given):
    lines = [decision(n, instance=i, date=d, outcome=o) for n, (i, d, o) in enumerate(given)]
    found = standings(plan_of(("application", "ap", {}), *lines), "ap")
    assert set(found) == {instance for instance, _, _ in given}
    for instance, standing in found.items():
        own = [(date == "", date) for i, date, _ in given if i == instance]
        assert (standing.date == "", standing.date) == max(own)


@given(data=st.data())
def test_any_edit_of_what_was_approved_breaks_the_approval_and_undoing_it_makes_it_hold_again(approved_plan, data):
    plan = approved_plan()
    record = data.draw(st.sampled_from(included(plan, "ap")))
    name = data.draw(
        st.sampled_from(sorted(n for n, v in record.fields.items() if isinstance(v, str))) | st.just("note")
    )
    after = with_field(plan, record.id, name, record.text(name) + " ändrat")
    assert newest(after, "ap", "local_group").holds is False
    assert application_state(after, "ap") not in ("approved_locally", "decided_by_board")
    assert {"F7", "F8"} <= {r.code for r in check(after) if r.severity == "block"}
    assert [s.state for s in decision_path(after, "ap")][:2] == ["broken", "broken"]
    back = with_field(after, record.id, name, record.get(name))
    assert newest(back, "ap", "local_group").holds is True
    assert application_state(back, "ap") == "decided_by_board"


def test_an_edit_breaks_only_the_approvals_it_touches(approved_plan):
    line = ("application", "ap2", {"title": "Läxhjälp"})
    plan = approved_plan(line)
    own = {"about": "ap2", "instance": "local_group", "date": "2015-04-14", "outcome": "approved"}
    plan.put(replace(plan.record("dl"), id="d2", fields=own | {"digest": digest(plan, "ap2")}))
    after = with_field(plan, "ap2", "title", "Läxhjälp i Tallmon")
    assert newest(after, "ap2", "local_group").holds is False
    assert newest(after, "ap", "local_group").holds is True


@pytest.mark.parametrize("outcome", [o for o in OUTCOMES if o not in YES])
def test_what_is_no_yes_is_not_in_force_even_when_it_holds(approved_plan, outcome):
    standing = newest(approved_plan(local={"outcome": outcome}), "ap", "local_group")
    assert (standing.holds, standing.favourable, standing.in_force) == (True, False, False)


def test_the_plans_decision_is_the_local_groups_newest_about_the_plan_or_a_version_of_it(whole_plan):
    about_plan = (
        "decision",
        "d9",
        {"about": "p", "instance": "local_group", "date": "2015-06-01", "outcome": "tabled"},
    )
    assert plan_decision(whole_plan()).decision.id == "dv"
    assert plan_decision(whole_plan(about_plan)).decision.id == "d9"
    assert plan_decision(whole_plan(without=["dv"])) is None


def test_a_board_deciding_on_the_plan_is_not_the_local_group(whole_plan):
    assert plan_decision(whole_plan(dv={"instance": "district_board"})) is None


def test_a_decision_about_the_plan_holds_while_applications_come_and_go(whole_plan):
    bound = {"digest": digest(whole_plan(), "v1")}
    assert plan_decision(whole_plan(dv=bound, ap={"title": "Nytt namn"})).holds is True
    assert plan_decision(whole_plan(dv=bound, without=["ap"])).holds is True
    assert plan_decision(whole_plan(dv=bound, without=["t2"])).holds is False
