"""The room Handlingsplan: the tree and the open record, what can be done with it, and that nothing written is lost."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.models import verbs
from app.models.wording import labels
from app.ui.rooms.action_plan.headings import ABOUT_KINDS, HeadingPage
from app.ui.rooms.action_plan.lists import RecordList
from app.ui.rooms.action_plan.nodes import ABOUT
from app.ui.rooms.action_plan.room import ActionPlanRoom
from app.ui.widgets import EmptyState, Notice
from tests.ui.plan_pieces import SMALL, click, press, words, write
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def fill(room: ActionPlanRoom, name: str, text: str) -> None:
    edit = room.right.page.form._editors[name]
    edit.setFocus()
    edit.selectAll()
    write(edit, text)


def test_the_first_finding_is_open_from_the_start(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    assert room.place() == there.ids["f1"] == room.tree.current_record()
    assert "Unga utan arbete" in words(room.right.page)
    assert room.panes.counts.text() == "2\u00a0slutsatser, 2\u00a0mål, 3\u00a0mått, 1\u00a0aktivitet"


def test_a_plan_with_nothing_says_how_to_begin_and_goes_on_by_itself(place: Any) -> None:  # noqa: F811
    there = place(items=())
    room = there.show(ActionPlanRoom)
    empty = room.findChild(EmptyState)
    assert empty is not None and room.place() is None
    click(room, "Öppna Lägesbild")
    assert there.went == [("situation", None)]
    there.session.do(verbs.create(there.session.plan, "finding", {"title": "Ny"}, there.session.chance))
    assert room.place() == there.session.plan.of("finding")[0].id


def test_the_first_record_is_made_from_the_beginning(place: Any) -> None:  # noqa: F811
    there = place(items=())
    room = there.show(ActionPlanRoom)
    click(room, "Ny slutsats")
    made = there.session.plan.of("finding")[0]
    assert room.place() == made.id
    assert room.right.page.form._editors["title"].hasFocus()


def test_choosing_in_the_tree_opens_the_record_and_its_thread(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.tree.choose(there.ids["g1"])
    assert room.place() == there.ids["g1"]
    spoken = room.right.page._strip.strips[0].stations
    assert [s.state for s in spoken] == ["missing", "filled", "here", "filled", "filled", "later", "later"]


def test_the_thread_leads_on(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.right.page._strip.chosen.emit("activity")
    assert room.place() == there.ids["a1"]
    room.right.page._strip.chosen.emit("activity")
    room.right.page._strip.chosen.emit("decision")
    assert room.place() == there.ids["a1"]


def test_a_stop_where_nothing_is_yet_makes_the_first_record_there(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.tree.choose(there.ids["g2"])
    room.right.page._strip.chosen.emit("activity")
    made = there.session.plan.of("activity")[-1]
    assert room.place() == made.id and made.refs("goals") == (there.ids["g2"],)


def test_a_record_opened_from_a_page_has_the_keyboard_in_its_form(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.tree.choose(there.ids["m1"])
    room.right.page.opened.emit(there.ids["t1"])
    assert room.place() == there.ids["t1"] and room.right.page.form._editors["year"].hasFocus()


def test_what_is_written_is_stored_when_another_record_is_opened(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    fill(room, "text", "Ännu inte lämnat")
    room.tree.choose(there.ids["g1"])
    assert there.session.plan.record(there.ids["f1"]).text("text") == "Ännu inte lämnat"


def test_what_is_written_is_stored_when_the_room_is_left_or_the_plan_closed(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    fill(room, "text", "På väg ut")
    room.finish()
    assert there.session.plan.record(there.ids["f1"]).text("text") == "På väg ut"


def test_something_that_cannot_be_read_is_not_left_without_asking(place: Any) -> None:  # noqa: F811
    there = place("", "leave")
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["m1"])
    fill(room, "baseline_value", "tolv")
    room.tree.choose(there.ids["g2"])
    assert room.place() == there.ids["m1"] == room.tree.current_record()
    assert "Baslinje, värde" in there.asker.asked[0].sentence
    assert "tolv" in room.right.page.form._editors["baseline_value"].text()
    room.tree.choose(there.ids["g2"])
    assert room.place() == there.ids["g2"]


def test_a_new_goal_answers_the_open_finding(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.make("goal")
    made = there.session.plan.record(room.place())
    assert made.type == "goal" and made.refs("findings") == (there.ids["f1"],)
    assert room.tree.current_record() == made.id
    assert room.right.page.form._editors["wording"].hasFocus()


def test_a_new_measure_or_activity_belongs_to_the_goal_above_what_is_open(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    for kind, field in (("activity", "goals"), ("measure", "goal")):
        room.show_record(there.ids["t1"])
        room.make(kind)
        assert there.session.plan.record(room.place()).refs(field) == (there.ids["g1"],)


def test_the_list_under_a_form_adds_what_belongs_there(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["m1"])
    click(room, "Lägg till målvärde")
    made = there.session.plan.record(room.place())
    assert (made.type, made.parent) == ("target", there.ids["m1"])
    assert room.tree.current_record() == there.ids["m1"]
    click(room, "Till mått")
    assert room.place() == there.ids["m1"]
    room.show_record(there.ids["g1"])
    click(room, "Lägg till mått")
    assert there.session.plan.record(room.place()).refs("goal") == (there.ids["g1"],)


def test_a_new_application_takes_over_what_the_plan_already_answers(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.tree.choose(there.ids["a1"])
    click(room, "Lägg till ansökan")
    made = there.session.plan.of("application")[0]
    assert made.text("title") == "Jobbtorg" and made.text("applicant") == "board:Exempelnämnden"
    assert made.refs("outcome_measures") == (there.ids["m1"],) and made.refs("process_measures") == (there.ids["m3"],)


def test_a_new_application_is_opened_in_its_own_room(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["a1"])
    click(room, "Lägg till ansökan")
    made = there.session.plan.of("application")[0]
    assert there.went == [("applications", made.id)]
    assert made.refs("activities") == (there.ids["a1"],)
    assert room.place() == there.ids["a1"]


def test_a_row_of_a_list_leads_to_its_record(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["g1"])
    measures = room.right.page.findChildren(RecordList)[0]
    assert [record.id for record in measures.table.rows] == [there.ids["m1"], there.ids["m3"]]
    measures.table.selectRow(1)
    press(measures.table, Qt.Key.Key_Return)
    assert room.place() == there.ids["m3"]


def test_what_ought_to_be_filled_in_is_called_missing_in_a_list_and_the_rest_is_a_dash(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["m1"])
    table = room.right.page.findChildren(RecordList)[0].table
    record = table.rows[0]
    assert [column.value(record) for column in table._columns] == ["2018", "9,5", "–"]
    room.show_record(there.ids["g1"])
    measures = room.right.page.findChildren(RecordList)[0].table
    assert measures._columns[2].value(measures.rows[0]) == "saknas"


def test_the_menu_offers_the_thread_first(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.offer_new()
    offered = [action.text() for action in room.menu.actions()]
    assert offered[:5] == ["Ny slutsats", "Nytt mål", "Nytt mått", "Ny aktivitet", ""]
    room.menu.actions()[3].trigger()
    room.menu.close()
    assert there.session.plan.record(room.place()).type == "activity"


def test_deleting_asks_first_and_says_what_goes_and_what_stays(place: Any) -> None:  # noqa: F811
    there = place("", "delete")
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["m1"])
    room.delete()
    asked = there.asker.asked[0]
    assert asked.title == "Ta bort mått ”Arbetslöshet”?"
    assert "1\u00a0målvärde som hör dit följer med" in asked.sentence
    assert there.ids["m1"] in there.session.plan
    room.delete()
    assert there.ids["m1"] not in there.session.plan and there.ids["t1"] not in there.session.plan
    assert there.session.undo_name == "Ångra: tog bort mått"


def test_deleting_a_goal_says_what_points_to_it(place: Any) -> None:  # noqa: F811
    there = place("")
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["g1"])
    room.delete()
    asked = there.asker.asked[0].sentence
    assert "2\u00a0mått och 1\u00a0aktivitet pekar dit" in asked
    assert "”Arbetslöshet”, ”Vägledda unga” och ”Jobbtorg”" in asked


def test_after_a_deletion_the_nearest_record_is_open(place: Any) -> None:  # noqa: F811
    there = place("delete", "delete")
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["m3"])
    room.delete()
    assert room.place() == there.ids["a1"] == room.tree.current_record()
    room.show_record(there.ids["t1"])
    room.delete()
    assert room.place() == there.ids["m1"]


def test_undo_brings_a_deleted_record_back_into_the_tree(place: Any) -> None:  # noqa: F811
    there = place("delete")
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["a1"])
    room.delete()
    assert not room.tree.choose(there.ids["a1"], tell=False)
    there.session.undo()
    assert room.tree.choose(there.ids["a1"], tell=False)


def test_undo_refreshes_form_title_and_tree(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    fill(room, "title", "Ännu fler unga")
    room.finish()
    assert "Ännu fler unga" in words(room.right.page)
    there.session.undo()
    assert "Ännu fler unga" not in words(room.right.page)
    assert room.right.page.form._editors["title"].text() == "Unga utan arbete"
    assert room.tree.currentIndex().data() == "Unga utan arbete"


def test_moving_goes_one_row_among_those_beside(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["m3"])
    action(room, "Flytta posten uppåt").trigger()
    order = [record.id for record in there.session.plan.of("measure")]
    assert order.index(there.ids["m3"]) < order.index(there.ids["m1"])
    assert room.tree.beside() == [there.ids["m3"], there.ids["m1"]]
    action(room, "Flytta posten uppåt").trigger()
    assert room.tree.beside() == [there.ids["m3"], there.ids["m1"]]
    action(room, "Flytta posten nedåt").trigger()
    assert room.tree.beside() == [there.ids["m1"], there.ids["m3"]]


def action(room: ActionPlanRoom, words: str) -> Any:
    return next(each for each in room.verbs() if each.text() == words)


def test_verbs_are_open_only_when_there_is_something_to_do_them_with(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    names = ("Flytta posten uppåt", "Ta bort posten", "Visa postens historik")
    assert all(action(room, name).isEnabled() for name in names)
    room.show_record(there.session.plan.id)
    assert [action(room, name).isEnabled() for name in names] == [False, False, True]


def test_a_plan_that_can_only_be_read_offers_no_changes(place: Any, monkeypatch: Any) -> None:  # noqa: F811
    there = place()
    monkeypatch.setattr(type(there.session), "writable", property(lambda _self: False))
    room = there.show(ActionPlanRoom)
    open_verbs = {each.text() for each in room.verbs() if each.isEnabled()}
    reading = {"Filtrera i planen", "Visa postens historik", "Se planen som den var", "Spara goda exempel som fil"}
    assert open_verbs - {verb for verb in open_verbs if "uppföljningsrapporten" in verb} == reading
    assert not room.panes.new.isEnabled()
    room.delete()
    assert there.ids["f1"] in there.session.plan


def test_what_cannot_be_stored_is_told_and_nothing_is_opened(place: Any, monkeypatch: Any) -> None:  # noqa: F811
    there = place("")
    room = there.show(ActionPlanRoom)
    there.refuse(monkeypatch)
    room.make("goal")
    assert there.asker.asked[0].title == "Det gick inte"
    assert room.place() == there.ids["f1"]


def test_the_keyboard_goes_from_the_tree_to_the_form_and_deletes_from_the_tree(place: Any) -> None:  # noqa: F811
    there = place("")
    room = there.show(ActionPlanRoom)
    press(room.tree, Qt.Key.Key_Return)
    assert room.right.page.form._editors["title"].hasFocus()
    press(room.tree, Qt.Key.Key_Delete)
    assert len(there.asker.asked) == 1


def test_remarks_stand_under_their_fields_and_as_notices_with_their_source(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["g1"])
    told = [remark for remark in there.standpoint.remarks if remark.record == there.ids["g1"]]
    notices = [notice.accessibleName() for notice in room.right.page.findChildren(Notice)]
    shown = [remark for remark in told if remark.code != "empty"]
    assert len(notices) == min(len(shown), 4)
    blank = {labels.field_label("goal", remark.field).lower() for remark in told if remark.code == "empty"}
    assert blank and all(name in words(room.right.page).lower() for name in blank)


def test_the_state_of_the_plan_stands_in_the_bar(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    assert room.state_line() == "Utkast"
    whole = place(whole=True).show(ActionPlanRoom)
    assert whole.state_line().startswith("Beslutad av lokala styrgruppen, senaste version: ")


def test_every_kind_around_the_plan_says_what_it_is_for_when_there_are_none(place: Any) -> None:  # noqa: F811
    assert set(ABOUT_KINDS) == set(ABOUT)
    there = place(items=())
    room = there.show(ActionPlanRoom)
    for kind in ABOUT:
        assert room.right.open_heading(kind)
        heading = room.right.heading
        assert isinstance(heading, HeadingPage)
        there_are = bool(there.session.plan.of(kind))
        empty = heading.findChild(EmptyState)
        assert empty.isVisibleTo(heading) is not there_are, kind
        assert ABOUT_KINDS[kind][0] in words(heading)


def test_a_kind_with_records_lists_them_and_adds_more(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.right.open_heading("organisation")
    assert [record.text("name") for record in room.right.heading.list.table.rows] == [
        "Exempelnämnden",
        "Ådalens bostäder",
    ]
    click(room, "Lägg till organisation")
    assert there.session.plan.record(room.place()).type == "organisation"


def test_what_other_rooms_show_is_opened_there(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    made = there.session.do(verbs.create(there.session.plan, "application", {}, there.session.chance)).created[0]
    room.show_record(made)
    room.show_record("f00d:1")
    assert there.went == [("applications", made)]
    assert room.place() == there.ids["f1"]


def test_at_large_text_tree_and_record_are_shown_one_at_a_time(place: Any, dressed: Any) -> None:  # noqa: F811
    there = place(look=dressed("light", 2.0))
    room = there.show(ActionPlanRoom)
    assert room.tree.isVisible() and not room.right.page.isVisible()
    press(room.tree, Qt.Key.Key_Down)
    assert room.tree.isVisible()
    press(room.tree, Qt.Key.Key_Return)
    assert room.right.page.isVisible() and not room.tree.isVisible()
    click(room, "Visa hela planen")
    assert room.tree.isVisible() and room.tree.hasFocus()
    room.show_record(there.ids["a1"])
    assert room.right.page.isVisible()


def test_everything_that_takes_focus_has_a_name(place: Any, nameless: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    assert nameless(room) == []
    room.right.open_heading("organisation")
    assert nameless(room) == []


def test_ctrl_f_goes_to_the_filter(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    action(room, "Filtrera i planen").trigger()
    assert room.panes.filter.hasFocus() and isinstance(room.panes.filter, QLineEdit)
    assert [b.text() for b in room.findChildren(QPushButton) if b is room.panes.new] == [" Nytt"]


QUOTE: dict[str, Any] = {
    "type": "evidence",
    "id": "e1",
    "parent": "f1",
    "set": {"sentence": "Arbetslöshet: 19,4 % i Ekliden.", "indicators": ["i1"], "year": 2014, "value": "19.4"},
}
INDICATOR: dict[str, Any] = {
    "type": "indicator_definition",
    "id": "i1",
    "set": {"key": "a", "label": "Arbetslöshet", "unit": "%"},
}


def test_a_quote_is_shown_in_words_and_nobody_can_write_in_it(place: Any) -> None:  # noqa: F811
    there = place("delete", items=(*SMALL, INDICATOR, QUOTE))
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["e1"])
    page = room.right.page
    said = words(page)
    assert "Arbetslöshet: 19,4 % i Ekliden." in said and "2014" in said and "19,4\u00a0%" in said
    assert page.form._editors == {} and not page.findChildren(QLineEdit)
    click(page, "Öppna Lägesbild")
    assert there.went == [("situation", None)]
    room.delete()
    assert there.ids["e1"] not in there.session.plan
