"""Working groups and dialogue are read through on the page of their kind, with what is missing said."""

from __future__ import annotations

from typing import Any

from app.models import verbs
from app.ui.rooms.action_plan.reading import LED_TO, MISSING, lines_of
from app.ui.rooms.action_plan.room import ActionPlanRoom
from tests.ui.plan_pieces import SMALL, click, words
from tests.ui.rooms.plan_places import place  # noqa: F401

READ = (
    *SMALL,
    {"type": "member", "id": "eva", "set": {"name": "Eva Berg"}},
    {
        "type": "working_group",
        "id": "w",
        "set": {"name": "Unga", "purpose": "Samla dem som möter unga.", "members": ["eva"]},
    },
    {"type": "dialogue_input", "id": "d", "set": {"group_heard": "Ungdomsrådet", "said": "Vi vill ha jobb."}},
)


def test_a_working_group_is_read_with_its_purpose_and_what_is_missing(place: Any) -> None:  # noqa: F811
    there = place(items=READ)
    room = there.show(ActionPlanRoom)
    room.right.open_heading("working_group")
    said = words(room)
    assert "Samla dem som möter unga." in said and "Eva Berg" in said and MISSING in said
    click(room, "Öppna Unga")
    assert room.place() == there.ids["w"]


def test_what_people_said_stands_with_what_became_of_it(place: Any) -> None:  # noqa: F811
    there = place(items=READ)
    session = there.session
    before = lines_of(session.plan, session.plan.record(there.ids["d"]))
    assert before[-1] == ("Vad det blev av det", MISSING, True)
    session.do(verbs.link(session.plan, there.ids["f1"], "dialogue_inputs", there.ids["d"]))
    session.do(verbs.set_value(session.plan, there.ids["d"], "became", "Målet om arbete."))
    after = lines_of(session.plan, session.plan.record(there.ids["d"]))
    assert after[-2:] == [("Vad det blev av det", "Målet om arbete.", False), (LED_TO, "Unga utan arbete", False)]
