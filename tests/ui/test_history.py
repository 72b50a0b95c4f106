"""The history of a record: names for references, words for choices, and nothing that only a program can read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.models import verbs
from app.ui.forms.field_menu import field_menu
from app.ui.history.dialog import history_dialog, shown
from app.ui.rooms.action_plan.room import ActionPlanRoom
from app.ui.widgets import TableView
from tests.ui.rooms.plan_places import place  # noqa: F401


def lines(there: Any, name: str) -> list[list[str]]:
    dialog = history_dialog(there.context, there.ids[name])
    there.qtbot.addWidget(dialog)
    table = dialog.findChild(TableView)
    return [[column.value(row) for column in table._columns][2:5] for row in table.rows]


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
    assert lines(there, "m3")[:2] == [["Posten", "–", "Tillbaka"], ["Posten", "–", "Borttagen"]]


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


def asked(there: Any, name: str, field: str = "") -> Any:
    dialog = history_dialog(there.context, there.ids[name], field)
    there.qtbot.addWidget(dialog)
    return dialog


def test_the_chosen_change_is_told_as_a_sentence_and_can_be_taken_back(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    session.do(verbs.set_value(session.plan, there.ids["m1"], "baseline_value", "45"))
    session.do(replace(verbs.set_value(session.plan, there.ids["m1"], "baseline_value", "40"), note="beslut § 12"))
    dialog = asked(there, "m1")
    assert "baslinje, värde: 45 → 40" in dialog.told.text() and dialog.told.text().endswith("beslut § 12.")
    assert dialog.back.accessibleName() == "Ta tillbaka ”45”"
    dialog.back.click()
    assert session.plan.record(there.ids["m1"]).get("baseline_value") == "45"
    assert there.told == ["Tog tillbaka: Baslinje, värde"]
    assert [dialog.table.rows[0].old, dialog.table.rows[0].new] == ["40", "45"]


def test_what_cannot_be_taken_back_says_why_and_nothing_is_lost(place: Any, monkeypatch: Any) -> None:  # noqa: F811
    there = place()
    there.session.do(verbs.set_value(there.session.plan, there.ids["m1"], "unit", "%"))
    dialog = asked(there, "m1")
    there.refuse(monkeypatch)
    dialog.back.click()
    assert dialog.refused.isVisibleTo(dialog) and "Disken är full" in dialog.refused.text()


def test_the_history_of_a_field_shows_only_it_until_the_whole_record_is_asked_for(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    session.do(verbs.set_value(session.plan, there.ids["m1"], "unit", "%"))
    dialog = asked(there, "m1", "unit")
    assert {entry.field for entry in dialog.table.rows} == {"unit"}
    dialog.which.button("record").click()
    assert {"unit", "name", "kind"} <= {entry.field for entry in dialog.table.rows}


def test_a_field_asks_for_its_own_history_by_key_and_by_menu(place: Any) -> None:  # noqa: F811
    there = place(True, True)
    room = there.show(ActionPlanRoom)
    form = room.right.page.form
    form.focus_field("title")
    form.show_history()
    assert there.asker.asked[0].which.current == "field" and there.asker.asked[0].table.rows[0].field == "title"
    menu = field_menu(form._editors["text"], lambda: form.show_history("text"))
    menu.actions()[-1].trigger()
    assert there.asker.asked[1]._field == "text"


def test_everything_in_it_can_be_named_by_a_screen_reader(place: Any, nameless: Any) -> None:  # noqa: F811
    assert nameless(asked(place(), "m1", "name")) == []
