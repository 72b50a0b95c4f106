"""Named versions and earlier moments in the window: saved by name, read beside today, never changed."""

from __future__ import annotations

from typing import Any

import pytest

from app.journeys import decisions
from app.models import verbs
from app.ui.history.past import PastDialog, lines_of, rows_of
from app.ui.history.versions import READ, SAVE, PointDialog, VersionDialog, VersionPart, show_past
from app.ui.rooms.action_plan.room import ActionPlanRoom
from tests.ui.plan_pieces import words
from tests.ui.rooms.plan_places import place  # noqa: F401


@pytest.fixture
def there(place: Any) -> Any:  # noqa: F811
    """A small plan of which a version was named before a finding was renamed, one goal taken out and one added."""
    made = place(True, True)
    session, plan = made.session, made.session.plan
    made.version = decisions.name_version(session, "Utkast", "2015-04-23", "Styrgruppen")
    session.do(verbs.set_value(plan, made.ids["f1"], "title", "Unga utan studier"))
    session.do(verbs.delete(plan, [made.ids["g2"]]))
    session.do(verbs.create(plan, "goal", {"wording": "Nytt mål"}, session.chance))
    return made


def test_a_version_is_read_beside_today(there: Any) -> None:
    show_past(there.context, tuple(there.session.plan.record(there.version).text("tips").split()), "Utkast")
    dialog = there.asker.asked[0]
    assert isinstance(dialog, PastDialog) and dialog.windowTitle() == "Planen som den var: Utkast"
    assert [(row.record.type, row.difference.kind) for row in dialog.records.rows] == [
        ("finding", "changed"),
        ("goal", "gone"),
        ("goal", "added"),
    ]
    line = dialog.fields.rows[0]
    assert (line.name, line.then, line.now) == ("Rubrik", "Unga utan arbete", "Unga utan studier")
    dialog.which.button("all").click()
    assert len(dialog.records.rows) == len(there.session.plan) + 1 - 1  # the goal that is gone, not the version


def test_what_came_later_has_nothing_then_and_what_is_gone_nothing_now(there: Any) -> None:
    now = there.session.plan
    then = there.session.as_of(now.record(there.version).text("tips").split())
    gone, added = rows_of(then, now, everything=False)[1:]
    assert {line.now for line in lines_of(gone, then, now)} == {"–"}
    assert {line.then for line in lines_of(added, then, now)} == {"–"}


def test_a_version_needs_a_name_and_is_then_saved(there: Any) -> None:
    dialog = VersionDialog(there.context)
    there.qtbot.addWidget(dialog)
    dialog.show()
    dialog.close_with(SAVE)
    assert dialog.isVisible() and "Ge versionen ett namn" in words(dialog)
    dialog.name.setText("Till nämnden")
    dialog.date.setText("23 april 2015")
    dialog.close_with(SAVE)
    made = there.session.plan.of("version")[-1]
    assert (made.text("name"), made.text("date")) == ("Till nämnden", "2015-04-23") and made.text("tips")


def test_a_day_that_cannot_be_read_stays_beside_its_reason(there: Any) -> None:
    dialog = VersionDialog(there.context)
    there.qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("Till nämnden")
    dialog.date.setText("i våras")
    dialog.close_with(SAVE)
    assert dialog.isVisible() and dialog.date.text() == "i våras"


def test_an_earlier_moment_is_chosen_among_versions_and_changes(there: Any) -> None:
    dialog = PointDialog(there.context)
    there.qtbot.addWidget(dialog)
    assert [point.what for point in dialog.table.rows[:3]] == [
        "Version: Utkast",
        "Lade till mål",
        "Tog bort mål",
    ]
    dialog.table.selectRow(2)
    dialog.close_with(READ)
    assert [row.difference.kind for row in there.asker.asked[0].records.rows] == ["added"]


def test_the_page_of_a_version_leads_to_it_and_a_new_one_is_asked_for_by_name(there: Any) -> None:
    room = there.show(ActionPlanRoom)
    room.show_record(there.version)
    part = room.right.page.findChild(VersionPart)
    part.look()
    room.make("version")
    assert [type(asked) for asked in there.asker.asked] == [PastDialog, VersionDialog]


def test_a_version_from_elsewhere_that_is_not_here_says_so(there: Any) -> None:
    show_past(there.context, ("0" * 64,), "Okänd")
    assert len(there.told) == 1 and there.asker.asked == []


def test_everything_in_the_dialogs_has_a_name(there: Any, nameless: Any) -> None:
    show_past(there.context, there.session.plan.tips, "i dag")
    dialogs = [VersionDialog(there.context), PointDialog(there.context), there.asker.asked[0]]
    for dialog in dialogs:
        there.qtbot.addWidget(dialog)
        assert nameless(dialog) == []
