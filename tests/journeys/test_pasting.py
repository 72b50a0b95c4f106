"""Pasting cells: what is copied can be put back, names mean one thing, and one wrong cell stops the whole block."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journeys.cells import Cells
from app.journeys.choices import options
from app.journeys.named import _one, split
from app.journeys.pasting import NOT_MADE_IN_TABLES, Area, copied, emptied, filled, paste
from app.models.change import Change, Create, Link, Set, SetRef, Unlink, Write
from app.models.errors import UserError
from app.models.plan import FieldValue, Plan, Record
from app.models.schema import RECORD_TYPES, Field
from app.models.sheet import PARENT, columns_of
from app.models.wording.typography import shortest
from tests.models.conftest import build

LINES = (
    ("organisation", "district", {"name": "Exempelnämnden", "kind": "district_board"}),
    ("organisation", "company", {"name": 'Bostäder; "Ådal" AB', "kind": "housing_company"}),
    ("organisation", "o3", {"name": '"Citat"'}),
    ("member", "eva", {"name": "Eva Berg", "organisation": "company"}),
    ("programme_goal", "theme", {"level": "theme", "wording": "Jobb"}),
    ("programme_goal", "sub", {"level": "sub_goal", "wording": "Delmål 1"}),
    ("finding", "f1", {"title": "Unga utan arbete"}),
    ("finding", "f2", {"title": "unga utan arbete"}),
    ("goal", "g1", {"wording": "Fler unga i arbete", "findings": ["f1"]}),
    ("goal", "g2", {"wording": "Fler röstar"}),
    ("measure", "m1", {"name": "Arbetslöshet", "kind": "outcome", "goal": "g1"}),
    ("measure", "m2", {"name": "Besök", "kind": "process", "goal": "g1"}),
    ("activity", "a1", {"name": "Jobbtorg", "goals": ["g1"]}),
    ("activity", "a2", {"name": "Valvaka"}),
    ("cost", "c1", {"year": 2015, "kind": "staff", "amount": 1200, "financed_by": "programme_funds"}, "a1"),
)
KINDS = [kind for kind in RECORD_TYPES if kind != "plan"]
LINE = st.text(st.characters(exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", exclude_categories=["Cs"]))
PROSE = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]))


def standard() -> Plan:
    return build(*LINES, example=True)


def chance(count: int) -> str:
    return "K" * count


def values(plan: Plan, kind: str, declared: Field) -> st.SearchStrategy[FieldValue]:
    """Anything that the field may hold."""
    if declared.kind in ("ref", "refs"):
        offered = [value for value, _ in options(plan, kind, declared)]
        if not offered:
            return st.none()
        one = st.sampled_from(offered)
        return one if declared.kind == "ref" else st.sets(one, max_size=3).map(lambda s: tuple(sorted(s)) or None)
    made: dict[str, Any] = {
        "text": LINE.map(lambda text: text[:200] or None),
        "prose": PROSE.map(lambda text: text or None),
        "number": st.decimals(0, 1, places=3).map(shortest)
        if declared.unit == "share"
        else st.decimals(-(10**9), 10**9, places=3).map(shortest),
        "money": st.integers(-(2**50), 2**50),
        "year": st.integers(1900, 2199),
        "years": st.sets(st.integers(1900, 2099), min_size=1).map(lambda s: ", ".join(map(str, sorted(s)))),
        "date": st.dates().map(lambda day: day.isoformat()),
        "choice": st.sampled_from(declared.choices or ("x",)),
        "flag": st.booleans(),
    }
    return made[declared.kind]  # type: ignore[no-any-return]


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, str, list[str], list[str]]:
    """A plan with a few records of one kind, their ids, and columns of the kind."""
    plan = standard()
    kind = draw(st.sampled_from(KINDS))
    columns = [column.name for column in columns_of(kind)]
    parents = [r.id for r in plan if r.type in RECORD_TYPES[kind].parents or "*" in RECORD_TYPES[kind].parents]
    made = []
    for number in range(draw(st.integers(1, 3))):
        fields = {}
        for name in columns:
            if name != PARENT:
                declared = next(f for f in RECORD_TYPES[kind].fields if f.name == name)
                fields[name] = draw(st.none() | values(plan, kind, declared))
        if not (fields.get("motive") or "").strip():
            fields.pop("fulfilment", None)  # nobody judges without a reason
        parent = draw(st.sampled_from(parents)) if parents else None
        made.append(Record(f"new{number}", kind, parent, "district", f"z{number}", fields))
    for record in made:
        plan.put(record)
    return plan, kind, [record.id for record in made], columns


def applied(change: Change) -> list[tuple[str | None, dict[str, FieldValue]]]:
    """The parent and the fields of each record that a change makes."""
    found: dict[str, tuple[str | None, dict[str, FieldValue]]] = {}
    for place, edit in enumerate(change.edits):
        if isinstance(edit, Create):
            found[f"#{place}"] = (edit.parent, {})
        elif isinstance(edit, Link):
            fields = found[edit.record][1]
            had = fields.get(edit.field, ())
            fields[edit.field] = tuple(sorted({*(had if isinstance(had, tuple) else ()), edit.target}))
        elif isinstance(edit, Set | SetRef | Write) and getattr(edit, "field", "") != "position":
            value = edit.value if isinstance(edit, Set) else edit.target if isinstance(edit, SetRef) else edit.text
            found[edit.record][1][edit.field] = value
    return list(found.values())


@given(plans())
@settings(max_examples=120, deadline=None)
def test_what_is_copied_and_pasted_where_it_was_changes_nothing(drawn: tuple[Plan, str, list[str], list[str]]) -> None:
    plan, kind, rows, columns = drawn
    found = paste(plan, Area(kind, rows, columns), copied(plan, Area(kind, rows, columns)), chance)
    assert (found.change.edits, found.refusals, found.made, found.altered) == ((), (), 0, 0)


@given(plans())
@settings(max_examples=120, deadline=None)
def test_what_is_copied_and_pasted_as_new_rows_is_the_same_again(drawn: tuple[Plan, str, list[str], list[str]]) -> None:
    plan, kind, rows, columns = drawn
    if kind in NOT_MADE_IN_TABLES:
        return
    block = copied(plan, Area(kind, rows, columns))
    names = [words for row in rows for words in [_shared(plan, kind, plan.record(row), columns)] if words]
    found = paste(plan, Area(kind, [], columns), block, chance)
    if names:
        return
    assert found.refusals == ()
    wanted = [
        (record.parent, {name: value for name, value in record.fields.items() if value not in (None, ())})
        for record in map(plan.record, rows)
        if any(cell.strip() for cell in block[rows.index(record.id)])
    ]
    assert applied(found.change) == wanted


def _shared(plan: Plan, kind: str, record: Record, columns: list[str]) -> list[str]:
    """References to things whose name others have too, or that nothing can name: those cannot be read back."""
    cells = Cells(plan, kind)
    unread = []
    for name in columns:
        try:
            cells.read(name, cells.written(record, name))
        except UserError as error:
            assert error.code == "name_shared"
            unread.append(name)
    return unread


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])).map(lambda t: " ".join(t.split())).filter(bool)))
def test_names_in_one_cell_are_told_apart_whatever_they_hold(names: list[str]) -> None:
    assert split("; ".join(map(_one, names))) == names


def test_names_may_stand_on_lines_of_their_own_and_untidily() -> None:
    assert split(' Ekliden ;\n"A; B"\n;; Norra ') == ["Ekliden", "A; B", "Norra"]


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("amount", "tolv", "whole_number_unreadable"),
        ("kind", "Löner", "choice_unreadable"),
        ("year", "20x5", "whole_number_unreadable"),
        (PARENT, "Okänd", "name_unknown"),
        (PARENT, "Jobbtorg; Valvaka", "one_name_only"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(column: str, text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        Cells(standard(), "cost").read(column, text)
    assert caught.value.code == code
    assert text.split(";", maxsplit=1)[0] in str(caught.value)


def test_cells_are_read_as_people_write_them() -> None:
    cells = Cells(standard(), "cost")
    assert cells.read("amount", " 1 200 000 ") == 1_200_000
    assert cells.read("kind", "PERSONAL") == "staff"
    assert cells.read(PARENT, "jobbtorg") == "a1"
    assert cells.read("year", "") is None


def test_a_name_that_two_records_have_is_refused_unless_capitals_tell_them_apart() -> None:
    plan = standard()
    goals = Cells(plan, "goal")
    assert goals.read("findings", "Unga utan arbete") == ("f1",)
    with pytest.raises(UserError, match="2 poster heter ”UNGA UTAN ARBETE”"):
        goals.read("findings", "UNGA UTAN ARBETE")
    plan.put(replace(plan.record("f2"), fields={"title": "Unga utan arbete"}))
    with pytest.raises(UserError, match="2 poster heter"):
        Cells(plan, "goal").read("findings", "Unga utan arbete")


def test_cells_over_rows_and_below_them_are_one_change_with_a_name() -> None:
    plan = standard()
    columns = [PARENT, "year", "kind", "amount", "financed_by"]
    block = [["Jobbtorg", "2016", "Personal", "1 300", "Programmet"]] + [
        ["Valvaka", str(year), "Lokaler", "500 000", "Ordinarie budget"] for year in (2015, 2016)
    ]
    found = paste(plan, Area("cost", ["c1"], columns), block, chance)
    assert found.refusals == ()
    assert (found.made, found.altered, found.words) == (2, 1, "klistrade in 3\u00a0rader i Kostnadsrader")
    assert {edit.field: edit.value for edit in found.change.edits[:2] if isinstance(edit, Set)} == {
        "year": 2016,
        "amount": 1300,
    }
    assert [edit.parent for edit in found.change.edits if isinstance(edit, Create)] == ["a2", "a2"]


def test_one_wrong_cell_stops_everything_and_each_wrong_cell_is_named() -> None:
    block = [["2016", "åtta"], ["1850", "9"], ["2017", "9", "för mycket"]]
    found = paste(standard(), Area("cost", ["c1"], ["year", "amount"]), block, chance)
    assert found.change.edits == ()
    places = [(refusal.row, refusal.column) for refusal in found.refusals]
    assert places == [(0, 1), (1, 0), (2, 2)]
    assert "åtta" in found.refusals[0].sentence
    assert "1850" in found.refusals[1].sentence
    assert "kolumn" in found.refusals[2].sentence


def test_a_new_row_must_say_what_it_lies_under_and_an_old_one_is_not_moved() -> None:
    plan = standard()
    new = paste(plan, Area("cost", [], ["year"]), [["2016"]], chance)
    assert [refusal.sentence[:19] for refusal in new.refusals] == ["Här måste stå vilke"]
    moved = paste(plan, Area("cost", ["c1"], [PARENT]), [["Valvaka"]], chance)
    assert [refusal.sentence[:24] for refusal in moved.refusals] == ["En post flyttas inte gen"]


def test_what_comes_from_elsewhere_is_not_made_by_pasting() -> None:
    found = paste(standard(), Area("decision", [], ["paragraph"]), [["§ 12"]], chance)
    assert [refusal.sentence[:9] for refusal in found.refusals] == ["Nya rader"]


def test_blank_rows_below_make_nothing() -> None:
    found = paste(standard(), Area("goal", [], ["wording"]), [["Trygghet"], [""], ["  "]], chance)
    assert (found.made, found.refusals) == (1, ())


def test_emptying_cells_is_one_change_and_what_is_decided_once_stays() -> None:
    plan = standard()
    found = emptied(plan, Area("cost", ["c1"], ["year", "amount", "note"]), chance)
    assert found.words == "tömde 2\u00a0rutor i Kostnadsrader"
    assert {edit.field for edit in found.change.edits if isinstance(edit, Set)} == {"year", "amount"}
    links = emptied(plan, Area("goal", ["g1"], ["findings"]), chance)
    assert links.change.edits == (Unlink("g1", "findings", "f1"),)


def test_one_copied_cell_or_row_fills_a_larger_choice() -> None:
    assert filled([["x"]], 2, 3) == [["x"] * 3] * 2
    assert filled([["a", "b"]], 3, 2) == [["a", "b"]] * 3
    assert filled([["a"], ["b"]], 3, 1) == [["a"], ["b"]]
    assert filled([["a", "b"]], 1, 1) == [["a", "b"]]
