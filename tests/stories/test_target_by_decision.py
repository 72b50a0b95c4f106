"""A decided target is changed by a decision: asked for in place, kept with it, told in history, undone as one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.journeys import example
from app.journeys.library import Library
from app.models.plan import Record
from tests.stories.officer import Officer

MEASURE = "Arbetslöshet 20–24 år i Ekliden"


@pytest.mark.qt_log_ignore("plugin does not support (raise|grabbing)", extend=True)
def test_a_target_is_changed_by_decision_and_the_way_is_judged_by_it(
    open_window: Callable[[], Officer], shelf: Callable[[], Library]
) -> None:
    example.build(shelf()).close()
    officer = open_window()
    officer.go("Handlingsplan")
    officer.open_row(MEASURE)
    report_what_came_out(officer)
    officer.reads("På väg: utfallet 2016 är 11 %, och vägen mot 9,7 % till 2018 går då vid högst 16 %.")
    change_the_target(officer)
    officer.reads("Målet är nått: utfallet 2016 är 11 %, och målvärdet till 2018 är 12 %.")
    assert ["2018", "Målvärde", "12 %", "Lokala styrgruppen 2016-03-02 § 12"] in officer.table("Vägen mot målet")
    told_in_history_and_undone(officer)


def report_what_came_out(officer: Officer) -> None:
    """The figure of 2016, from the measure's own page."""
    officer.click("Lägg till utfall")
    officer.write("Period", "2016")
    officer.write("Utfall", "11")
    officer.open_row(MEASURE)


def change_the_target(officer: Officer) -> None:
    officer.pick("målvärden", "9,7")
    officer.write("Målvärde", "12")
    officer.reads("Målvärdet för 2018 är beslutat 21 maj 2015.", "Vilket beslut ändrade målvärde 9,7 → 12?")
    assert target(officer).text("value") == "9.7"
    officer.click("Ändra enligt beslutet")
    officer.reads("Ange dagen för beslutet")
    officer.write("Datum", "2 mars 2016")
    officer.write("Paragraf", "12")
    officer.click("Ändra enligt beslutet")
    assert target(officer).text("value") == "12"
    officer.open_row(MEASURE)


def told_in_history_and_undone(officer: Officer) -> None:
    session = officer.desk.session
    assert session is not None
    changed = next(one for one in session.history(target(officer).id, "value") if one.new == "12")
    assert (changed.old, changed.note) == ("9.7", "beslut Lokala styrgruppen 2016-03-02 §\u00a012")
    assert session.undo_name == "Ångra: ändrade målvärde 9,7 → 12, beslut §\u00a012"
    officer.keys(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (target(officer).text("value"), target(officer).text("decision_reference")) == (
        "9.7",
        "Lokala styrgruppen 2015-04-14 § 6",
    )


def target(officer: Officer) -> Record:
    session = officer.desk.session
    assert session is not None
    measure = next(one for one in session.plan.of("measure") if one.text("name") == MEASURE)
    return next(one for one in session.plan.children(measure.id, "target") if one.number("year") == 2018)
