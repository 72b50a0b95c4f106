"""The page of weak indicators: seen, sorted out, answered, and what counts as weak set in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.models import verbs
from app.models.wording import answering as words
from app.ui.rooms.situation.outstanding_page import OutstandingPage, open_outstanding
from tests.ui.rooms.situation_pieces import Stage, bare_session, example_session

Staged = Callable[..., Stage]


@pytest.fixture
def staged(qtbot, theme, jobs, scripted, tmp_path: Path) -> Iterator[Staged]:
    stages: list[Stage] = []

    def make(*answers, session=example_session, share: str = "0.25", look=theme) -> Stage:
        opened = session(tmp_path / "data")
        opened.do(verbs.set_value(opened.plan, opened.plan.id, "weak_threshold", share))
        stages.append(Stage(qtbot, look, jobs, opened, scripted(*answers)))
        stages[-1].show()
        return stages[-1]

    yield make
    for stage in stages:
        stage.close()


def opened(stage: Stage) -> OutstandingPage:
    page = open_outstanding(stage.room)
    stage.settle()
    return page


def said(page: OutstandingPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def press(page: OutstandingPage, text: str) -> None:
    QApplication.processEvents()
    found = [b for b in page.findChildren(QPushButton) if b.text().strip() == text and b.isVisibleTo(page)]
    assert found, text
    found[0].click()


def stand_at_unanswered(page: OutstandingPage):
    row = next(row for row in page.list.table.rows if not row.answered)
    page.list.table.choose(row)
    return row


def where(page: OutstandingPage, row):
    return next(each for each in page.list.table.rows if (each.key, each.unit) == (row.key, row.unit))


def test_it_is_found_in_the_menu_with_how_many_wait(staged) -> None:
    stage = staged()
    stage.room._actions.count()
    action = stage.room._actions.under[0]
    count = len(stage.standpoint.matrix.unanswered)
    assert action.text() == f"Svaga indikatorer ({count} obesvarade)"
    action.trigger()
    assert isinstance(stage.room.side, OutstandingPage)
    assert said(stage.room.side).startswith(action.text())


def test_it_can_be_come_back_to_at_an_indicator(staged) -> None:
    stage = staged()
    page = opened(stage)
    row = stand_at_unanswered(page)
    place = stage.room.place()
    stage.room.show_tab("standing")
    stage.room.show_record(place)
    assert stage.room.side.list.table.current().indicator == row.indicator
    assert not stage.room.side.list.table.current().answered


def test_the_list_is_in_groups_by_place_or_by_indicator(staged) -> None:
    page = opened(staged())
    units = [row.unit for row in page.list.table.rows]
    assert units == sorted(units)
    assert page.list.table.model().headerData(0, Qt.Orientation.Horizontal) == "Stadsdel"
    page.list.group.button("indicator").click()
    labels = [row.label for row in page.list.table.rows]
    assert [label for at, label in enumerate(labels) if not at or label != labels[at - 1]] == list(
        dict.fromkeys(labels)
    )
    assert page.list.table.model().headerData(0, Qt.Orientation.Horizontal) == "Indikator"


def test_only_the_unanswered_can_be_listed_and_none_left_is_said(staged) -> None:
    stage = staged("Skäl")
    page = opened(stage)
    total = len(page.list.table.rows)
    page.list.only.setChecked(True)
    left = page.list.table.rows
    assert 0 < len(left) < total
    assert not any(row.answered for row in left)
    from app.journeys import answering

    for row in left:
        answering.leave(stage.session, row.indicator, [row.unit], "Skäl")
    stage.settle()
    assert page.list.table.isHidden()
    assert words.all_answered(strong=False) in said(page)
    assert page.card.isHidden()
    assert "(0 obesvarade)" in said(page)


def test_the_chosen_row_is_told_with_its_place_and_its_answer(staged) -> None:
    stage = staged()
    page = opened(stage)
    row = next(row for row in page.list.table.rows if (row.key, row.unit) == ("ohalsotal", "Ekliden"))
    page.list.table.choose(row)
    told = said(page)
    assert "Ohälsotal i Ekliden" in told
    assert "34,1\u00a0dagar (2014)" in told
    assert "Plats\u00a01 av 40 stadsdelar med uppgift, där 1 är högst risk." in told
    press(page, "Öppna slutsatsen")
    assert stage.went == [("action_plan", row.findings[0])]


def test_a_finding_is_written_from_a_row_with_the_figure_as_evidence(staged) -> None:
    stage = staged(True)
    page = opened(stage)
    row = stand_at_unanswered(page)
    press(page, "Skriv slutsats…")
    dialog = stage.asker.asked[-1]
    assert dialog.title.text() == f"{row.label} i {row.unit}"
    stage.settle()
    answer = where(page, row)
    assert [room for room, _ in stage.went] == ["action_plan"]
    assert stage.went[0][1] == answer.findings[0]
    assert page.list.table.current() == answer, "the person stays where they were"


def test_a_reason_is_written_rewritten_and_taken_back(staged) -> None:
    stage = staged("Staden gör det redan.", "Andra skäl.")
    page = opened(stage)
    row = stand_at_unanswered(page)
    press(page, "Skriv varför inte…")
    stage.settle()
    assert "Staden gör det redan." in said(page)
    assert stage.told == [f"Sparat: varför {row.label} lämnas"]
    press(page, "Ändra skälet…")
    stage.settle()
    assert "Andra skäl." in said(page)
    press(page, "Ta tillbaka skälet")
    stage.settle()
    assert not where(page, row).answered
    stage.session.undo()
    stage.settle()
    assert where(page, row).answered


@pytest.mark.parametrize("answer", [None, ""])
def test_leaving_the_question_changes_nothing(staged, answer) -> None:
    stage = staged(answer)
    page = opened(stage)
    tips = stage.session.plan.tips
    stand_at_unanswered(page)
    press(page, "Skriv varför inte…")
    assert stage.session.plan.tips == tips


def test_enter_writes_a_finding_or_leads_to_the_answer(staged) -> None:
    stage = staged(False)
    page = opened(stage)
    stand_at_unanswered(page)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert len(stage.asker.asked) == 1
    left = next(row for row in page.list.table.rows if row.reason and not row.findings)
    page.list.table.choose(left)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert stage.went == [("action_plan", left.reason)]


def test_what_counts_as_weak_is_set_in_per_cent_and_worked_out_anew(staged) -> None:
    stage = staged()
    page = opened(stage)
    before = len(page.list.table.rows)
    assert page.threshold.text() == "25"
    assert "sämsta fjärdedelen" in page.meaning.text()
    page.threshold.setText("10 %")
    page.threshold.editingFinished.emit()
    stage.settle()
    stage.settle()
    assert stage.session.plan.root.text("weak_threshold") == "0.1"
    assert "sämsta tiondelen" in page.meaning.text()
    assert page.threshold.text() == "10"
    assert len(page.list.table.rows) < before
    stage.session.undo()
    stage.settle()
    stage.settle()
    assert len(page.list.table.rows) == before


def test_a_share_that_cannot_be_meant_is_said_under_the_field_and_kept_out(staged) -> None:
    stage = staged()
    page = opened(stage)
    page.threshold.setText("80")
    page.threshold.editingFinished.emit()
    assert "mellan 1 och 50 procent" in said(page)
    assert stage.session.plan.root.text("weak_threshold") == "0.25"
    page.threshold.setText("25")
    page.threshold.editingFinished.emit()
    assert "mellan 1 och 50 procent" not in said(page)


def test_strengths_are_told_as_plainly_and_become_findings_about_what_protects(staged) -> None:
    stage = staged(True)
    session = stage.session
    session.do(verbs.set_value(session.plan, session.plan.id, "programme_neighbourhoods", ["area:Alnäs"]))
    stage.settle()
    stage.settle()
    page = opened(stage)
    assert "Ingen indikator i planens stadsdelar hör till den sämsta fjärdedelen." in said(page)
    page.list.side.button("strong").click()
    assert page.list.table.rows
    assert words.PROTECTS in said(page)
    row = page.list.table.current()
    assert "där 1 är lägst risk" in said(page)
    press(page, "Skriv slutsats…")
    stage.settle()
    finding = stage.session.plan.record(where(page, row).findings[0])
    assert finding.text("kind") == "protective_factor"


def test_a_plan_without_a_table_says_what_is_needed(staged) -> None:
    page = opened(staged(session=lambda folder: bare_session(folder, "Exempelnämnden")))
    assert words.NO_TABLE in said(page)
    page.finish()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_that_takes_focus_has_a_name_and_nothing_is_wider_than_the_window(
    staged, dressed, nameless, scale: float
) -> None:
    stage = staged(look=dressed("dark", scale))
    page = opened(stage)
    assert nameless(page) == []
    assert page.minimumSizeHint().width() <= 1162
