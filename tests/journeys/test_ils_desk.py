"""What goes on the clipboard can be read back as it was, and a tick is one change that people understand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys import founding, ils_desk
from app.journeys.session import Session
from app.models import blocks, ils, verbs
from app.models.apply_json import from_json
from app.models.ils import Cell, Column, Node
from tests.storage.desk import hurried, library_in

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n\"'=<&"), max_size=15)


def node_of(*texts: str) -> Node:
    cells = tuple(Cell(Column(f"f{at}", f"Fält {at}", "text"), text, text) for at, text in enumerate(texts))
    return Node("activity", "a", "A", cells)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    items = [
        {"type": "goal", "id": "g", "set": {"wording": "Fler unga i arbete", "ils_form": "board_goal"}},
        {"type": "measure", "set": {"name": "Arbetslöshet", "goal": "g", "ils_form": "indicator"}},
        {"type": "activity", "set": {"name": "Jobbtorg", "goals": ["g"], "ils_form": "activity"}},
    ]
    with hurried(founding.new_plan(library_in(tmp_path), "Plan", "Exempelnämnden")) as opened:
        opened.do(from_json(opened.plan, items, opened.chance))
        yield opened


def progress(session: Session) -> ils.Progress:
    """How far the goal has been pasted."""
    (goal,) = ils.records(session.plan, "board_goal")
    return ils.progress(session.plan, goal, ils.columns(session.plan, "board_goal"))


def test_a_field_is_copied_as_its_text_and_never_as_a_table() -> None:
    copied = ils_desk.field(node_of("=1 < 2\nrad").cells[0])
    assert copied.text == "=1 < 2\nrad"
    assert copied.html == "<p>=1 &lt; 2</p><p>rad</p>"


def test_a_node_is_copied_with_the_names_of_its_filled_fields() -> None:
    assert ils_desk.node(node_of("ett", "", "tre")).text == "Fält 0\tett\nFält 2\ttre\n"


def test_everything_is_a_table_for_each_kind_in_the_order_of_ils(session: Session) -> None:
    copied = ils_desk.whole(ils.nodes(session.plan))
    found = [line for line in copied.text.split("\n") if line in ("Nämndmål", "Indikator", "Aktivitet", "Åtagande")]
    assert found == ["Nämndmål", "Indikator", "Aktivitet"]
    assert copied.html.count("<table>") == 3


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4))
def test_what_is_copied_as_tabs_is_read_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    copied = ils_desk.whole([node_of(*row) for row in rows])
    name, _, table = copied.text.partition("\n")
    assert name == "Aktivitet"
    read = blocks.read_tabbed(table)
    assert [tuple(row) for row in read[1 : len(rows) + 1]] == rows
    assert copied.html.count("<tr>") == len(rows) + 1


def test_a_tick_says_who_and_when_and_is_one_step_to_undo(session: Session) -> None:
    goal = ils.nodes(session.plan)[0]
    ils_desk.tick(session, goal.record, [goal.cells[1]])
    tick = ils.tick_of(session.plan, goal.record, goal.cells[1])
    assert (tick.state, tick.by, tick.on) == ("pasted", session.person.name, session.today())
    assert session.undo_name == "Ångra: prickade av ”Nämndmål” i ILS"
    session.undo()
    assert ils.tick_of(session.plan, goal.record, goal.cells[1]).state == ""


def test_a_later_edit_is_seen_and_the_old_text_back_again_holds(session: Session) -> None:
    goal = ils.nodes(session.plan)[0]
    ils_desk.tick(session, goal.record, goal.cells)
    before = progress(session)
    assert before.pasted == before.total > 0
    session.do(verbs.set_value(session.plan, goal.record, "wording", "Något annat"))
    after = progress(session)
    assert (after.pasted, after.changed) == (before.pasted - 1, 1)
    session.undo()
    assert progress(session) == before


def test_unticking_takes_the_tick_away(session: Session) -> None:
    goal = ils.nodes(session.plan)[0]
    ils_desk.tick(session, goal.record, goal.cells)
    ils_desk.untick(session, goal.record, [goal.cells[1]])
    assert ils.tick_of(session.plan, goal.record, goal.cells[1]).state == ""


def test_a_deleted_goal_takes_its_ticks_with_it(session: Session) -> None:
    goal = ils.nodes(session.plan)[0]
    ils_desk.tick(session, goal.record, goal.cells)
    session.do(verbs.delete(session.plan, [goal.record]))
    assert session.plan.of("ils_paste") == []
