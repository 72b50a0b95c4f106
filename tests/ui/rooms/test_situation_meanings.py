"""The page of what names in tables mean: each can be added, changed and taken away, one undoable change at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.models import verbs
from app.ui.rooms.situation.import_meanings import MeaningsPage, open_meanings
from tests.ui.rooms.situation_pieces import Stage, example_session


@pytest.fixture
def stage(qtbot, theme, jobs, scripted, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, theme, jobs, example_session(tmp_path / "data"), scripted())
    stage.show()
    yield stage
    stage.close()


def button(page: MeaningsPage, words: str) -> QPushButton:
    QApplication.processEvents()
    return next(
        each for each in page.findChildren(QPushButton) if each.text().strip() == words and each.isVisibleTo(page)
    )


def said(page: MeaningsPage) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def test_an_empty_page_says_so(stage) -> None:
    page = open_meanings(stage.room)
    assert "Inget namn har fått en betydelse än." in said(page)
    assert open_meanings(stage.room) is page


def test_a_name_is_added_changed_and_taken_away(stage) -> None:
    page = open_meanings(stage.room)
    button(page, "Nytt namn på område").click()
    (record,) = stage.session.plan.of("place_alias")
    assert page.open_id == record.id
    stage.session.do(verbs.set_value(stage.session.plan, record.id, "name", "Centrum"))
    stage.session.do(verbs.set_value(stage.session.plan, record.id, "place", "area:Ekliden"))
    page.refresh()
    model = page.lists["place_alias"].model()
    assert [model.index(0, at).data() for at in (0, 1)] == ["Centrum", "Ekliden"]
    button(page, "Ta bort namnet").click()
    assert not stage.session.plan.of("place_alias")
    assert page.open_id is None
    stage.session.undo()
    assert stage.session.plan.of("place_alias")


def test_an_indicator_s_name_is_shown_with_what_it_means(stage) -> None:
    definition = stage.session.plan.of("indicator_definition")[0]
    fields = {"name": "Gammalt namn", "indicator": definition.id}
    done = stage.session.do(verbs.create(stage.session.plan, "indicator_alias", fields, stage.session.chance))
    stage.room.show_record(done.created[0])
    page = stage.room.side
    assert isinstance(page, MeaningsPage)
    model = page.lists["indicator_alias"].model()
    assert model.index(0, 1).data() == definition.text("label")
    assert page.open_id == done.created[0]


@pytest.mark.parametrize(("look", "scale"), [("light", 1.0), ("dark", 2.0)])
def test_every_control_has_a_name(qtbot, dressed, jobs, scripted, nameless, tmp_path, look, scale) -> None:  # noqa: PLR0917
    stage = Stage(qtbot, dressed(look, scale), jobs, example_session(tmp_path / "data"), scripted())
    stage.show()
    page = open_meanings(stage.room)
    button(page, "Nytt namn på indikator").click()
    QApplication.processEvents()
    assert nameless(page) == []
    stage.close()
