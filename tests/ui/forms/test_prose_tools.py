"""Writing with marks: the verbs and their keys, lists that go on by themselves, and that the text is what is stored."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from app.ui.forms.marks import places
from app.ui.forms.prose import ProseEdit
from app.ui.forms.prose_tools import ASK_ADDRESS, NO_ADDRESS, ProseTools
from app.ui.widgets import column
from tests.ui.plan_pieces import press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def field(qtbot: Any, theme: Any, scripted: Any) -> Any:
    held = []

    def make(text: str, *answers: Any) -> tuple[ProseEdit, ProseTools]:
        holder = QWidget()
        held.append(holder)
        edit = ProseEdit(theme)
        tools = ProseTools(theme, edit, "Vad som görs", scripted(*answers))
        holder.setLayout(column(tools, edit))
        qtbot.addWidget(holder)
        edit.show_value(text)
        with qtbot.waitExposed(holder):
            holder.show()
        holder.activateWindow()
        edit.setFocus()
        return edit, tools

    return make


def choose(edit: ProseEdit, words: str) -> None:
    text = edit.written
    start = text.index(words)
    cursor, at = edit.textCursor(), places(text)
    cursor.setPosition(at[start])
    cursor.setPosition(at[start + len(words)], QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def verb(tools: ProseTools, name: str) -> Any:
    return next(made for made in tools.verbs if made.accessibleName().startswith(name))


def test_bold_is_put_on_what_is_chosen_and_taken_off_again(field: Any) -> None:
    edit, tools = field("Två vägledare finns 🙂 på plats.")
    choose(edit, "på plats")
    verb(tools, "Fet").click()
    assert edit.written == "Två vägledare finns 🙂 **på plats**."
    verb(tools, "Fet").click()
    assert edit.written == "Två vägledare finns 🙂 på plats."


def test_every_verb_has_a_key_in_the_field(field: Any) -> None:
    edit, tools = field("")
    keys = {shortcut.key().toString() for shortcut in edit.findChildren(QShortcut)}
    assert keys == {"Ctrl+Shift+H", "Ctrl+Shift+L", "Ctrl+Shift+N", "Ctrl+B", "Ctrl+I", "Ctrl+Shift+K"}
    assert all(made.focusPolicy() == Qt.FocusPolicy.NoFocus for made in tools.verbs)


def test_a_list_goes_on_and_ends_with_enter(field: Any) -> None:
    edit, tools = field("ett")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    verb(tools, "Punktlista").click()
    press(edit, Qt.Key.Key_Return)
    write(edit, "två")
    press(edit, Qt.Key.Key_Return)
    press(edit, Qt.Key.Key_Return)
    write(edit, "sedan")
    assert edit.written == "- ett\n- två\nsedan"


def test_a_link_asks_for_its_address(field: Any) -> None:
    edit, tools = field("Se staden.", "https://stad.exempel")
    choose(edit, "staden")
    tools.link()
    assert edit.written == "Se [staden](https://stad.exempel)."
    assert tools._ask.asked == [ASK_ADDRESS]


def test_what_is_no_address_changes_nothing_and_is_told(field: Any) -> None:
    edit, tools = field("Se staden.", "stad exempel", "ok")
    choose(edit, "staden")
    tools.link()
    assert edit.written == "Se staden." and tools._ask.asked[-1] == NO_ADDRESS


def test_the_verbs_are_seen_only_while_one_writes(field: Any, qtbot: Any) -> None:
    edit, tools = field("text")
    qtbot.waitUntil(tools.isVisible)
    edit.clearFocus()
    assert not tools.isVisible()


def test_one_step_back_takes_the_marks_away(field: Any) -> None:
    edit, tools = field("rad ett\nrad två")
    edit.selectAll()
    verb(tools, "Numrerad").click()
    assert edit.written == "1. rad ett\n2. rad två"
    edit.undo()
    assert edit.written == "rad ett\nrad två"


def test_a_heading_looks_like_one_and_its_mark_is_quiet(field: Any, theme: Any) -> None:
    edit, _tools = field("## Rubrik\nbrödtext **fet** 🙂 [ord](https://a.se)")
    first, second = edit.document().firstBlock(), edit.document().firstBlock().next()
    heading = first.layout().formats()
    assert heading[0].format.foreground().color() == theme.colour("ink_soft") and heading[0].length == 3
    assert heading[1].format.fontWeight() == QFont.Weight.Bold
    spoken = {
        second.text()[f.start : f.start + f.length]
        for f in second.layout().formats()
        if f.format.fontWeight() == QFont.Weight.Bold
    }
    assert spoken == {"fet"}


def test_what_is_marked_is_stored_as_it_is_written(field: Any) -> None:
    edit, tools = field("mål")
    heard: list[str] = []
    edit.committed.connect(heard.append)
    choose(edit, "mål")
    verb(tools, "Kursiv").click()
    edit.finish()
    assert heard == ["*mål*"]
