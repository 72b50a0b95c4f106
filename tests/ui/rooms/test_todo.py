"""Deadlines and tasks per person in the window: late ones said in words, ticked when done, each leading on."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox

from app.ui.rooms.overview.room import OverviewRoom
from app.ui.rooms.overview.todo import TodoDialog
from tests.ui.plan_pieces import SMALL, click, words
from tests.ui.rooms.plan_places import place  # noqa: F401

TASKS = (
    *SMALL,
    {
        "type": "task",
        "id": "late",
        "set": {"what": "Ring skolan", "who": "Eva Berg", "when": "2015-04-20", "about": "g1"},
    },
    {"type": "deadline", "id": "board", "set": {"what": "Nämnden beslutar", "who": "Bo Ek", "when": "2015-06-01"}},
)


@pytest.fixture
def there(place: Any) -> Any:  # noqa: F811
    return place(True, items=TASKS)


@pytest.fixture
def dialog(there: Any) -> TodoDialog:
    made = TodoDialog(there.context)
    there.qtbot.addWidget(made)
    return made


def test_each_person_has_a_list_and_what_is_late_says_so(dialog: TodoDialog) -> None:
    said = words(dialog)
    assert "Bo Ek (1)" in said and "Eva Berg (1, varav 1\u00a0försenad)" in said
    assert "20\u00a0april 2015 · " in said and "försenad" in said


def test_one_person_alone_can_be_shown(dialog: TodoDialog) -> None:
    dialog.who.setCurrentIndex(dialog.who.findText("Bo Ek"))
    dialog.who.activated.emit(dialog.who.currentIndex())
    assert "Nämnden beslutar" in words(dialog) and "Ring skolan" not in words(dialog)


def test_a_tick_is_stored_at_once_under_its_own_name(there: Any, dialog: TodoDialog) -> None:
    tick = next(box for box in dialog.findChildren(QCheckBox) if box.accessibleName() == "Klart: Ring skolan")
    tick.click()
    assert there.session.plan.record(there.ids["late"]).flag("done")
    assert there.session.undo_name == "Ångra: markerade som klart: Ring skolan"
    assert "Ring skolan" not in words(dialog)
    dialog.ready.setChecked(True)
    assert "Ring skolan" in words(dialog)


def test_each_leads_to_its_form_and_to_what_it_is_about(there: Any, dialog: TodoDialog) -> None:
    click(dialog, "Till det den gäller: Ring skolan")
    click(dialog, "Öppna: Nämnden beslutar")
    assert there.went == [("action_plan", there.ids["g1"]), ("action_plan", there.ids["board"])]


def test_a_new_task_is_made_and_opened(there: Any, dialog: TodoDialog) -> None:
    click(dialog, "Ny uppgift")
    made = there.session.plan.of("task")[-1]
    assert there.went == [("action_plan", made.id)]


def test_the_overview_leads_to_the_lists(there: Any, nameless: Any) -> None:
    room = there.show(OverviewRoom)
    click(room, "Att göra, person för person")
    assert isinstance(there.asker.asked[0], TodoDialog)
    assert nameless(there.asker.asked[0]) == []
