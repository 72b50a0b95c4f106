"""Good examples in the window: saved where the person says, names asked about first, copied from another's file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.journeys import good_examples
from app.ui.rooms.action_plan.examples import ANYWAY, ExampleDialog, SharePart, fetch, save
from app.ui.rooms.action_plan.room import ActionPlanRoom
from app.ui.widgets import Dialog
from tests.ui.plan_pieces import SMALL, click
from tests.ui.rooms.plan_places import place  # noqa: F401

SHARED = (
    *SMALL,
    {"type": "member", "id": "eva", "set": {"name": "Eva Berg"}},
    {"type": "goal", "id": "good", "set": {"wording": "Delat mål", "good_example": True, "lesson": "Fråga Eva Berg."}},
)


def test_a_name_in_the_texts_is_asked_about_before_anything_is_written(place: Any, tmp_path: Path) -> None:  # noqa: F811
    there = place("", ANYWAY, tmp_path / "ut", items=SHARED)
    save(there.context)
    assert not list(tmp_path.glob("ut*")) and "Eva Berg" in there.asker.asked[0].sentence
    save(there.context)
    assert good_examples.read(tmp_path / "ut.html").goals[0].title == "Delat mål"
    assert there.told == ["Sparade 1\u00a0gott exempel i ut"]


def test_without_a_marked_goal_the_way_to_mark_one_is_said(place: Any) -> None:  # noqa: F811
    there = place("ok")
    save(there.context)
    assert "Gott exempel att sprida" in there.asker.asked[0].sentence


def test_the_ticked_goals_are_copied_and_opened(place: Any, tmp_path: Path, nameless: Any) -> None:  # noqa: F811
    def look(dialog: Dialog) -> bool:
        assert isinstance(dialog, ExampleDialog) and nameless(dialog) == []
        return True

    file = tmp_path / "in.html"
    there = place(file, look, items=SHARED)
    examples = good_examples.gather(there.session.plan, good_examples.marked(there.session.plan), "2016-03-01")
    good_examples.write(examples, file)
    fetch(there.context)
    made = there.session.plan.of("goal")[-1]
    assert there.went == [("action_plan", made.id)] and made.text("copied_from") == "Exempelnämnden, 2016-03-01"


def test_a_foreign_file_is_refused_with_its_reason(place: Any, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "in.html").write_text("hej", "utf-8")
    there = place(tmp_path / "in.html", "ok")
    fetch(there.context)
    assert "inget gott exempel" in there.asker.asked[1].sentence and there.went == []


def test_a_marked_goal_offers_to_be_shared(place: Any, tmp_path: Path) -> None:  # noqa: F811
    there = place(ANYWAY, tmp_path / "ut.html", items=SHARED)
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["g1"])
    assert not room.right.page.findChild(SharePart).isVisibleTo(room)
    room.show_record(there.ids["good"])
    click(room, "Spara det goda exemplet som fil")
    assert (tmp_path / "ut.html").exists()
