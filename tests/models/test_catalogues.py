"""A file's rows beside the plan: new, changed, the same or unread; taken in twice it is the same, and nothing goes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import catalogues, programme
from app.models.catalogues import Entry, Line
from app.models.change import Change, Create, Set, SetRef
from app.models.places import name_key
from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES
from tests.models.conftest import build

THEMES: list[tuple[Any, ...]] = [
    ("programme_goal", f"t{number}", {"level": "theme", "code": str(number), "wording": theme, "status": "proposal"})
    for number, theme in enumerate(programme.THEMES, start=1)
]
PlanOf = Callable[..., Plan]


def goal(row: int, wording: str, level: str = "Delmål", **cells: str) -> Entry:
    return Entry(row, {"wording": wording, "level": level, **cells})


def compare(plan: Plan, *entries: Entry, kind: str = "programme_goal", **stated: str) -> tuple[Line, ...]:
    return catalogues.compare(plan, kind, entries, stated)


def states(lines: Sequence[Line]) -> list[str]:
    return [line.state for line in lines]


def reasons(line: Line) -> list[str]:
    return [one.reason for one in line.unread]


def chance() -> Callable[[int], str]:
    numbers = itertools.count(1)
    return lambda length: f"{next(numbers):0{length}d}"


def applied(plan: Plan, change: Change) -> Plan:
    """The plan with the change done, as the store would do it."""
    records = {record.id: record for record in plan}
    for at, edit in enumerate(change.edits):
        if isinstance(edit, Create):
            records[f"new:{len(plan)}:{at}"] = Record(f"new:{len(plan)}:{at}", edit.type, None, "district", "", {})
            continue
        assert isinstance(edit, Set | SetRef), edit
        name = f"new:{len(plan)}:{edit.record[1:]}" if edit.record.startswith("#") else edit.record
        old = records[name]
        value = edit.value if isinstance(edit, Set) else edit.target
        if isinstance(edit, SetRef) and value and value.startswith("#"):
            value = f"new:{len(plan)}:{value[1:]}"
        position = str(value) if edit.field == "position" else old.position
        fields = old.fields if edit.field == "position" else {**old.fields, edit.field: value}
        records[name] = Record(old.id, old.type, None, old.owner, position, fields)
    return Plan.of_records(plan.id, plan.tips, records.values())


def taken_in(plan: Plan, *entries: Entry, kind: str = "programme_goal", **stated: str) -> Plan:
    lines = compare(plan, *entries, kind=kind, **stated)
    return applied(plan, catalogues.change(plan, kind, lines, chance()))


# What a row is about


def test_what_the_plan_lacks_is_new_and_what_it_has_is_the_same(plan_of: PlanOf) -> None:
    plan = plan_of(*THEMES, ("programme_goal", "s1", {"level": "sub_goal", "code": "1.1", "wording": "Ett"}))
    lines = compare(plan, goal(2, "Ett", code="1.1"), goal(3, "Två", code="1.2"))
    assert states(lines) == ["same", "new"]
    assert (lines[0].record, lines[1].record) == ("s1", "")


def test_a_code_is_stronger_than_a_wording_so_that_a_reworded_goal_stays_the_same_record(plan_of: PlanOf) -> None:
    plan = plan_of(("programme_goal", "s1", {"level": "sub_goal", "code": "1.1", "wording": "Ett"}))
    (line,) = compare(plan, goal(2, "Ett, skrivet om", code="1.1"))
    assert (line.state, line.record, dict(line.given)) == ("changed", "s1", {"wording": "Ett, skrivet om"})


def test_without_a_code_the_wording_tells_and_case_and_spaces_do_not_matter(plan_of: PlanOf) -> None:
    plan = plan_of(("programme_goal", "s1", {"level": "sub_goal", "wording": "Fler får arbete"}))
    (line,) = compare(plan, goal(2, "FLER  får arbete"))
    assert line.record == "s1"


def test_the_same_words_on_another_level_or_in_another_year_are_something_else(plan_of: PlanOf) -> None:
    plan = plan_of(
        ("programme_goal", "s1", {"level": "goal", "wording": "Ett"}),
        ("council_goal", "k1", {"level": "orientation_goal", "budget_year": 2015, "code": "1", "wording": "Ett"}),
    )
    assert states(compare(plan, goal(2, "Ett"))) == ["new"]
    council = Entry(2, {"wording": "Ett", "code": "1", "level": "Inriktningsmål", "budget_year": "2016"})
    assert states(compare(plan, council, kind="council_goal")) == ["new"]


def test_a_code_of_one_goal_with_the_wording_of_another_is_not_read(plan_of: PlanOf) -> None:
    plan = plan_of(
        ("programme_goal", "s1", {"level": "sub_goal", "code": "1", "wording": "Ett"}),
        ("programme_goal", "s2", {"level": "sub_goal", "code": "2", "wording": "Två"}),
    )
    (line,) = compare(plan, goal(2, "Två", code="1"))
    assert (line.state, reasons(line)) == ("unread", ["code_and_wording"])


def test_a_row_that_says_again_what_another_said_is_not_read_twice(plan_of: PlanOf) -> None:
    lines = compare(plan_of(), goal(2, "Ett", code="1"), goal(3, "Ett"), goal(4, "Annat", code="1"))
    assert states(lines) == ["new", "unread", "unread"]
    assert [line.unread[0].facts["row"] for line in lines[1:]] == ["2", "2"]


# Themes


def test_the_four_themes_that_ship_are_known_by_wording_and_never_renamed(plan_of: PlanOf) -> None:
    plan = plan_of(*THEMES)
    lines = compare(plan, goal(2, "Jobb och företagande", "Tema"), goal(3, "Något annat", "Tema", code="1"))
    assert states(lines) == ["same", "new"]
    after = taken_in(plan, goal(3, "Något annat", "Tema", code="1"))
    assert [r.text("wording") for r in after.of("programme_goal") if r.id.startswith("t")] == list(programme.THEMES)


@pytest.mark.parametrize("said", ["Jobb och företagande", "jobb  och företagande", "3", "3. Jobb och företagande"])
def test_a_theme_is_found_by_name_number_or_both(plan_of: PlanOf, said: str) -> None:
    (line,) = compare(plan_of(*THEMES), goal(2, "Ett", theme=said))
    assert line.given["theme"] == "t3"


def test_a_theme_further_down_in_the_file_is_made_first(plan_of: PlanOf) -> None:
    plan = taken_in(plan_of(), goal(2, "Ett", theme="Nytt tema"), goal(3, "Nytt tema", "Tema"))
    sub_goal = next(r for r in plan.of("programme_goal") if r.text("level") == "sub_goal")
    assert [theme.text("wording") for theme in plan.targets(sub_goal, "theme")] == ["Nytt tema"]


def test_an_unknown_theme_is_said_and_the_row_is_read_without_it(plan_of: PlanOf) -> None:
    (line,) = compare(plan_of(*THEMES), goal(2, "Ett", theme="Hälsa"))
    assert (line.state, reasons(line), "theme" in line.given) == ("new", ["theme_unknown"], False)


# What cells say


@pytest.mark.parametrize(
    ("kind", "name", "text", "reason"),
    [
        ("programme_goal", "level", "Dröm", "not_choice"),
        ("programme_goal", "status", "kanske", "not_choice"),
        ("programme_goal", "code", "2015-02-01", "became_date"),
        ("programme_goal", "wording", "x" * 2001, "too_long"),
        ("programme_goal", "wording", "\ud800", "bad_characters"),
        ("council_goal", "budget_year", "15", "not_year"),
        ("requirement", "done", "nästan", "not_yes_or_no"),
    ],
)
def test_a_cell_that_cannot_be_stored_is_told_with_its_reason(kind: str, name: str, text: str, reason: str) -> None:
    value, why = catalogues.cells.value_of(kind, name, text)
    assert value is None
    assert why is not None and why.reason == reason


@pytest.mark.parametrize(
    ("text", "code"),
    [("Ur förslaget", "proposal"), ("förslag", "proposal"), ("ANTAGET", "adopted"), ("beslutad", "adopted")],
)
def test_choices_are_known_by_their_words_and_by_what_tables_say(text: str, code: str) -> None:
    assert catalogues.cells.choice_code("programme_goal", "status", text) == code


def test_a_row_without_wording_level_or_year_is_not_read(plan_of: PlanOf) -> None:
    lines = compare(plan_of(), Entry(2, {"level": "Mål", "code": "1"}), Entry(3, {"wording": "Ett"}))
    assert [reasons(line)[0] for line in lines] == ["no_wording", "no_level"]
    (council,) = compare(plan_of(), Entry(2, {"wording": "Ett", "level": "Inriktningsmål"}), kind="council_goal")
    assert reasons(council) == ["no_year"]


def test_what_is_stated_fills_only_what_the_file_leaves_empty(plan_of: PlanOf) -> None:
    lines = compare(plan_of(), goal(2, "Ett", status="antaget"), goal(3, "Två"), status="förslag", source_document="A")
    assert [line.given["status"] for line in lines] == ["adopted", "proposal"]
    assert {line.given["source_document"] for line in lines} == {"A"}


def test_what_nobody_knows_stays_empty(plan_of: PlanOf) -> None:
    (record,) = taken_in(plan_of(), goal(2, "Ett")).of("programme_goal")
    assert set(record.fields) == {"wording", "level"}


# The central instructions


def test_what_the_group_has_answered_and_ticked_is_never_changed_by_a_file(plan_of: PlanOf) -> None:
    plan = plan_of(("requirement", "r", {"wording": "Redovisa metod", "answered_by": "Kapitel 2", "done": True}))
    row = Entry(2, {"wording": "Redovisa metod", "answered_by": "Bilaga 1", "done": "nej", "source": "Anvisning 2014"})
    (line,) = compare(plan, row, kind="requirement")
    assert dict(line.given) == {"source": "Anvisning 2014"}


def test_a_requirement_that_is_not_done_is_not_an_unticked_one(plan_of: PlanOf) -> None:
    plan = plan_of(("requirement", "r", {"wording": "Redovisa metod"}))
    assert states(compare(plan, Entry(2, {"wording": "Redovisa metod", "done": "nej"}), kind="requirement")) == ["same"]


# Rules that hold for any file and any plan

TEXTS = st.sampled_from(["", "Ett", "ett ", "Två", "1", "1.1", "=1+1", "Jobb och företagande", "å" * 2001, "Tema"])
LEVELS = st.sampled_from(["", "Tema", "Mål", "delmål", "Inriktningsmål", "Verksamhetsområdesmål", "hm"])
CELLS = {
    "level": LEVELS,
    "budget_year": st.sampled_from(["", "2015", "2016", "år"]),
    "done": st.sampled_from(["", "ja"]),
}


@st.composite
def any_file(draw: st.DrawFn) -> tuple[str, list[Entry]]:
    kind = draw(st.sampled_from(catalogues.KINDS))
    names = [field.name for field in RECORD_TYPES[kind].fields]
    rows = draw(st.lists(st.fixed_dictionaries({name: CELLS.get(name, TEXTS) for name in names}), max_size=6))
    return kind, [Entry(number, row) for number, row in enumerate(rows, start=2)]


NAMED = st.sampled_from(["Ett", "ett ", "Två", "Jobb och företagande", "Tema", ""])
WHERE = {
    "level": st.sampled_from(["Tema", "Delmål", "Mål", "Inriktningsmål"]),
    "budget_year": st.sampled_from(["2015", "2016"]),
    "code": st.sampled_from(["1", "2", ""]),
}


def alike(kind: str) -> st.SearchStrategy[list[Entry]]:
    """Rows that often are about the same: few wordings, codes, levels and years, and other cells here and there."""
    names = [field.name for field in RECORD_TYPES[kind].fields]
    always = {name: NAMED if name == "wording" else WHERE[name] for name in names if name in ("wording", *WHERE)}
    others = {name: CELLS.get(name, TEXTS) for name in names if name not in always}
    rows = st.lists(st.fixed_dictionaries(always, optional=others), max_size=5)
    return rows.map(lambda drawn: [Entry(number, row) for number, row in enumerate(drawn, start=2)])


@st.composite
def plan_and_file(draw: st.DrawFn) -> tuple[Plan, str, list[Entry]]:
    """A plan that has taken in a file before, with the shipped themes, and another file of the same kind."""
    kind = draw(st.sampled_from(catalogues.KINDS))
    plan = taken_in(build(*THEMES), *draw(alike(kind)), kind=kind)
    return plan, kind, draw(alike(kind))


@given(plan_and_file())
def test_a_file_taken_in_twice_changes_nothing_the_second_time(drawn: tuple[Plan, str, list[Entry]]) -> None:
    before, kind, entries = drawn
    after = taken_in(before, *entries, kind=kind)
    assert catalogues.change(after, kind, compare(after, *entries, kind=kind), chance()).edits == ()


@given(plan_and_file())
def test_nothing_is_removed_and_no_filled_field_is_emptied(drawn: tuple[Plan, str, list[Entry]]) -> None:
    before, kind, entries = drawn
    after = taken_in(before, *entries, kind=kind)
    for record in before:
        kept = after.record(record.id)
        assert all(not kept.is_empty(name) for name in record.fields if not record.is_empty(name))
        if record.type != kind:
            assert kept == record


@given(plan_and_file())
def test_every_row_is_told_once_and_a_theme_keeps_its_wording(drawn: tuple[Plan, str, list[Entry]]) -> None:
    before, kind, entries = drawn
    assert [line.row for line in compare(before, *entries, kind=kind)] == [entry.row for entry in entries]
    after = taken_in(before, *entries, kind=kind)
    for record in before.of("programme_goal"):
        if record.text("level") == "theme":
            assert name_key(after.record(record.id).text("wording")) == name_key(record.text("wording"))


@given(any_file())
def test_new_records_are_no_two_alike(plan_of: PlanOf, file: tuple[str, list[Entry]]) -> None:
    kind, entries = file
    made = taken_in(plan_of(), *entries, kind=kind).of(kind)
    keys = [(r.get("level"), r.get("budget_year"), name_key(r.text("wording"))) for r in made]
    assert len(keys) == len(set(keys))
