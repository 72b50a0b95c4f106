"""Every kind of editor: what it shows, when it commits, what it refuses, and that nothing written is lost."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from app.models.wording.cells import read_whole, whole_text
from app.ui.forms.dates import DateEdit
from app.ui.forms.editors import (
    GONE,
    NOT_FILLED,
    PARSED,
    ChoiceEdit,
    FlagEdit,
    ParsedEdit,
    TextEdit,
)
from app.ui.forms.prose import ProseEdit
from app.ui.forms.search_list import SearchList
from app.ui.forms.sets import NOTHING_LEFT, SetEdit
from app.ui.widgets import Chip
from tests.ui.plan_pieces import press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
"""Lists that open over the window; the screenless platform has nothing to raise or grab."""

PLACES = [("area:b", "Björkholm"), ("area:ö", "Öster"), ("area:å", "Ådal"), ("area:e", "Ekliden")]


@pytest.fixture
def heard() -> list[Any]:
    return []


@pytest.fixture
def shown(qtbot, heard):
    """Shows an editor with a neighbour to leave it for; what it commits and refuses is kept in `heard`."""

    def show(editor):
        other = QPushButton("bredvid")
        for widget in (other, editor):
            qtbot.addWidget(widget)
            with qtbot.waitExposed(widget):
                widget.show()
        editor.activateWindow()
        editor.setFocus()
        qtbot.waitUntil(editor.hasFocus)
        editor.committed.connect(heard.append)
        editor.refused.connect(lambda sentence: heard.append(("refused", sentence)))
        return editor

    return show


def leave(editor) -> None:
    editor.clearFocus()
    QApplication.processEvents()


def test_text_is_committed_when_the_field_is_left_and_only_when_it_changed(shown, heard) -> None:
    edit = shown(TextEdit())
    edit.show_value("Mål")
    leave(edit)
    assert heard == []
    edit.setFocus()
    edit.selectAll()
    write(edit, "Ängslyckan är trygg, även på ön")
    assert heard == []
    leave(edit)
    assert heard == ["Ängslyckan är trygg, även på ön"]
    edit.finish()
    assert len(heard) == 1


def test_a_text_that_is_emptied_is_committed_as_empty(shown, heard) -> None:
    edit = shown(TextEdit())
    edit.show_value("Mål")
    edit.clear()
    edit.finish()
    assert heard == [""]
    edit.show_value(None)
    assert not edit.dirty


def test_what_someone_is_writing_is_never_overwritten(shown, theme) -> None:
    for edit in (TextEdit(), ProseEdit(theme), PARSED["number"]()):
        shown(edit)
        edit.show_value("1")
        edit.selectAll()
        write(edit, "2")
        edit.show_value("3")
        assert edit.dirty
        assert (edit.written if isinstance(edit, ProseEdit) else edit.text()) == "2"


def test_a_field_nobody_writes_in_follows_the_plan_even_with_the_focus(shown, theme) -> None:
    for edit in (TextEdit(), ProseEdit(theme)):
        shown(edit)
        edit.show_value("före")
        edit.show_value("efter")
        assert (edit.written if isinstance(edit, ProseEdit) else edit.text()) == "efter"


def test_escape_gives_up_what_was_written(shown, heard, theme) -> None:
    for edit in (TextEdit(), ProseEdit(theme)):
        shown(edit)
        edit.show_value("står")
        edit.selectAll()
        write(edit, "nytt")
        press(edit, Qt.Key.Key_Escape)
        assert (edit.written if isinstance(edit, ProseEdit) else edit.text()) == "står"
        edit.finish()
    assert heard == []


def test_prose_is_committed_after_a_pause(shown, heard, qtbot, theme) -> None:
    edit = shown(ProseEdit(theme))
    edit.show_value("Först.")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    write(edit, " Sedan å.")
    assert heard == []
    edit._pause.timeout.emit()
    assert heard == ["Först. Sedan å."]


def test_prose_is_committed_when_it_is_left(shown, heard, theme) -> None:
    edit = shown(ProseEdit(theme))
    write(edit, "Öppet")
    leave(edit)
    assert heard == ["Öppet"]


def test_prose_that_was_not_stored_is_kept_and_tried_again(shown, heard, theme) -> None:
    edit = shown(ProseEdit(theme))
    write(edit, "Viktigt")
    edit.committed.connect(lambda _value: edit.not_taken())
    edit.finish()
    edit.show_value("")
    assert edit.written == "Viktigt" and edit.dirty
    edit.finish()
    assert heard == ["Viktigt", "Viktigt"]


def test_no_break_spaces_in_prose_are_not_taken_for_something_written(shown, heard, theme) -> None:
    edit = shown(ProseEdit(theme))
    edit.show_value("12\u00a0% av 1\u00a0200\nnästa rad")
    assert not edit.dirty
    leave(edit)
    assert heard == []
    assert edit.written == "12\u00a0% av 1\u00a0200\nnästa rad"


def test_prose_grows_with_what_is_written(shown, theme) -> None:
    edit = shown(ProseEdit(theme))
    low = edit.height()
    edit.show_value("rad\n" * 8)
    assert edit.height() > low
    edit.show_value("rad\n" * 80)
    most = edit.height()
    edit.show_value("rad\n" * 160)
    assert edit.height() == most


@pytest.mark.parametrize(
    ("kind", "forms"),
    [
        ("number", ("12,5", "12.5", "12,5")),
        ("number", ("-3", "-3", "−3")),
        ("money", ("12 000", 12_000, "12\u00a0000")),
        ("year", ("2018", 2018, "2018")),
        ("date", ("23/4 2015", "2015-04-23", "23\u00a0april 2015")),
    ],
)
def test_what_is_written_is_read_and_then_shown_as_a_swede_writes_it(shown, heard, kind, forms) -> None:
    typed, stored, then = forms
    edit = shown(PARSED[kind]())
    edit.show_value(None)
    write(edit, typed)
    leave(edit)
    assert heard == [stored]
    assert edit.text() == then


@pytest.mark.parametrize(("kind", "typed"), [("number", "tolv"), ("money", "1,5"), ("date", "30 februari 2015")])
def test_what_cannot_be_read_stays_with_its_reason(shown, heard, kind, typed) -> None:
    edit = shown(PARSED[kind]())
    edit.show_value(None)
    write(edit, typed)
    leave(edit)
    assert [said[0] for said in heard] == ["refused"]
    assert edit.property("level") == "stop"
    edit.show_value(None)
    edit.show_value(None)
    assert edit.text() == typed and edit.dirty


def test_a_reason_goes_away_when_the_text_is_put_right(shown, heard, qtbot) -> None:
    edit = shown(PARSED["year"]())
    edit.show_value(2015)
    edit.setText("tjugo")
    edit.finish()
    edit.setText("2015")
    with qtbot.waitSignal(edit.calmed):
        edit.finish()
    assert edit.property("level") == "" and not edit.dirty


def test_the_same_number_written_otherwise_is_no_change(shown, heard) -> None:
    edit = shown(PARSED["number"]())
    edit.show_value("12.5")
    edit.setText("12,50")
    edit.finish()
    assert heard == [] and edit.text() == "12,5"


def test_a_parsed_line_serves_without_a_form(shown, heard) -> None:
    edit = shown(ParsedEdit(read_whole, whole_text, "hela kronor"))
    assert edit.placeholderText() == "hela kronor"
    write(edit, "1200")
    edit.finish()
    edit.finish()
    assert heard == [1200] and not edit.dirty


def test_a_date_can_be_chosen_in_a_calendar_opened_from_the_keyboard(shown, heard, theme) -> None:
    edit = shown(DateEdit(theme, "Börjar"))
    edit.show_value("2015-04-23")
    press(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = edit._calendar
    assert calendar is not None and calendar.selectedDate() == QDate(2015, 4, 23)
    calendar.activated.emit(QDate(2015, 9, 1))
    assert heard == ["2015-09-01"]
    assert edit.text() == "1\u00a0september 2015"
    assert edit._menu is not None and not edit._menu.isVisible()


def test_the_calendar_does_not_open_in_a_field_that_is_locked(shown, theme) -> None:
    edit = shown(DateEdit(theme, "Börjar"))
    edit.setReadOnly(True)
    press(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert edit._calendar is None


def test_a_choice_shows_its_words_and_can_be_emptied(shown, heard) -> None:
    edit = shown(ChoiceEdit(lambda: [("outcome", "Resultatmått"), ("process", "Processmått")]))
    assert edit.currentText() == NOT_FILLED
    edit.show_value("process")
    assert edit.currentText() == "Processmått"
    edit.activated.emit(edit.findData("outcome"))
    edit.activated.emit(edit.findData(""))
    assert heard == ["outcome", None]


def test_a_choice_is_not_made_by_the_wheel_or_by_walking_past_it(shown, heard, qtbot) -> None:
    edit = shown(ChoiceEdit(lambda: [("outcome", "Resultatmått"), ("process", "Processmått")]))
    edit.show_value("outcome")
    point = edit.rect().center().toPointF()
    wheel = QWheelEvent(
        point,
        edit.mapToGlobal(point),
        edit.rect().topLeft(),
        edit.rect().topLeft() * -1,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(edit, wheel)
    press(edit, Qt.Key.Key_Down)
    assert edit.view().isVisible()
    edit.hidePopup()
    assert edit.currentText() == "Resultatmått" and heard == []


def test_a_choice_of_something_that_is_gone_says_so_calmly(shown) -> None:
    edit = shown(ChoiceEdit(lambda: [("a", "Anna")]))
    edit.show_value("f00d:12")
    assert edit.currentText() == GONE
    edit.show_value("a")
    assert [edit.itemText(at) for at in range(edit.count())] == [NOT_FILLED, "Anna"]


def test_a_choice_knows_what_has_come_to_the_list_since(shown) -> None:
    there = [("a", "Anna")]
    edit = shown(ChoiceEdit(lambda: there))
    there.append(("b", "Bo"))
    edit.showPopup()
    assert edit.findData("b") > 0
    edit.hidePopup()


def test_a_choice_that_was_not_stored_is_taken_back(shown) -> None:
    edit = shown(ChoiceEdit(lambda: [("a", "Anna"), ("b", "Bo")]))
    edit.show_value("a")
    edit.committed.connect(lambda _value: edit.not_taken())
    edit.setCurrentIndex(edit.findData("b"))
    edit.activated.emit(edit.findData("b"))
    assert edit.currentText() == "Anna"


def test_a_flag_is_stored_when_it_is_set_and_taken_back_when_it_could_not_be(shown, heard) -> None:
    edit = shown(FlagEdit("Delas upp på kön"))
    edit.show_value(None)
    edit.click()
    assert heard == [True] and edit.text() == "Delas upp på kön"
    edit.not_taken()
    assert not edit.isChecked()
    edit.show_value(True)
    assert edit.isChecked() and not edit.dirty


def chips(edit: SetEdit) -> list[str]:
    return [chip.text().strip() for chip in edit.findChildren(Chip) if chip.isVisibleTo(edit)]


def offered(edit: SetEdit) -> list[str]:
    edit.offer()
    found = [action.text() for action in edit.menu.actions()]
    edit.menu.close()
    return found


def test_chips_stand_in_swedish_order_and_can_be_removed(qtbot, theme, heard) -> None:
    edit = SetEdit(theme, "Stadsdelar", lambda: PLACES)
    qtbot.addWidget(edit)
    edit.show()
    edit.committed.connect(heard.append)
    edit.show_value(("area:b", "area:å", "area:ö"))
    assert chips(edit) == ["Björkholm", "Ådal", "Öster"]
    edit.findChildren(Chip)[0].click()
    assert heard == [("area:å", "area:ö")]
    assert chips(edit) == ["Ådal", "Öster"]


def test_only_what_is_not_chosen_is_offered(qtbot, theme, heard) -> None:
    edit = SetEdit(theme, "Stadsdelar", lambda: PLACES)
    qtbot.addWidget(edit)
    edit.show()
    edit.committed.connect(heard.append)
    edit.show_value(("area:b",))
    assert offered(edit) == ["Öster", "Ådal", "Ekliden"]
    edit.menu.actions()[2].trigger()
    assert heard == [("area:b", "area:e")]
    edit.show_value(tuple(key for key, _ in PLACES))
    assert offered(edit) == [NOTHING_LEFT]


def test_a_chip_whose_record_is_gone_says_so_stands_last_and_can_go(qtbot, theme, heard) -> None:
    edit = SetEdit(theme, "Mål", lambda: [("1", "Ö"), ("2", "A")])
    qtbot.addWidget(edit)
    edit.show()
    edit.committed.connect(heard.append)
    edit.show_value(("1", "2", "x"))
    assert chips(edit) == ["A", "Ö", GONE]
    next(chip for chip in edit.findChildren(Chip) if chip.text().strip() == GONE).click()
    assert heard == [("1", "2")]


def test_a_chip_follows_its_records_name(qtbot, theme) -> None:
    names = {"1": "Före"}
    edit = SetEdit(theme, "Mål", lambda: list(names.items()))
    qtbot.addWidget(edit)
    edit.show()
    edit.show_value(("1",))
    names["1"] = "Efter"
    edit.show_value(("1",))
    assert chips(edit) == ["Efter"]


def test_a_set_that_was_not_stored_is_taken_back(qtbot, theme) -> None:
    edit = SetEdit(theme, "Stadsdelar", lambda: PLACES)
    qtbot.addWidget(edit)
    edit.show()
    edit.show_value(("area:b",))
    edit.committed.connect(lambda _value: edit.not_taken())
    edit.findChildren(Chip)[0].click()
    assert chips(edit) == ["Björkholm"]


def test_chips_go_on_below_when_the_row_is_full(qtbot, theme) -> None:
    edit = SetEdit(theme, "Stadsdelar", lambda: PLACES)
    qtbot.addWidget(edit)
    edit.show_value(tuple(key for key, _ in PLACES))
    edit.resize(900, 40)
    edit.show()
    wide = edit.layout().heightForWidth(900)
    assert edit.layout().heightForWidth(200) > wide
    heights = {chip.geometry().center().y() for chip in edit.findChildren(Chip) if chip.isVisibleTo(edit)}
    assert len(heights) == 1


def searched(shown) -> tuple[ChoiceEdit, SearchList]:
    """A choice of two hundred sub-goals, dropped down."""
    edit = shown(ChoiceEdit(lambda: [(f"s{at}", f"Delmål nummer {at}") for at in range(200)]))
    edit.show_value("s3")
    press(edit, Qt.Key.Key_Down)
    (found,) = edit.findChildren(SearchList)
    return edit, found


def test_a_long_list_is_searched_by_any_part_of_the_words(shown, heard) -> None:
    _, found = searched(shown)
    write(found.line, "MÅL NUMMER 157")
    assert found.list.model().rowCount() == 1
    press(found.line, Qt.Key.Key_Return)
    assert heard == ["s157"]


def test_the_arrows_move_in_a_long_list_from_what_is_chosen(shown, heard) -> None:
    edit, found = searched(shown)
    press(found.line, Qt.Key.Key_Down)
    press(found.line, Qt.Key.Key_Return)
    assert (heard, edit.currentText()) == (["s4"], "Delmål nummer 4")


def test_escape_and_a_search_that_finds_nothing_leave_the_choice_as_it_was(shown, heard) -> None:
    edit, found = searched(shown)
    write(found.line, "saknas")
    press(found.line, Qt.Key.Key_Return)
    press(found, Qt.Key.Key_Escape)
    assert (heard, edit.currentText()) == ([], "Delmål nummer 3")


def test_a_choice_without_anything_to_choose_says_that_nothing_has_been_read_in(shown) -> None:
    there: list[tuple[str, str]] = []
    edit = shown(ChoiceEdit(lambda: there, without="Inte inlagt"))
    assert edit.currentText() == "Inte inlagt"
    there.append(("s", "Delmålet"))
    edit.show_value(None)
    assert edit.currentText() == NOT_FILLED
