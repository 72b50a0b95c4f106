"""The plan in the order of ILS, and ticks that hold for the text they were given for and no other."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.models import ils
from app.models.change import Create, Delete, Set
from app.models.ils import Cell, Column, Tick
from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES, fields_of

PlanOf = Callable[..., Plan]
ANNA = Tick("pasted", "Anna Ek", "2015-04-23")


def chance() -> Callable[[int], str]:
    numbers = itertools.count(1)
    return lambda length: f"{next(numbers):0{length}d}"


def cell(text: str, name: str = "what") -> Cell:
    return Cell(Column(name, "Vad som görs", "prose"), text, text)


def ticked(plan: Plan, record: str, one: Cell, mark: Tick = ANNA) -> Plan:
    """The plan after the tick, as the store would have it."""
    records = {known.id: known for known in plan}
    made = f"tick:{len(records)}"
    for edit in ils.tick(plan, record, [one], mark, chance()).edits:
        if isinstance(edit, Create):
            records[made] = Record(made, edit.type, edit.parent, "district", "a", {})
            continue
        assert isinstance(edit, Set)
        old = records[made if edit.record == "#0" else edit.record]
        records[old.id] = replace(old, fields={**old.fields, edit.field: edit.value})
    return Plan.of_records(plan.id, plan.tips, records.values())


def test_nodes_come_in_the_order_of_ils_and_only_those_that_say_so(plan_of: PlanOf) -> None:
    plan = plan_of(
        ("activity", "a1", {"name": "Åtagandet", "ils_form": "commitment"}),
        ("activity", "a2", {"name": "Aktiviteten", "ils_form": "activity"}),
        ("activity", "a3", {"name": "Arbetssättet", "ils_form": "working_method"}),
        ("measure", "m1", {"name": "Måttet", "ils_form": "indicator"}),
        ("measure", "m2", {"name": "Utanför", "ils_form": "none"}),
        ("goal", "g1", {"wording": "Målet", "ils_form": "board_goal"}),
        ("goal", "g2", {"wording": "Oklart"}),
    )
    assert [node.title for node in ils.nodes(plan)] == ["Målet", "Måttet", "Aktiviteten", "Åtagandet"]
    assert [record.id for record in ils.without_form(plan)] == ["g2"]


def test_every_field_named_is_in_the_schema_and_no_two_of_a_node_are_called_the_same(plan_of: PlanOf) -> None:
    plan = plan_of(period_start=2015, period_end=2016)
    for kind in ils.NODES:
        known = fields_of(ils.RECORD_TYPE[kind])
        assert all(name in known or name == "targets" for name in ils.FIELDS[kind])
        titles = [column.title for column in ils.columns(plan, kind)]
        assert len(titles) == len({title.casefold() for title in titles})


def test_values_are_written_as_they_are_pasted(plan_of: PlanOf) -> None:
    plan = plan_of(
        ("goal", "g", {"wording": "Målet", "ils_form": "board_goal"}),
        (
            "measure",
            "m",
            {
                "goal": "g",
                "name": "Måttet",
                "ils_form": "indicator",
                "method": "## Så här\n- **ett**",
                "baseline_value": "-1234.5",
                "baseline_year": 2014,
                "by_sex": True,
                "direction": "decrease",
            },
        ),
        ("target", "t", {"year": 2016, "value": "9.5"}, "m"),
        period_start=2015,
        period_end=2017,
    )
    said = {one.column.title: one.text for one in ils.nodes(plan)[1].cells}
    assert said["Nämndmål"] == "Målet"
    assert said["Hur det mäts"] == "Så här\n– ett"
    assert said["Baslinje, värde"] == "-1234,5"
    assert (said["Årsmål 2015"], said["Årsmål 2016"], said["Årsmål 2017"]) == ("", "9,5", "")
    assert said["Delas upp på kön"] == "ja"


def test_characters_are_counted_in_the_text_that_is_pasted() -> None:
    assert cell("å\nö").count == 3


def test_a_field_is_unticked_until_somebody_ticks_it(plan_of: PlanOf) -> None:
    plan = plan_of(("activity", "a", {"name": "A"}))
    assert ils.tick_of(plan, "a", cell("text")) == Tick("")
    assert ils.tick_of(ticked(plan, "a", cell("text")), "a", cell("text")) == ANNA


def test_ticking_again_moves_the_same_tick(plan_of: PlanOf) -> None:
    plan = ticked(plan_of(("activity", "a", {"name": "A"})), "a", cell("förr"))
    again = ticked(plan, "a", cell("nu"), Tick("pasted", "Bo", "2015-05-01"))
    assert len(again.children("a", "ils_paste")) == 1
    assert ils.tick_of(again, "a", cell("nu")) == Tick("pasted", "Bo", "2015-05-01")


def test_two_peoples_ticks_are_one_when_either_holds(plan_of: PlanOf) -> None:
    ticks: list[tuple[Any, ...]] = [
        ("ils_paste", f"p{at}", {"name": "what", "text_digest": cell(text).digest, "pasted_by": by}, "a")
        for at, (text, by) in enumerate([("nu", "Anna"), ("förr", "Bo")])
    ]
    plan = plan_of(("activity", "a", {"name": "A"}), *ticks)
    assert ils.tick_of(plan, "a", cell("nu")) == Tick("pasted", "Anna")
    assert ils.tick_of(plan, "a", cell("annat")).state == "changed"
    assert ils.untick(plan, "a", [cell("nu")]).edits == (Delete("p0"), Delete("p1"))


def test_ticks_stay_in_the_group_and_are_no_part_of_what_is_approved() -> None:
    known = RECORD_TYPES["ils_paste"]
    assert (known.in_package, known.in_digest) == (False, False)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_tick_holds_exactly_while_the_text_is_what_it_was(plan_of: PlanOf, before: str, after: str) -> None:
    plan = ticked(plan_of(("activity", "a", {"name": "A"})), "a", cell(before))
    assert ils.tick_of(plan, "a", cell(after)).state == ("pasted" if before == after else "changed")
    assert ils.tick_of(plan, "a", cell(before, "name")).state == ""


@given(st.data())
def test_every_node_of_any_plan_has_the_columns_of_its_kind(
    any_plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    plan = data.draw(any_plans)
    for node in ils.nodes(plan):
        assert tuple(one.column for one in node.cells) == ils.columns(plan, node.kind)
        assert plan.record(node.record).text("ils_form") == node.kind


@given(st.data())
def test_how_far_a_record_is_pasted_is_what_its_cells_say(
    any_plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    plan = data.draw(any_plans)
    for node in ils.nodes(plan):
        for one in node.cells[:2]:
            plan = ticked(plan, node.record, one)
    for node in ils.nodes(plan):
        filled = [one for one in node.cells if one.text]
        states = [ils.tick_of(plan, node.record, one).state for one in filled]
        counted = ils.Progress(len(filled), states.count("pasted"), states.count("changed"))
        assert ils.progress(plan, plan.record(node.record), ils.columns(plan, node.kind)) == counted
