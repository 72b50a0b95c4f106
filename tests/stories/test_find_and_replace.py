"""A word is found from another room, replaced where it should be, and all of it is taken back in one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.journeys import example
from app.journeys.library import Library
from tests.stories.officer import Officer

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.qt_log_ignore("plugin does not support (raise|grabbing)", extend=True)
def test_a_word_is_found_replaced_and_taken_back(
    open_window: Callable[[], Officer], shelf: Callable[[], Library]
) -> None:
    example.build(shelf()).close()
    officer = open_window()
    officer.go("Ansökningar")
    session = officer.desk.session
    assert session is not None
    before = {each.id: dict(each.fields) for each in session.plan}

    def replace() -> None:
        officer.write("Ersätt med", "jobbcenter")
        officer.reads("Ersätt på")
        button = next(b for b in officer.at.buttons.values() if b.text().startswith("Ersätt på"))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        officer.settle()

    def find() -> None:
        officer.write("Sök i planen", "jobbtorg")
        officer.reads("innehåller det")
        officer.next_answers(replace)
        officer.click("Ersätt i texterna …")

    officer.next_answers(find)
    officer.keys(Qt.Key.Key_F, CTRL)
    texts = "\n".join(str(value) for each in session.plan for value in each.fields.values())
    assert "jobbcenter" in texts.lower()
    undo = session.undo_name
    assert undo is not None and undo.startswith("Ångra: ersatte ”jobbtorg” med ”jobbcenter” på")
    officer.keys(Qt.Key.Key_Z, CTRL)
    assert {each.id: dict(each.fields) for each in session.plan} == before
