"""The presentations of Handlingsplan: the same records, the same record current, one of them in view."""

from __future__ import annotations

from typing import Any

import pytest

from app.models import verbs
from app.ui.room import Context
from app.ui.rooms.action_plan import room as plan_room
from app.ui.rooms.action_plan.presentation import TREE, Kind, Presentation
from app.ui.rooms.action_plan.room import ActionPlanRoom
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


class Sheet(Presentation):
    """Remembers how it was treated."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.plan = context.session.plan
        self.told: list[str] = []
        self.seen: list[int] = []

    def refresh(self) -> None:
        self.seen.append(len(self.plan.of("goal")))

    def choose(self, record_id: str) -> None:
        self.told.append(record_id)


@pytest.fixture
def there(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: F811
    monkeypatch.setattr(plan_room, "PRESENTATIONS", (Kind("sheet", "Blad", Sheet),))
    return place()


def shown(room: ActionPlanRoom) -> Sheet:
    found = room.presentations.shown
    assert isinstance(found, Sheet)
    return found


def test_a_presentation_is_told_which_record_is_open(there: Any) -> None:
    room = there.show(ActionPlanRoom)
    room.tree.choose(there.ids["g1"])
    room.presentations.show_kind("sheet")
    assert shown(room).told[-1] == there.ids["g1"]
    assert room.record is not None and room.record.id == there.ids["g1"]
    assert room.place() == f"sheet:{there.ids['g1']}"


def test_going_back_to_the_tree_opens_what_was_chosen(there: Any) -> None:
    room = there.show(ActionPlanRoom)
    room.presentations.show_kind("sheet")
    shown(room).chosen.emit(there.ids["m1"])
    room.presentations.show_kind(TREE)
    assert room.place() == there.ids["m1"] == room.tree.current_record()


def test_what_is_wanted_from_a_presentation_is_opened_in_the_tree(there: Any) -> None:
    room = there.show(ActionPlanRoom)
    room.presentations.show_kind("sheet")
    shown(room).chosen.emit(there.ids["m1"])
    shown(room).opened.emit(there.ids["a1"])
    assert room.presentations.current == TREE and room.place() == there.ids["a1"]


def test_a_place_leads_back_to_the_presentation_and_the_record(there: Any) -> None:
    room = there.show(ActionPlanRoom)
    room.show_record(f"sheet:{there.ids['g2']}")
    assert room.presentations.current == "sheet" and shown(room).told[-1] == there.ids["g2"]


def test_one_out_of_view_is_shown_anew_first_when_it_is_looked_at(there: Any) -> None:
    room = there.show(ActionPlanRoom)
    room.presentations.show_kind("sheet")
    sheet = shown(room)
    room.presentations.show_kind(TREE)
    before = len(sheet.seen)
    plan = there.session.plan
    there.session.do(verbs.create(plan, "goal", {"wording": "Nytt"}, there.session.chance))
    assert len(sheet.seen) == before
    room.presentations.show_kind("sheet")
    assert sheet.seen[before:] == [3]


def test_the_verbs_are_about_the_record_that_is_chosen(there: Any) -> None:
    room = there.show(ActionPlanRoom)
    room.presentations.show_kind("sheet")
    shown(room).chosen.emit(there.ids["m2"])
    there.asker.answers.append("delete")
    room.delete()
    assert there.ids["m2"] not in there.session.plan


def test_a_record_of_another_room_chosen_here_does_not_lead_away_when_the_tree_is_shown(there: Any) -> None:
    plan = there.session.plan
    made = there.session.do(verbs.create(plan, "application", {"title": "A"}, there.session.chance)).created[0]
    room = there.show(ActionPlanRoom)
    room.presentations.show_kind("sheet")
    shown(room).chosen.emit(made)
    room.presentations.show_kind(TREE)
    assert there.went == [] and room.place() == there.ids["f1"]


def test_the_verbs_of_what_is_in_view_are_found_among_the_rooms(there: Any) -> None:
    room = there.show(ActionPlanRoom)
    room.presentations.show_kind("sheet")
    shown(room).addAction("Kopiera bladet")
    room.presentations.show_kind(TREE)
    room.presentations.show_kind("sheet")
    assert "Kopiera bladet" in [action.text() for action in room.verbs()]
    room.presentations.show_kind(TREE)
    assert "Kopiera bladet" not in [action.text() for action in room.verbs()]
