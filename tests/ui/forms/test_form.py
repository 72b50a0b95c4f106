"""One record as a form: what it shows and folds away, how a value becomes a change, and what becomes of a refusal."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from app.models import verbs
from app.models.rules import Remark
from app.models.schema import RECORD_TYPES
from app.ui.forms import RecordForm
from app.ui.forms.editors import GONE, ChoiceEdit
from app.ui.forms.form import STOPS_WHEN_EMPTY, WANTED
from app.ui.forms.prose import ProseEdit
from app.ui.forms.sets import SetEdit
from app.ui.widgets import Chip
from tests.ui.plan_pieces import Place, click, words, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def line(form: RecordForm, name: str) -> QLineEdit:
    edit = form._editors[name]
    assert isinstance(edit, QLineEdit)
    return edit


def fill(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    write(edit, text)


def remark(place: Place, name: str, field: str, *, severity: Any = "remark", code: str = "F5") -> Remark:
    return Remark(code, severity, place.ids[name], field, "Något att tänka på.", "Källan.")


def test_a_value_becomes_one_change_with_a_name_to_undo(place: Place, form_of) -> None:
    form = form_of("m1")
    fill(line(form, "baseline_value"), "19,4")
    assert form.finish()
    assert place.session.plan.record(place.ids["m1"]).text("baseline_value") == "19.4"
    assert place.session.undo_name == "Ångra: ändrade Baslinje, värde"


def test_undo_elsewhere_is_seen_in_the_form(place: Place, form_of) -> None:
    form = form_of("m1")
    fill(line(form, "name"), "Öppen arbetslöshet")
    form.finish()
    place.session.undo()
    assert line(form, "name").text() == "Arbetslöshet"
    place.session.redo()
    assert line(form, "name").text() == "Öppen arbetslöshet"


def test_undo_elsewhere_never_takes_what_is_being_written(place: Place, form_of) -> None:
    form = form_of("m1")
    fill(line(form, "name"), "Första")
    form.finish()
    fill(line(form, "unit"), "pro")
    place.session.undo()
    assert line(form, "name").text() == "Arbetslöshet"
    assert line(form, "unit").text() == "pro"
    form.finish()
    assert place.session.plan.record(place.ids["m1"]).text("unit") == "pro"


def test_every_kind_of_field_of_every_record_has_an_editor_with_a_name(place: Place, nameless) -> None:
    session = place.session
    for record_type in RECORD_TYPES.values():
        if record_type.name == "plan":
            continue
        parent = next((place.ids[n] for n in ("f1", "m1", "a1") if _may_lie(session, record_type, place.ids[n])), None)
        if record_type.parents and parent is None:
            parent = place.ids["g1"]
        made = session.do(verbs.create(session.plan, record_type.name, {}, session.chance, parent)).created[0]
        form = place.show(lambda context, made=made: RecordForm(context, made))
        assert nameless(form) == [], record_type.name
        assert form.finish()
        form.close()


def _may_lie(session: Any, record_type: Any, parent: str) -> bool:
    return session.plan.record(parent).type in record_type.parents


def test_a_field_says_whether_it_stops_an_application_or_only_ought_to_be_filled_in(place: Place, form_of) -> None:
    form = form_of("m1")
    form.focus_field("method")
    said = {name: field.wanted.text() for name, field in form._fields.items()}
    assert said["baseline_value"] == STOPS_WHEN_EMPTY
    assert said["unit"] == WANTED
    assert said["method"] == ""


def test_that_a_field_ought_to_be_filled_in_is_not_said_of_a_field_that_is(place: Place, form_of) -> None:
    form = form_of("m1")
    hint = form._fields["unit"].wanted
    place.session.do(verbs.set_value(place.session.plan, place.ids["m1"], "unit", None))
    assert hint.isVisibleTo(form)
    place.session.do(verbs.set_value(place.session.plan, place.ids["m1"], "unit", "personer"))
    assert not hint.isVisibleTo(form)


def test_seldom_used_fields_are_folded_away_and_counted(place: Place, form_of) -> None:
    place.session.do(verbs.set_value(place.session.plan, place.ids["m1"], "frequency", "varje år"))
    form = form_of("m1")
    assert "method" not in form._fields  # made when it is unfolded: a form opens sooner without
    click(form, "Visa fler fält (9, varav 1 ifyllt)")
    assert form._fields["method"].isVisible()
    click(form, "Dölj fler fält (9, varav 1 ifyllt)")
    assert not form._fields["method"].isVisible()


def test_going_to_a_folded_field_unfolds_it(place: Place, form_of) -> None:
    form = form_of("m1")
    assert form.focus_field("method")
    assert form._fields["method"].isVisible() and form._editors["method"].hasFocus()
    assert not form.focus_field("amount")


def test_a_remark_stands_under_its_field_and_unfolds_it(place: Place, form_of) -> None:
    form = form_of("m1")
    form.show_remarks([remark(place, "m1", "method"), remark(place, "m2", "name")])
    assert "Anmärkning:" in words(form._fields["method"])
    assert form._fields["method"].isVisible()
    assert "Något att tänka på." not in words(form._fields["name"])
    form.show_remarks([])
    assert "Anmärkning:" not in words(form)


def test_a_stop_goes_before_a_remark_on_the_same_field(place: Place, form_of) -> None:
    form = form_of("m1")
    form.show_remarks([remark(place, "m1", "name", severity="block"), remark(place, "m1", "name")])
    assert "Stopp:" in words(form._fields["name"])
    assert line(form, "name").property("level") == "stop"


def test_that_a_field_is_empty_is_not_said_under_it(place: Place, form_of) -> None:
    form = form_of("m1")
    form.show_remarks([remark(place, "m1", "unit", code="empty")])
    assert "Anmärkning" not in words(form)


def test_what_cannot_be_read_is_told_under_the_field_and_outlives_the_rules(place: Place, form_of) -> None:
    form = form_of("m1")
    fill(line(form, "baseline_value"), "tolv")
    assert not form.finish()
    assert form.unsaved() == ["Baslinje, värde"]
    form.show_remarks([])
    assert "går inte att läsa" in words(form) or "inte ett tal" in words(form)
    fill(line(form, "baseline_value"), "12")
    assert form.finish()
    assert "Stopp:" not in words(form)


def test_what_could_not_be_stored_stays_and_is_stored_later(place: Place, form_of, monkeypatch) -> None:
    form = form_of("a1")
    store = place.session.do
    place.refuse(monkeypatch)
    heard: list[str] = []
    form.failed.connect(heard.append)
    prose = form._editors["what"]
    assert isinstance(prose, ProseEdit)
    prose.setFocus()
    write(prose, "Ännu mer. ")
    assert not form.finish()
    form.refresh()
    assert prose.written.startswith("Ännu mer. ")
    assert len(heard) == 1 and "Stopp:" in words(form)
    monkeypatch.setattr(place.session, "do", store)
    assert form.finish()
    assert place.session.plan.record(place.ids["a1"]).text("what").startswith("Ännu mer. ")
    assert "Stopp:" not in words(form)


def test_prose_is_stored_after_a_pause_and_the_cursor_stays(place: Place, form_of) -> None:
    form = form_of("a1")
    prose = form._editors["what"]
    assert isinstance(prose, ProseEdit)
    prose.setFocus()
    prose.moveCursor(prose.textCursor().MoveOperation.End)
    write(prose, " på ön ")
    prose._pause.timeout.emit()
    assert place.session.plan.record(place.ids["a1"]).text("what") == "Coacher på plats på ön "
    assert prose.textCursor().atEnd()


def test_a_link_to_something_that_is_gone_does_not_stop_other_links(place: Place, form_of) -> None:
    session = place.session
    session.do(verbs.delete(session.plan, [place.ids["f2"]]))
    form = form_of("g1")
    edit = form._editors["findings"]
    assert isinstance(edit, SetEdit)
    there = [chip.text().strip() for chip in edit.findChildren(Chip) if chip.isVisibleTo(edit)]
    assert there == ["Unga utan arbete", GONE]
    made = session.do(verbs.create(session.plan, "finding", {"title": "Ny"}, session.chance)).created[0]
    edit.committed.emit(tuple(sorted({*session.plan.record(place.ids["g1"]).refs("findings"), made})))
    assert made in session.plan.record(place.ids["g1"]).refs("findings")
    assert "Stopp:" not in words(form)
    edit.committed.emit((made,))
    assert session.plan.record(place.ids["g1"]).refs("findings") == (made,)


def test_a_reference_to_something_that_is_gone_is_said_calmly(place: Place, form_of) -> None:
    session = place.session
    session.do(verbs.delete(session.plan, [place.ids["g2"]]))
    form = form_of("m2")
    edit = form._editors["goal"]
    assert isinstance(edit, ChoiceEdit)
    assert edit.currentText() == GONE


def test_goals_of_the_programme_are_offered_by_their_level(place: Place, form_of) -> None:
    form = form_of("g1")
    themes, sub_goals = form._editors["programme_theme"], form._editors["programme_sub_goal"]
    assert isinstance(themes, ChoiceEdit) and isinstance(sub_goals, ChoiceEdit)
    assert themes.count() == 5
    assert sub_goals.count() == 1


def test_a_record_that_is_deleted_elsewhere_takes_no_more_changes(place: Place, form_of) -> None:
    form = form_of("m2")
    fill(line(form, "name"), "För sent")
    place.session.do(verbs.delete(place.session.plan, [place.ids["m2"]]))
    form.finish()
    assert place.ids["m2"] not in place.session.plan


def test_only_the_fields_asked_for_are_shown_in_that_order(place: Place, form_of) -> None:
    assert list(form_of("m1", only=("unit", "name"))._fields) == ["unit", "name"]
    assert "name" not in form_of("m1", hidden=("name",))._fields


def test_at_large_text_two_columns_become_one(place: Place, dressed) -> None:
    assert place.show(lambda context: RecordForm(context, place.ids["m1"]))._columns == 2
    large = Place(place.qtbot, dressed("light", 1.5), place.jobs, place.session, place.ids, place.asker)
    assert large.show(lambda context: RecordForm(context, place.ids["m1"]))._columns == 1
    large.standpoint.end()


def press_f1(widget: Any) -> bool:
    """True when the form takes the key before the window does."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(widget, asked)
    if asked.isAccepted():
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier))
    return asked.isAccepted()


def test_f1_shows_the_help_of_the_field_and_then_belongs_to_the_window(place: Place, form_of, qtbot) -> None:
    form = form_of("m1")
    form._editors["name"].setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is form._editors["name"])
    field = form._fields["name"]
    assert field.help_text and not field.shows_help
    assert press_f1(form._editors["name"])
    assert field.shows_help and field.help_text in words(form)
    assert not press_f1(form._editors["name"])


def test_help_is_in_the_tooltip_of_field_and_caption(place: Place, form_of) -> None:
    field = form_of("m1")._fields["name"]
    assert field.control.toolTip() == field.caption.toolTip() == field.help_text != ""
    assert field.control.whatsThis() == field.help_text


def test_a_plan_that_can_only_be_read_has_locked_fields(place: Place, monkeypatch) -> None:
    monkeypatch.setattr(type(place.session), "writable", property(lambda _self: False))
    form = place.show(lambda context: RecordForm(context, place.ids["m1"]))
    assert [name for name, editor in form._editors.items() if editor.isEnabled()] == []


def test_what_is_set_once_is_locked_when_it_has_been_set(place: Place) -> None:
    form = place.show(lambda context: RecordForm(context, place.session.plan.id))
    assert not form._editors["example"].isEnabled()
    assert form._editors["title"].isEnabled()


def test_a_flag_has_its_words_once(place: Place, form_of) -> None:
    form = form_of("m1")
    form.focus_field("by_sex")
    assert not form._fields["by_sex"].caption.isVisible()
    boxes = [b for b in form.findChildren(QPushButton) if "kön" in b.text()]
    assert boxes == []
