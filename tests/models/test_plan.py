"""The plan in memory: what a record answers, how records are found, and that its lists follow what is put in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.change import DISTRICT
from app.models.plan import Plan, Record
from app.models.schema import reference_fields
from tests.models.conftest import build

Build = Callable[..., Plan]


def record(**fields: Any) -> Record:
    return Record("r", "goal", None, DISTRICT, "a", fields)


def test_a_field_that_was_never_filled_in_is_nothing_of_each_kind() -> None:
    empty = record()
    assert (empty.get("x"), empty.text("x"), empty.number("x"), empty.flag("x"), empty.refs("x")) == (
        None,
        "",
        None,
        False,
        (),
    )
    assert empty.is_empty("x")


def test_values_are_read_by_their_kind() -> None:
    full = record(wording="Mål", year=2018, flag=True, one="g1", many=("a", "b"))
    assert full.text("wording") == "Mål" and full.text("year") == "2018"
    assert full.number("year") == 2018 and full.number("wording") is None
    assert full.flag("flag") and full.number("flag") is None
    assert full.refs("one") == ("g1",) and full.refs("many") == ("a", "b")


@pytest.mark.parametrize("value", [None, "", "  \n", ()])
def test_blanks_are_not_filled_in(value: Any) -> None:
    assert record(x=value).is_empty("x")


@pytest.mark.parametrize("value", ["0", 0, False, "a", ("a",)])
def test_a_nought_and_a_no_are_filled_in(value: Any) -> None:
    assert not record(x=value).is_empty("x")


def test_the_plans_own_record_says_whether_it_is_an_example(plan_of: Build) -> None:
    assert plan_of(example=True).example
    assert not plan_of().example
    assert plan_of().root.id == "p"


def test_records_come_in_the_order_people_gave_them(plan_of: Build) -> None:
    plan = plan_of(("goal", "z", {}), ("goal", "a", {}), ("finding", "m", {}))
    assert [r.id for r in plan.of("goal")] == ["z", "a"]
    assert plan.of("measure") == []
    assert len(plan) == 4 and {r.id for r in plan} == {"p", "z", "a", "m"}


def test_equal_positions_are_told_apart_by_id_so_that_all_see_one_order() -> None:
    made = [Record(name, "goal", None, DISTRICT, "a", {}) for name in "hcagebdf"]
    assert [r.id for r in Plan.of_records("p", (), made).of("goal")] == list("abcdefgh")


def test_children_lie_under_their_parent_by_type_when_asked(plan_of: Build) -> None:
    plan = plan_of(("measure", "m", {}), ("target", "t2", {}, "m"), ("target", "t1", {}, "m"), ("actual", "u", {}, "m"))
    assert [r.id for r in plan.children("m")] == ["t2", "t1", "u"]
    assert [r.id for r in plan.children("m", "target")] == ["t2", "t1"]
    assert plan.children("nobody") == []


def test_who_points_to_a_record_is_known_by_type_and_field(plan_of: Build) -> None:
    plan = plan_of(
        ("measure", "m", {}),
        ("application", "ap", {"outcome_measures": ["m"], "process_measures": ["m"]}),
        ("goal", "g", {"findings": ["f"]}),
    )
    assert [r.id for r in plan.referring("m")] == ["ap"]
    assert [r.id for r in plan.referring("m", "application", "process_measures")] == ["ap"]
    assert plan.referring("m", "goal") == [] and plan.referring("m", "application", "activities") == []
    assert [r.id for r in plan.referring("f")] == ["g"]


def test_what_a_record_points_to_leaves_out_what_is_gone(plan_of: Build) -> None:
    plan = plan_of(("finding", "f2", {}), ("finding", "f1", {}), ("goal", "g", {"findings": ["f1", "f2", "gone"]}))
    assert [r.id for r in plan.targets(plan.record("g"), "findings")] == ["f2", "f1"]


def test_a_record_that_is_gone_is_none_or_an_error_as_asked(plan_of: Build) -> None:
    plan = plan_of(("goal", "g", {}))
    plan.drop("g")
    plan.drop("g")
    assert "g" not in plan and plan.get("g") is None and plan.get(None) is None and plan.get("") is None
    with pytest.raises(KeyError):
        plan.record("g")


def test_a_changed_record_is_found_by_what_it_says_now(plan_of: Build) -> None:
    plan = plan_of(("finding", "f1", {}), ("finding", "f2", {}), ("goal", "g", {"findings": ["f1"]}))
    plan.put(replace(plan.record("g"), fields={"findings": ("f2",)}))
    assert plan.referring("f1") == [] and [r.id for r in plan.referring("f2")] == ["g"]


@given(data=st.data())
def test_the_lists_are_the_same_however_the_plan_was_come_by(data: st.DataObject, any_plans: Any) -> None:
    """Put, changed, dropped and put again: every list equals that of a plan made of the same records at once."""
    plan: Plan = data.draw(any_plans)
    held = list(plan)
    for moved in data.draw(st.lists(st.sampled_from(held), max_size=6)):
        plan.drop(moved.id)
        plan.put(replace(moved, fields={}) if moved.id != plan.id else moved)
        plan.put(moved)
    gone = data.draw(st.sets(st.sampled_from([one.id for one in held if one.id != plan.id] or ["none"])))
    for record_id in gone:
        plan.drop(record_id)
    held = [one for one in held if one.id not in gone]
    fresh = Plan.of_records(plan.id, plan.tips, held)
    for one in held:
        assert plan.record(one.id) == one
        assert plan.of(one.type) == fresh.of(one.type)
        assert plan.children(one.id) == fresh.children(one.id)
        assert plan.referring(one.id) == fresh.referring(one.id)


@given(data=st.data())
def test_every_reference_is_found_from_its_target(data: st.DataObject, any_plans: Any) -> None:
    plan: Plan = data.draw(any_plans)
    for one in plan:
        for name in reference_fields(one.type):
            for target in one.refs(name):
                assert one in plan.referring(target, one.type, name)


def test_a_copy_has_the_same_records_and_goes_its_own_way() -> None:
    plan = build(("goal", "g", {"wording": "Fler"}), ("measure", "m", {"goal": "g"}), ("target", "t", {}, "m"))
    other = plan.copy()
    assert other == plan
    assert [r.id for r in other.referring("g")] == ["m"] and [r.id for r in other.children("m")] == ["t"]
    other.drop("t")
    other.put(replace(other.record("m"), fields={}))
    assert "t" in plan and [r.id for r in plan.referring("g")] == ["m"] and plan.of("target")
    assert other.referring("g") == [] and other.of("target") == []
