"""An approval's fingerprint: broken by every content edit of what is approved, and by nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.digest import canonical, differences, digest, digest_parts, included
from app.models.plan import Plan
from app.models.schema import RECORD_TYPES, fields_of

INCLUDED = {"ap", "a1", "c1", "c2", "g1", "f1", "e1", "m1", "m2", "t1", "t2"}
OUTSIDE = (
    "comment",
    "actual",
    "decision",
    "version",
    "follow_up",
    "deadline",
    "task",
    "package",
    "receipt",
    "reply",
    "ils_paste",
)


def edited(plan: Plan, record_id: str, **changes) -> Plan:
    records = [replace(r, **changes) if r.id == record_id else r for r in plan]
    return Plan.of_records(plan.id, plan.tips, records)


def test_an_application_is_approved_with_its_activities_costs_measures_targets_goals_and_findings(whole_plan):
    plan = whole_plan()
    assert {record.id for record in included(plan, "ap")} == INCLUDED
    assert set(digest_parts(plan, "ap")) == INCLUDED


@given(st.data())
def test_any_content_edit_of_an_included_record_changes_the_digest(whole_plan, data):
    plan = whole_plan()
    record = plan.record(data.draw(st.sampled_from(sorted(INCLUDED))))
    name = data.draw(
        st.sampled_from(
            sorted(n for n, f in fields_of(record.type).items() if f.kind == "text" and n != "position") or ["note"]
        )
    )
    value = data.draw(st.text(min_size=1).filter(lambda text: text.strip() and text != record.text(name)))
    after = edited(plan, record.id, fields={**record.fields, name: value})
    assert digest(after, "ap") != digest(plan, "ap")
    assert differences(digest_parts(plan, "ap"), digest_parts(after, "ap")).edited == (record.id,)


@given(st.data())
def test_an_edit_of_any_other_record_changes_nothing(whole_plan, data):
    plan = whole_plan(("activity", "a2", {"name": "Annan", "goals": ["g1"]}), ("cost", "c9", {"amount": 5}, "a2"))
    record = plan.record(data.draw(st.sampled_from(sorted({r.id for r in plan} - INCLUDED))))
    after = edited(plan, record.id, fields={**record.fields, "name": data.draw(st.text()), "title": "x"})
    assert digest(after, "ap") == digest(plan, "ap")


@given(st.lists(st.text(alphabet="0123ABab", min_size=1), min_size=20, max_size=20), st.randoms())
def test_reordering_and_the_order_of_arrival_change_nothing(whole_plan, positions, chance):
    plan = whole_plan()
    records = [replace(r, position=positions[i % 20], owner="annan") for i, r in enumerate(plan)]
    chance.shuffle(records)
    assert digest(Plan.of_records(plan.id, ("andra",), records), "ap") == digest(plan, "ap")


@pytest.mark.parametrize("record_type", OUTSIDE)
@pytest.mark.parametrize("parent", ["ap", "a1", "m1"])
def test_comments_follow_up_and_decisions_change_nothing(whole_plan, record_type, parent):
    line = (record_type, "x", {"about": "ap", "text": "Bra", "value": "11"}, parent)
    assert digest(whole_plan(line), "ap") == digest(whole_plan(), "ap")


def test_every_type_outside_the_digest_is_tried():
    assert set(OUTSIDE) == {t.name for t in RECORD_TYPES.values() if not t.in_digest}


def test_a_new_child_and_a_removed_one_are_told_apart(whole_plan):
    before = digest_parts(whole_plan(), "ap")
    after = digest_parts(whole_plan(("cost", "c3", {"amount": 1}, "a1"), without=["c2"]), "ap")
    found = differences(before, after)
    assert (found.added, found.removed, found.edited) == (("c3",), ("c2",), ())
    assert found and not differences(before, before)


def test_emptying_a_field_and_never_filling_it_are_the_same(whole_plan):
    assert digest(whole_plan(ap={"equipment_reason": "  "}), "ap") == digest(whole_plan(), "ap")
    assert digest(whole_plan(a1={"partners": []}), "ap") == digest(whole_plan(), "ap")


def test_the_plans_digest_is_about_the_action_plan_and_not_about_applications_or_people(whole_plan):
    plan = whole_plan()
    assert digest(plan, "p") == digest(plan, "v1")
    for change in ({"ap": {"title": "Nytt namn"}}, {"eva": {"name": "Eva Bergs"}}, {"i1": {"label": "x"}}):
        assert digest(whole_plan(**change), "p") == digest(plan, "p")
    for change in ({"g1": {"wording": "x"}}, {"t2": {"value": "5"}}, {"c1": {"amount": 5}}, {"p": {"purpose": "x"}}):
        assert digest(whole_plan(**change), "p") != digest(plan, "p")


def test_activities_that_depend_on_each_other_do_not_turn_in_circles(whole_plan):
    plan = whole_plan(("goal", "g2", {"findings": ["f1"]}), a1={"goals": ["g1", "g2"], "depends_on": ["a1"]})
    assert len(digest(plan, "a1")) == 64


def test_the_bytes_under_the_fingerprint_are_settled():
    assert canonical({"b": "å", "a": [1, None, True]}) == '{"a":[1,null,true],"b":"å"}'.encode()


def test_the_fingerprint_can_be_computed_by_hand(plan_of):
    plan = plan_of(("finding", "f", {"title": "Å", "neighbourhoods": ["area:B", "area:A"]}))
    record = '{"fields":{"neighbourhoods":["area:A","area:B"],"title":"Å"},"id":"f","parent":null,"type":"finding"}'
    part = hashlib.sha256(record.encode()).hexdigest()
    assert digest(plan, "f") == hashlib.sha256(f'{{"f":"{part}"}}'.encode()).hexdigest()


def test_a_record_that_is_gone_is_a_mistake_of_the_caller(whole_plan):
    with pytest.raises(KeyError):
        digest(whole_plan(), "gone")
