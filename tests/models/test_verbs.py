"""Each verb gives a change that does what it says, or says why it cannot."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from app.models import verbs
from app.models.apply_json import from_json
from app.models.change import Change, Create, Delete, Link, Set, SetRef, Unlink, Write, combine
from app.models.errors import UserError
from app.models.plan import Plan, Record


@pytest.fixture
def chance() -> Callable[[int], str]:
    numbers = itertools.count(1)
    return lambda length: f"{next(numbers):0{length}d}"


@pytest.fixture
def plan() -> Plan:
    return Plan.of_records(
        "p",
        ["t"],
        [
            Record("p", "plan", None, "district", "", {"title": "Planen", "example": True}),
            Record("g1", "goal", None, "district", "a1", {"wording": "Ett", "findings": ("f1",)}),
            Record("g2", "goal", None, "district", "b1", {"wording": "Två"}),
            Record("f1", "finding", None, "district", "a", {"title": "Slutsats"}),
            Record("a1", "activity", None, "district", "a", {"name": "Läxhjälp", "goals": ("g1", "g2")}),
            Record("c1", "cost", "a1", "district", "a", {"amount": 5}),
            Record("c2", "cost", "a1", "district", "b", {"amount": 7}),
        ],
    )


def test_a_new_record_comes_last_among_its_like(plan: Plan, chance: Callable[[int], str]) -> None:
    change = verbs.create(plan, "goal", {"wording": "Tre", "findings": ["f1"]}, chance)
    created, position, wording, link = change.edits
    assert created == Create("goal", None)
    assert isinstance(position, Set)
    assert str(position.value) > "b1"
    assert wording == Set("#0", "wording", "Tre")
    assert link == Link("#0", "findings", "f1")


def test_a_cost_lies_under_an_activity_and_nowhere_else(plan: Plan, chance: Callable[[int], str]) -> None:
    assert verbs.create(plan, "cost", {}, chance, "a1").edits[0] == Create("cost", "a1")
    for parent in (None, "g1", "gone"):
        with pytest.raises(UserError):
            verbs.create(plan, "cost", {}, chance, parent)


def test_setting_what_already_stands_there_makes_no_edit(plan: Plan) -> None:
    assert verbs.set_value(plan, "g1", "wording", "Ett") == Change(())


def test_each_kind_of_field_has_its_own_edit(plan: Plan) -> None:
    assert verbs.set_value(plan, "g1", "wording", "Nytt").edits == (Set("g1", "wording", "Nytt"),)
    assert verbs.set_value(plan, "g1", "lesson", "Text").edits == (Write("g1", "lesson", "Text"),)
    applicant = verbs.set_value(plan, "p", "district_board", "board:Exempelnämnden")
    assert applicant.edits == (SetRef("p", "district_board", "board:Exempelnämnden"),)
    assert verbs.set_value(plan, "g1", "findings", []).edits == (Unlink("g1", "findings", "f1"),)
    assert verbs.set_value(plan, "a1", "goals", ["g2"]).edits == (Unlink("a1", "goals", "g1"),)


@pytest.mark.parametrize(
    ("record", "field", "target"),
    [("g1", "findings", "g2"), ("g1", "findings", "gone"), ("g1", "neighbourhoods", "board:X"), ("g1", "colour", "x")],
)
def test_a_reference_names_something_of_the_right_kind(plan: Plan, record: str, field: str, target: str) -> None:
    with pytest.raises(UserError):
        verbs.link(plan, record, field, target)


def test_what_is_set_at_creation_never_changes(plan: Plan) -> None:
    with pytest.raises(UserError, match="skapas"):
        verbs.set_value(plan, "p", "example", False)


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan, quote: verbs.set_value(plan, quote, "value", "1"),
        lambda plan, quote: verbs.set_value(plan, quote, "reference_value", "1"),
        lambda plan, quote: verbs.set_value(plan, quote, "indicators", []),
        lambda plan, quote: verbs.link(plan, quote, "indicators", "i1"),
        lambda plan, quote: verbs.unlink(plan, quote, "indicators", "i1"),
    ],
)
def test_a_quote_is_never_rewritten_only_taken_away(
    whole_plan: Callable[[], Plan], edit: Callable[[Plan, str], Change]
) -> None:
    with pytest.raises(UserError, match="citera på nytt"):
        edit(whole_plan(), "e1")
    assert verbs.delete(whole_plan(), ["e1"]).edits == (Delete("e1"),)


def test_deleting_an_activity_takes_its_costs_first(plan: Plan) -> None:
    assert verbs.delete(plan, ["a1"]).edits == (Delete("c2"), Delete("c1"), Delete("a1"))
    with pytest.raises(UserError):
        verbs.delete(plan, ["p"])


def test_moving_places_a_record_right_after_another(plan: Plan, chance: Callable[[int], str]) -> None:
    (edit,) = verbs.move(plan, "c1", "c2", chance).edits
    assert isinstance(edit, Set)
    assert str(edit.value) > "b"
    (edit,) = verbs.move(plan, "c2", None, chance).edits
    assert isinstance(edit, Set)
    assert str(edit.value) < "a"


def test_changes_put_together_still_name_their_own_new_records(plan: Plan, chance: Callable[[int], str]) -> None:
    one = verbs.create(plan, "goal", {"wording": "Tre"}, chance)
    two = verbs.create(plan, "goal", {"wording": "Fyra"}, chance)
    both = combine(one, two, note="två mål")
    assert both.note == "två mål"
    assert [edit.record for edit in both.edits if isinstance(edit, Set) and edit.field == "wording"] == ["#0", "#3"]


def test_json_edits_may_use_the_names_of_records_made_before(plan: Plan, chance: Callable[[int], str]) -> None:
    items = [
        {"type": "goal", "id": "nytt", "set": {"wording": "nytt"}},
        {"type": "measure", "set": {"goal": "nytt", "name": "Antal"}},
        {"type": "activity", "id": "akt", "set": {"goals": ["nytt", "g1"]}},
        {"type": "cost", "parent": "akt", "set": {"amount": 100}},
        {"id": "g2", "set": {"wording": "Ändrat"}},
        {"id": "a1", "delete": True},
    ]
    edits = from_json(plan, items, chance).edits
    assert Set("#0", "wording", "nytt") in edits
    assert any(isinstance(edit, SetRef) and edit.target == "#0" for edit in edits)
    assert any(isinstance(edit, Create) and edit.type == "cost" and edit.parent == "#7" for edit in edits)
    assert Set("g2", "wording", "Ändrat") in edits
    assert edits[-1] == Delete("a1")


@pytest.mark.parametrize(
    "items",
    [
        {"type": "goal"},
        ["goal"],
        [{"type": "goal", "sett": {}}],
        [{"set": {"wording": "x"}}],
        [{"id": "gone", "set": {"wording": "x"}}],
        [{"type": "sparrow"}],
        [{"type": "plan"}],
        [{"type": "goal", "set": {"priority": "2,5"}}],
        [{"type": "goal", "set": [1]}],
    ],
)
def test_a_wrong_item_is_named_and_nothing_is_done(plan: Plan, chance: Callable[[int], str], items: object) -> None:
    with pytest.raises(UserError):
        from_json(plan, items, chance)


@pytest.mark.parametrize("place", ["area:Ekliden", "board:Farsta", "city:Hela staden"])
def test_a_name_in_a_table_may_mean_any_place_and_nothing_else(place: str) -> None:
    records = [Record("p", "plan", None, "district", "", {}), Record("n1", "place_alias", None, "district", "a", {})]
    plan = Plan.of_records("p", ["t"], records)
    assert verbs.set_value(plan, "n1", "place", place).edits
    for wrong in ("role:chair", "city:", "Ekliden", "n1"):
        with pytest.raises(UserError):
            verbs.set_value(plan, "n1", "place", wrong)
