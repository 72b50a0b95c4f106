"""The window's search: what is typed is found in its words, and Enter goes to the field where it stands."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.models.plan import Plan
from app.models.search.index import Hit, SearchIndex
from app.ui.find import rows
from app.ui.find.dialog import INVITES, FindDialog
from tests.models.conftest import build
from tests.ui.plan_pieces import press


@pytest.fixture
def plan() -> Plan:
    return build(
        ("finding", "f1", {"title": "Unga utan arbete", "text": "På caféet sa många att de söker jobb."}),
        ("goal", "g1", {"wording": "Fler unga i arbete"}),
        ("member", "eva", {"name": "Eva Berg"}),
    )


@pytest.fixture
def opened() -> list[Hit]:
    return []


@pytest.fixture
def dialog(qtbot: Any, theme: Any, plan: Plan, opened: list[Hit]) -> FindDialog:
    made = FindDialog(theme, plan, SearchIndex(), opened.append)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: FindDialog) -> list[str]:
    return [
        dialog._model.item(row).accessibleText() or dialog._model.item(row).text()
        for row in range(dialog._model.rowCount())
    ]


def test_hits_stand_in_groups_with_the_words_around_them(dialog: FindDialog) -> None:
    dialog.line.setText("cafe")
    assert shown(dialog) == [
        "Slutsatser (1)",
        "Unga utan arbete, slutsats, Slutsatsen i löpande text: På caféet sa många att de söker jobb.",
    ]
    assert dialog.told.text() == "1\u00a0post innehåller det."


def test_the_arrows_pass_the_headings_and_enter_goes(dialog: FindDialog, opened: list[Hit]) -> None:
    dialog.line.setText("unga")
    press(dialog.line, Qt.Key.Key_Down)
    assert dialog.line.accessibleDescription() == "Fler unga i arbete, mål"
    press(dialog.line, Qt.Key.Key_Down)
    press(dialog.line, Qt.Key.Key_Up)
    assert dialog.line.accessibleDescription() == "Unga utan arbete, slutsats"
    press(dialog.line, Qt.Key.Key_Return)
    assert [hit.record for hit in opened] == ["f1"] and not dialog.isVisible()


def test_what_is_not_there_is_said_and_enter_does_nothing(dialog: FindDialog, opened: list[Hit]) -> None:
    assert dialog.told.text() == INVITES
    dialog.line.setText("hasselnöt")
    press(dialog.line, Qt.Key.Key_Return)
    assert dialog.told.text() == "Inget i planen innehåller ”hasselnöt”. Prova ett kortare ord."
    assert opened == [] and dialog.isVisible()


def test_a_click_on_a_heading_goes_nowhere_and_on_a_hit_there(dialog: FindDialog, opened: list[Hit]) -> None:
    dialog.line.setText("eva")
    dialog.list.clicked.emit(dialog._model.index(0, 0))
    assert opened == []
    dialog.list.clicked.emit(dialog._model.index(1, 0))
    assert [hit.record for hit in opened] == ["eva"]


def test_the_rows_are_painted_and_keep_qt_rules(dialog: FindDialog) -> None:
    QAbstractItemModelTester(dialog._model)
    dialog.line.setText("e")
    assert not dialog.grab().isNull()
    assert any(rows.in_title(item) for item in dialog.found.hits)


def test_everything_can_be_named_by_a_screen_reader(dialog: FindDialog, nameless: Any) -> None:
    assert nameless(dialog) == []
