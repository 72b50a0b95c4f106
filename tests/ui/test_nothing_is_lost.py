"""Whatever a person does while writing, what was written is in the plan afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.journeys import founding
from app.models import verbs
from app.ui.desk import Desk
from app.ui.rooms.action_plan.room import ActionPlanRoom
from app.ui.wiring import ROOMS
from tests.storage.desk import hurried, library_in
from tests.ui.frame_pieces import make_doors
from tests.ui.plan_pieces import write

WRITTEN = "Ännu inte lämnat åt någon"


@pytest.fixture
def at_work(qtbot: Any, fonts: None, tmp_path: Path, look_cache: Path, scripted: Any) -> Iterator[tuple[Desk, Any]]:
    """A window on a real plan with one finding, somebody in the middle of a sentence, and how to read it afterwards."""
    shelf = library_in(tmp_path / "data")
    session = hurried(founding.new_plan(shelf, "Plan", "Exempelnämnden"))
    plan_id = session.plan.id
    made = session.do(verbs.create(session.plan, "finding", {"title": "Trångbott"}, session.chance)).created[0]
    doors = make_doors()
    real = type(doors)(**(vars(doors) | {"close": lambda open_one: open_one.close()}))
    desk = Desk(tmp_path, look_cache, lambda _ask: real, ROOMS, scripted())
    desk.window.show()
    desk.open(session)
    desk.go("action_plan", made)
    assert desk.frame is not None
    room = desk.frame.room("action_plan")
    assert isinstance(room, ActionPlanRoom) and room.right.page is not None
    prose = room.right.page.form._editors["text"]
    prose.setFocus()
    write(prose, WRITTEN)

    def now() -> str:
        """What the plan on the disk says."""
        if desk.session is not None:
            return desk.session.plan.record(made).text("text")
        with shelf.open(plan_id) as again:
            return again.plan.record(made).text("text")

    assert now() == ""
    yield desk, now
    if desk.session is not None or desk.window.isVisible():
        desk.close()


Leave = Callable[[Desk], object]


@pytest.mark.parametrize(
    "leave",
    [
        pytest.param(lambda desk: desk.go("overview"), id="to another room"),
        pytest.param(lambda desk: desk.set_scale(1.5), id="to another text size"),
        pytest.param(lambda desk: desk.set_theme("dark"), id="to other colours"),
        pytest.param(lambda desk: desk.show_start(), id="to another plan"),
        pytest.param(lambda desk: (desk.window.close(), desk.close()), id="out of the window"),
    ],
)
def test_leaving_in_the_middle_of_a_sentence_keeps_it(at_work: tuple[Desk, Any], leave: Leave) -> None:
    desk, now = at_work
    leave(desk)
    assert now() == WRITTEN


def test_undo_while_writing_first_keeps_what_was_written(at_work: tuple[Desk, Any]) -> None:
    desk, now = at_work
    assert desk.frame is not None
    desk.frame.room("action_plan").finish()
    assert now() == WRITTEN
    desk._actions.undo.trigger()
    assert now() == ""
    desk._actions.redo.trigger()
    assert now() == WRITTEN
