"""The history of a record: names for references, words for choices, and nothing that only a program can read."""

from __future__ import annotations

from typing import Any

from app.models import verbs
from app.ui.rooms.action_plan.history import history_dialog, shown
from app.ui.rooms.action_plan.room import ActionPlanRoom
from app.ui.widgets import TableView
from tests.ui.rooms.plan_places import place  # noqa: F401


def lines(there: Any, name: str) -> list[list[str]]:
    dialog = history_dialog(there.context, there.ids[name])
    there.qtbot.addWidget(dialog)
    table = dialog.findChild(TableView)
    return [[column.value(row) for column in table._columns][2:] for row in table.rows]


def test_the_newest_change_is_first_with_what_stood_before(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    session.do(verbs.set_value(session.plan, there.ids["m1"], "kind", "process"))
    session.do(verbs.set_value(session.plan, there.ids["m1"], "baseline_value", "12.5"))
    found = lines(there, "m1")
    assert found[0] == ["Baslinje, värde", "–", "12,5"]
    assert found[1] == ["Slag", "Resultatmått", "Processmått"]


def test_references_are_told_by_name_and_what_is_gone_says_so(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    session.do(verbs.set_value(session.plan, there.ids["m1"], "goal", there.ids["g2"]))
    assert lines(there, "m1")[0] == ["Mäter målet", "Fler unga i arbete", "Fler röstar"]
    session.do(verbs.delete(session.plan, [there.ids["g2"]]))
    assert lines(there, "m1")[0] == ["Mäter målet", "Fler unga i arbete", "Finns inte kvar"]
    session.do(verbs.link(session.plan, there.ids["f2"], "neighbourhoods", "area:Björkholm"))
    assert lines(there, "f2")[0] == ["Stadsdelar", "–", "Björkholm"]


def test_a_move_is_called_order_and_shows_no_code(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    session.do(verbs.move(session.plan, there.ids["m3"], None, session.chance))
    assert lines(there, "m3")[0] == ["Ordning", "–", "–"]


def test_a_deletion_and_its_undoing_are_told_of_the_record(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    session.do(verbs.delete(session.plan, [there.ids["m3"]]))
    session.undo()
    assert ["Posten", "–", "–"] in lines(there, "m3")


def test_prose_is_told_in_one_line(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    session.do(verbs.set_value(session.plan, there.ids["g1"], "expected_result", "Rad ett\nrad två"))
    assert lines(there, "g1")[0][2] == "Rad ett rad två"


def test_a_field_from_a_newer_version_is_told_as_it_is(place: Any) -> None:  # noqa: F811
    there = place()
    record = there.session.plan.record(there.ids["m1"])
    assert shown(there.session.plan, record, "nytt_fält", "ett\nvärde") == "ett värde"
    assert shown(there.session.plan, record, "nytt_fält", None) == "–"


def test_the_room_shows_it_and_stores_what_is_written_first(place: Any) -> None:  # noqa: F811
    there = place(True)
    room = there.show(ActionPlanRoom)
    prose = room.right.page.form._editors["text"]
    prose.setPlainText("Nyss skrivet")
    room.right.page.history_wanted.emit()
    table = there.asker.asked[0].findChild(TableView)
    assert table.rows[0].new == "Nyss skrivet"
    assert there.asker.asked[0].windowTitle() == "Historik: Unga utan arbete"
