"""What differs between two states of a plan: every record and field that does, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.differences import Difference, differences, in_order
from app.models.plan import Plan
from tests.models.conftest import build


def test_what_changed_came_and_went_is_told_along_the_thread() -> None:
    then = build(
        ("finding", "f", {"title": "A"}), ("measure", "m", {"name": "M", "unit": "%"}), ("goal", "g", {"wording": "G"})
    )
    now = build(("finding", "f", {"title": "B"}), ("measure", "m", {"name": "M", "unit": ""}), ("activity", "a", {}))
    assert differences(then, now) == [
        Difference("f", "finding", "changed", ("title",)),
        Difference("g", "goal", "gone"),
        Difference("m", "measure", "changed", ("unit",)),
        Difference("a", "activity", "added"),
    ]


def test_empty_and_missing_are_the_same_and_order_is_no_difference() -> None:
    then = build(("goal", "g", {"wording": "G", "lesson": ""}), ("goal", "h", {}))
    now = build(("goal", "h", {}), ("goal", "g", {"wording": "G", "findings": []}))
    assert differences(then, now) == []


def test_comments_tasks_and_versions_are_not_the_plan() -> None:
    desk = (("comment", "c", {"text": "?"}, "p"), ("task", "t", {"what": "Ring"}), ("version", "v", {"name": "1"}))
    around = build(*desk)
    assert differences(build(), around) == [] and [record.id for record in in_order(around)] == ["p"]


plans = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["finding", "goal"]), st.sampled_from(["x", "y", "", None])),
    unique_by=lambda line: line[0],
).map(lambda lines: build(*((kind, name, {} if text is None else {"lesson": text}) for name, kind, text in lines)))


@given(then=plans, now=plans)
def test_nothing_differs_from_itself_and_backwards_what_came_has_gone(then: Plan, now: Plan) -> None:
    assert differences(then, then) == []
    there, back = differences(then, now), differences(now, then)
    turned = {"added": "gone", "gone": "added", "changed": "changed"}
    assert {(one.record, turned[one.kind], one.fields) for one in there} == {
        (one.record, one.kind, one.fields) for one in back
    }
