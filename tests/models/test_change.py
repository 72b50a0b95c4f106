"""Changes put together: every `#n` still means the record made by the same edit."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.change import (
    ABOVE,
    Attach,
    Change,
    Create,
    Delete,
    Edit,
    Link,
    Restore,
    Set,
    SetRef,
    Unlink,
    Write,
    combine,
    under,
)

GOAL = Change((Create("goal"), Set("#0", "wording", "Mål")))


def test_changes_are_done_in_order_as_one() -> None:
    assert combine(GOAL, Change((Delete("r"),))).edits == (*GOAL.edits, Delete("r"))
    assert combine() == Change(())


def test_the_records_of_a_later_change_keep_their_own_names() -> None:
    cost = Change((Create("activity"), Create("cost", "#0", "#0"), Set("#1", "year", 2015)))
    assert combine(GOAL, cost).edits[2:] == (Create("activity"), Create("cost", "#2", "#2"), Set("#3", "year", 2015))


@pytest.mark.parametrize(
    ("edit", "moved"),
    [
        (Set("#0", "wording", "#0"), Set("#2", "wording", "#0")),
        (SetRef("#0", "goal", "#1"), SetRef("#2", "goal", "#3")),
        (SetRef("r", "goal", None), SetRef("r", "goal", None)),
        (Write("#1", "what", "#1"), Write("#3", "what", "#1")),
        (Link("r", "goals", "#0"), Link("r", "goals", "#2")),
        (Unlink("#0", "goals", "area:Ekliden"), Unlink("#2", "goals", "area:Ekliden")),
        (Delete("#0"), Delete("#2")),
        (Restore("r"), Restore("r")),
        (Attach(b"#0"), Attach(b"#0")),
        (Create("goal", None, "district"), Create("goal", None, "district")),
    ],
)
def test_every_kind_of_edit_is_moved_and_values_are_left_alone(edit: Edit, moved: Edit) -> None:
    assert combine(GOAL, Change((edit,))).edits[-1] == moved


def test_the_first_note_is_kept_unless_another_is_given() -> None:
    changes = (Change((), ""), Change((), "ett"), Change((), "två"))
    assert combine(*changes).note == "ett"
    assert combine(*changes, note="eget").note == "eget"
    assert combine(Change(())).note == ""


def test_children_are_placed_under_the_record_the_first_change_makes() -> None:
    child = Change((Create("evidence", ABOVE), Set("#0", "year", 2014)))
    link = Change((Link("other", "findings", ABOVE), SetRef("other", "goal", ABOVE), Unlink("other", "x", ABOVE)))
    assert under(GOAL, child, child, link).edits == (
        *GOAL.edits,
        Create("evidence", "#0"),
        Set("#2", "year", 2014),
        Create("evidence", "#0"),
        Set("#4", "year", 2014),
        Link("other", "findings", "#0"),
        SetRef("other", "goal", "#0"),
        Unlink("other", "x", "#0"),
    )


def test_a_change_with_its_note_keeps_it_over_its_children() -> None:
    assert under(Change((Create("goal"),), "läste in"), Change((), "annat")).note == "läste in"


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Any creations, each followed by links to some record the same change makes."""
    many = draw(st.integers(1, 4))
    edits: list[Edit] = [Create("goal") for _ in range(many)]
    for _ in range(draw(st.integers(0, 4))):
        edits.append(Link(f"#{draw(st.integers(0, many - 1))}", "x", f"#{draw(st.integers(0, many - 1))}"))
    return Change(tuple(edits))


def meanings(change: Change, start: int = 0) -> list[Any]:
    """Each edit with `#n` counted from the change it came from."""
    told: list[Any] = []
    for edit in change.edits:
        if isinstance(edit, Link):
            told.append((int(edit.record[1:]) - start, int(edit.target[1:]) - start))
        else:
            told.append(type(edit))
    return told


@given(st.lists(changes(), max_size=4))
def test_every_name_means_the_same_edit_as_before(parts: list[Change]) -> None:
    whole, at = combine(*parts), 0
    for part in parts:
        piece = Change(whole.edits[at : at + len(part.edits)])
        assert meanings(piece, at) == meanings(part)
        at += len(part.edits)


@given(changes(), changes(), changes())
def test_it_is_the_same_however_the_changes_are_grouped(one: Change, two: Change, three: Change) -> None:
    assert combine(combine(one, two), three) == combine(one, combine(two, three)) == combine(one, two, three)
