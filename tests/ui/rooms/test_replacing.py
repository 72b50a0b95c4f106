"""Replacing a table: what would change is seen first, old quotes stand, and it can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.journeys import replacing
from app.models import datasets
from app.ui.rooms.action_plan.room import ActionPlanRoom
from app.ui.rooms.situation.replace_dialog import REPLACE, ReplaceDialog
from app.ui.widgets import TableView
from tests.journeys.next_tables import take_in, write_next
from tests.ui.rooms.situation_pieces import Stage, example_session

OTHERS = {("Ekliden", "2015", "ohalsotal"): "30.7"}
Staged = Callable[..., Stage]


@pytest.fixture
def staged(qtbot, theme, jobs, scripted, tmp_path: Path) -> Iterator[Staged]:
    stages: list[Stage] = []

    def make(*answers, look=theme) -> Stage:
        stages.append(Stage(qtbot, look, jobs, example_session(tmp_path / "data"), scripted(*answers)))
        stages[-1].show()
        return stages[-1]

    yield make
    for stage in stages:
        stage.close()


def next_table(stage: Stage, folder: Path, name: str = "Index 2015", **different) -> str:
    given = {"year": "2015", "others": OTHERS} | different
    new = take_in(stage.session, write_next(folder / f"{name}.csv", **given))
    stage.settle()
    stage.settle()
    return new


def old(stage: Stage) -> str:
    return stage.session.plan.of("dataset")[0].id


def said(part: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part))


def table(part: QWidget, name: str) -> list[list[str]]:
    view = next(view for view in part.findChildren(TableView) if view.accessibleName() == name)
    model = view.model()
    return [[str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())]


@pytest.fixture
def compared(staged, qtbot, tmp_path: Path) -> Callable[..., tuple[Stage, ReplaceDialog]]:
    """A dialog in which the comparison stands."""

    def make(look=None, **different) -> tuple[Stage, ReplaceDialog]:
        stage = staged(look=look) if look is not None else staged()
        new = next_table(stage, tmp_path, **different)
        plan = stage.session.plan
        dialog = ReplaceDialog(stage.context, plan.record(new), datasets.replaceable(plan, new))
        qtbot.addWidget(dialog)
        dialog.show()
        assert not dialog.buttons[REPLACE].isEnabled()
        qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
        return stage, dialog

    return make


def test_what_would_change_stands_there_before_the_verb_opens(compared) -> None:
    stage, dialog = compared()
    told = said(dialog)
    assert "Inget skrivs över" in told
    assert "Ett år tillkommer: 2015." in told
    assert "21\u00a0citat ur den gamla tabellen står kvar" in told
    rows = table(dialog, "Index och plats, nu och sedan")
    assert rows[1][0] == "Ekliden"
    assert rows[1][1] == "88,7"
    assert rows[1][3] == "1\u00a0av\u00a039"
    assert table(dialog, "Citat som får ett annat tal") == [
        ["Sämre hälsa än i staden", "Ohälsotal: 34,1\u00a0dagar i Ekliden, 17,9\u00a0dagar i hela staden (2014).",
         "30,7\u00a0dagar"],
    ]  # fmt: skip
    assert dialog.buttons[REPLACE].isEnabled()
    assert dialog.buttons[REPLACE].text() == "Ersätt Exempelindex 2008–2014"
    assert stage.session.plan.record(dialog.found.new.id).is_empty("replaces"), "nothing is said by looking"


def test_a_new_table_that_gives_no_index_says_why_and_may_still_replace(compared) -> None:
    _, dialog = compared(without=("ohalsotal", "sjalvskattad_halsa", "psykisk_ohalsa_unga"))
    told = said(dialog)
    assert "Med Index 2015 går indexet inte att räkna." in told
    assert "uppgift saknas för hälsa" in told
    assert {row[2] for row in table(dialog, "Index och plats, nu och sedan")} == {"saknas"}
    assert dialog.buttons[REPLACE].isEnabled()


def test_another_older_table_can_be_chosen(compared, qtbot, tmp_path: Path) -> None:
    stage, dialog = compared()
    dialog.reject()
    third = next_table(stage, tmp_path, "Index 2016", year="2016")
    plan = stage.session.plan
    dialog = ReplaceDialog(stage.context, plan.record(third), datasets.replaceable(plan, third))
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    assert dialog.found.old.text("name") == "Index 2015"
    dialog.tables.setCurrentIndex(1)
    dialog.tables.activated.emit(1)
    assert not dialog.buttons[REPLACE].isEnabled()
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    assert dialog.found.old.id == old(stage)
    assert "2015, 2016" not in said(dialog)


def test_a_dialog_that_was_left_is_told_nothing(staged, qtbot, tmp_path: Path) -> None:
    stage = staged()
    new = next_table(stage, tmp_path)
    plan = stage.session.plan
    dialog = ReplaceDialog(stage.context, plan.record(new), datasets.replaceable(plan, new))
    qtbot.addWidget(dialog)
    dialog.reject()
    stage.settle()
    assert dialog.found is None


def test_from_the_page_of_tables_it_is_said_and_taken_back(staged, tmp_path: Path) -> None:
    stage = staged(True, "take_back")
    new = next_table(stage, tmp_path)
    page = stage.room.open_indicators()
    page.open_record(old(stage))
    assert not page.replace_table.isEnabled() or page.replace_table.text() == "Ersätter en äldre…"
    page.open_record(new)
    page.replace_table.click()
    stage.settle()
    stage.settle()
    plan = stage.session.plan
    assert plan.record(new).refs("replaces") == (old(stage),)
    assert stage.told[-1] == "Index 2015 ersätter Exempelindex 2008–2014. Citaten står kvar."
    standing = {row[0]: row[5] for row in table(page, "Tabeller")}
    assert standing == {"Exempelindex 2008–2014": "ersatt", "Exempelbefolkning": "används", "Index 2015": "visas"}
    page.open_record(new)
    assert page.replace_table.text() == "Ersätter inte längre…"
    page.replace_table.click()
    assert stage.session.plan.record(new).is_empty("replaces")


def test_leaving_the_question_keeps_both(staged, tmp_path: Path) -> None:
    stage = staged(False)
    new = next_table(stage, tmp_path)
    page = stage.room.open_indicators()
    page.open_record(new)
    tips = stage.session.plan.tips
    page.replace_table.click()
    assert stage.session.plan.tips == tips


def read_in(stage: Stage, qtbot, path: Path) -> None:
    """Reads a table in at the room's own dialog, as a person does."""

    def take(dialog) -> bool:
        qtbot.waitUntil(lambda: not dialog.reader.busy, timeout=20_000)
        dialog.take.click()
        return dialog.imported is not None

    stage.asker.answers += [path, take]
    stage.room.read_table()


def test_after_reading_in_a_table_that_is_alike_it_is_asked(staged, qtbot, tmp_path: Path) -> None:
    stage = staged()
    read_in(stage, qtbot, write_next(tmp_path / "Index 2015.csv", year="2015"))
    stage.asker.answers.append(True)
    stage.settle()
    stage.settle()
    dialog = stage.asker.asked[-1]
    assert isinstance(dialog, ReplaceDialog)
    assert dialog.old == old(stage)
    new = stage.session.plan.of("dataset")[-1]
    assert new.refs("replaces") == (old(stage),)
    assert stage.standpoint.situation.dataset.id == new.id


def test_after_reading_in_something_else_nobody_is_asked(staged, qtbot, tmp_path: Path) -> None:
    stage = staged()
    path = tmp_path / "Annat.csv"
    path.write_text("Stadsdel;År;Indikator;Värde\nEkliden;2015;nytt;20\nTallmon;2015;nytt;21\n", "utf-8")
    read_in(stage, qtbot, path)
    stage.settle()
    stage.settle()
    assert not any(isinstance(asked, ReplaceDialog) for asked in stage.asker.asked)


# Where the quotes are


@pytest.fixture
def findings(staged, qtbot, tmp_path: Path) -> Callable[[], tuple[Stage, ActionPlanRoom, str]]:
    """Handlingsplan beside, where a finding quotes the replaced table."""

    def make() -> tuple[Stage, ActionPlanRoom, str]:
        stage = staged()
        new = next_table(stage, tmp_path)
        room = ActionPlanRoom(stage.context)
        qtbot.addWidget(room)
        room.resize(1162, 668)
        room.show()
        stage.session.subscribe(room.mark)
        plan = stage.session.plan
        finding = next(each for each in plan.of("finding") if each.text("title") == "Sämre hälsa än i staden")
        room.show_record(finding.id)
        return stage, room, new

    return make


def test_a_finding_says_which_table_each_quote_came_from(findings) -> None:
    _, room, _ = findings()
    assert {row[2] for row in table(room, "underlag")} == {"Exempelindex 2008–2014"}
    assert "har ersatts" not in said(room)


def test_a_finding_tells_what_the_table_that_replaced_it_says(findings) -> None:
    stage, room, new = findings()
    replacing.replace_table(stage.session, new, old(stage))
    stage.settle()
    stage.settle()
    told = said(room)
    assert "Underlag ur tabeller som har ersatts" in told
    assert (
        "Ohälsotal i Ekliden: Citerad ur Exempelindex 2008–2014; i Index 2015 är värdet 30,7\u00a0dagar (2015)." in told
    )
    stage.session.undo()
    stage.settle()
    stage.settle()
    assert "har ersatts" not in said(room)


def test_a_piece_of_evidence_says_it_too(findings) -> None:
    stage, room, new = findings()
    finding = room.place()
    evidence = stage.session.plan.children(finding, "evidence")[0]
    room.show_record(evidence.id)
    assert "Citerad ur Exempelindex 2008–2014." in said(room)
    replacing.replace_table(stage.session, new, old(stage))
    stage.settle()
    stage.settle()
    assert "Citerad ur Exempelindex 2008–2014; i Index 2015 är värdet" in said(room)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_that_takes_focus_has_a_name(compared, dressed, nameless, scale: float) -> None:
    _, dialog = compared(look=dressed("light", scale))
    assert nameless(dialog) == []
