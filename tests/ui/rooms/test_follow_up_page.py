"""Following up in the window: reported from the goal's page, judged with a motive, the numbers beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.models import verbs
from app.ui.rooms.action_plan.lists import RecordList
from app.ui.rooms.action_plan.numbers import NumbersPart
from app.ui.rooms.action_plan.reporting import SAVE
from app.ui.rooms.action_plan.room import ActionPlanRoom
from tests.ui.plan_pieces import click, words
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.mark.parametrize("name", ["g1", "m1", "a1"])
def test_a_goal_a_measure_and_an_activity_are_followed_up_from_their_own_pages(place: Any, name: str) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids[name])
    room.right.page.form.finish()
    lists = {shown._below.kind: shown for shown in room.right.page.findChildren(RecordList)}
    lists["follow_up"].add.click()
    made = there.session.plan.of("follow_up")[0]
    assert made.text("about") == there.ids[name]
    assert room.place() == made.id
    assert room.right.page.form._editors["period"].hasFocus()


def test_a_judgement_without_a_motive_is_refused_beside_the_field(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    session = there.session
    made = session.do(verbs.create(session.plan, "follow_up", {"about": there.ids["g1"]}, session.chance)).created[0]
    room.show_record(made)
    form = room.right.page.form
    form._editors["fulfilment"].committed.emit("full")
    assert "Skriv motiveringen först" in words(room)
    assert session.plan.record(made).is_empty("fulfilment")
    form._editors["motive"].committed.emit("Allt är klart.")
    form._editors["fulfilment"].committed.emit("full")
    assert session.plan.record(made).text("fulfilment") == "full"


def test_the_numbers_stand_beside_and_lead_to_their_measure(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    session = there.session
    made = session.do(verbs.create(session.plan, "follow_up", {"about": there.ids["g1"]}, session.chance)).created[0]
    room.show_record(made)
    part = room.findChild(NumbersPart)
    assert "bedömer ingenting" in words(part)
    assert "Kan inte sägas" in words(part)
    click(part, "Öppna Arbetslöshet")
    assert room.place() == there.ids["m1"]


def test_the_report_is_saved_from_the_room(place: Any, tmp_path: Path) -> None:  # noqa: F811
    there = place(tmp_path / "u.pdf")
    room = there.show(ActionPlanRoom)
    next(action for action in room.verbs() if action.text() == SAVE).trigger()
    there.settle()
    assert (tmp_path / "u.pdf").read_bytes().startswith(b"%PDF")
    assert there.told[-1] == "Uppföljningsrapporten är sparad som u.pdf."
