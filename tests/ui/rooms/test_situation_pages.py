"""The pieces of the room Lägesbild: choosing, the table twin, the indicators' page, the fields of a recipe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from app.journeys import views
from app.journeys.session import Session
from app.models import verbs
from app.ui.rooms.situation import import_controls
from app.ui.rooms.situation.choosing import ChooserWidget
from app.ui.rooms.situation.import_controls import RecipeControls
from app.ui.rooms.situation.import_dialog import ImportDialog
from app.ui.rooms.situation.import_preview import PreviewModel
from app.ui.rooms.situation.import_questions import Questions
from app.ui.rooms.situation.import_words import TableWords
from app.ui.rooms.situation.page import QuestionBlock
from app.ui.rooms.situation.states import indicator_tables, undescribed
from app.ui.rooms.situation.twin import TwinCard
from app.ui.widgets import Notice, SegmentedButtons
from tests.ui.rooms.situation_pieces import Stage, example_session, real_session


@pytest.fixture
def stage(qtbot, theme, jobs, scripted, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, theme, jobs, example_session(tmp_path / "data"), scripted())
    made.show()
    yield made
    made.close()


def words(part: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(said.text() for said in part.findChildren(QLabel) if said.isVisibleTo(part))


# Choosing


def chooser(theme, options: list[tuple[str, str]], current: str) -> ChooserWidget:
    return ChooserWidget(theme, views.Chooser("unit", "Stadsdel", tuple(options), current), named=False)


def kind(made: ChooserWidget) -> type:
    return next(kind for kind in (SegmentedButtons, QComboBox) if made.findChild(kind) is not None)


def test_there_is_nothing_to_choose_among_one(qtbot, theme, stage) -> None:
    view = views.why(stage.standpoint.situation, views.Asked(unit="Ekliden"))
    alone = replace(view, choosers=(views.Chooser("unit", "Stadsdel", (("Ekliden", "Ekliden"),), "Ekliden"),))
    block = QuestionBlock(theme, alone, [])
    qtbot.addWidget(block)
    assert block.choosers == {}
    block.show_view(view)
    assert list(block.choosers) == ["unit"]


def test_a_few_short_names_stand_side_by_side_and_many_in_a_list(qtbot, theme, dressed) -> None:
    few = [(str(n), f"Plats {n}") for n in range(3)]
    many = [(str(n), f"Plats {n}") for n in range(6)]
    long = [(str(n), "En mycket lång stadsdel, den också") for n in range(3)]
    made = [chooser(theme, options, "1") for options in (few, many, long)]
    made.append(chooser(dressed("light", 2.0), few, "1"))
    for widget in made:
        qtbot.addWidget(widget)
    assert [kind(widget) for widget in made] == [SegmentedButtons, QComboBox, QComboBox, QComboBox]
    assert made[1].findChild(QComboBox).currentData() == "1"


def test_choosing_tells_the_key_and_not_the_words(qtbot, theme) -> None:
    told: list[tuple[str, str]] = []
    made = chooser(theme, [(str(n), f"Plats {n}") for n in range(6)], "0")
    qtbot.addWidget(made)
    made.chosen.connect(lambda asks, key: told.append((asks, key)))
    made.findChild(QComboBox).activated.emit(4)
    assert told == [("unit", "4")]


# The table twin


def test_the_whole_table_is_copied_whatever_row_is_chosen(qtbot, theme, stage, monkeypatch) -> None:
    view = views.standing(stage.standpoint.situation)
    card = TwinCard(theme, view)
    qtbot.addWidget(card)
    card.choose("Norrtorp")
    card.choose("En plats som inte finns")
    card.copy_all()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Plats\tStadsdel\tIndex\t9\u00a0av\u00a010"
    assert len(lines) == len(view.table.rows) + 1
    assert card.table.current().key == "Norrtorp"
    QGuiApplication.clipboard().clear()


def test_figures_stand_to_the_right_and_every_row_can_be_read_whole(qtbot, theme, stage) -> None:
    card = TwinCard(theme, views.standing(stage.standpoint.situation))
    qtbot.addWidget(card)
    model = card.table.model()
    right = [
        bool(Qt.AlignmentFlag(model.index(0, n).data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight)
        for n in range(4)
    ]
    assert right == [True, False, True, True]
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole).startswith("Plats: 1, Stadsdel: Ekliden, Index: 88,7")


def test_words_keep_the_height_they_have_had_while_figures_are_tried_for_one_neighbourhood(qtbot, theme, stage) -> None:
    view = views.view(stage.standpoint.situation, "what_if", views.Asked(unit="Ekliden"))
    block = QuestionBlock(theme, view, ())
    block.resize(700, 300)
    qtbot.addWidget(block)
    with qtbot.waitExposed(block):
        block.show()
    block.show_view(replace(view, answer="Indexet går ned. " * 20))
    QApplication.processEvents()
    tall = block.answer.height()
    block.show_view(replace(view, answer="Indexet står still."))
    QApplication.processEvents()
    assert block.answer.height() == tall
    block.show_view(replace(view, answer="Indexet står still.", unit="Norrtorp"))
    QApplication.processEvents()
    assert block.answer.height() < tall


# Indicators and tables


def test_those_that_wait_stand_first_with_a_plain_reason(stage) -> None:
    plan = stage.session.plan
    last = plan.of("indicator_definition")[-1]
    stage.session.do(verbs.set_value(plan, last.id, "risk_domain", None))
    page = stage.room.open_indicators()
    assert page.indicators.rows[0].id == last.id == undescribed(stage.session.plan)[0].id
    assert page.findChild(Notice).accessibleName() == "Anmärkning: 1 indikator väntar på ord."
    assert page.open_id == last.id


def test_a_word_written_for_an_indicator_is_one_undoable_change(stage) -> None:
    page = stage.room.open_indicators()
    record = page.indicators.rows[0]
    page.open_record(record.id)
    line = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Enhet")
    line.setText("andel")
    page.finish()
    assert stage.session.plan.record(record.id).text("unit") == "andel"
    stage.session.undo()
    assert stage.session.plan.record(record.id).text("unit") == record.text("unit")


def test_a_stated_direction_turns_only_with_a_reason_that_stands_in_the_history(stage, scripted) -> None:
    object.__setattr__(stage.room.context, "ask", scripted("", "Fler söker hjälp i tid"))
    page = stage.room.open_indicators()
    record = page.indicators.rows[0]
    page.open_record(record.id)
    edit = page._form._editors["direction"]
    turned = "less_risk" if record.text("direction") == "more_risk" else "more_risk"
    edit.committed.emit(turned)
    assert stage.session.plan.record(record.id).text("direction") == record.text("direction")
    assert stage.told[-1] == "Inget ändrades: det behövs ett skäl."
    assert edit.currentText() == page._form._editors["direction"].currentText()
    edit.committed.emit(turned)
    assert stage.session.plan.record(record.id).text("direction") == turned
    newest = stage.session.history(record.id)[-1]
    assert newest.note == "ändrade vad ett högt värde betyder (Fler söker hjälp i tid)"
    stage.settle()


def test_an_indicator_that_is_gone_leaves_the_form(stage) -> None:
    page = stage.room.open_indicators()
    first, second = page.indicators.rows[:2]
    page.open_record(first.id)
    stage.session.do(verbs.delete(stage.session.plan, [first.id]))
    assert page.open_id == second.id
    assert page._side.heading.text() == second.text("label")
    stage.session.undo()
    stage.settle()


def test_a_neighbourhood_is_chosen_by_its_name_from_wherever_one_is(stage) -> None:
    named = {found.words: found for found in stage.room.named()}
    assert len(named) == 40 and {found.kind for found in named.values()} == {"Stadsdel"}
    stage.room.open_indicators()
    named["Alnäs"].run()
    assert stage.room.panel.unit == "Alnäs"
    assert stage.told[-1] == "Vald stadsdel: Alnäs"
    assert any("Alnäs" in text.text for text in stage.room.panel.page.chart.scene.texts())


def test_the_years_when_a_definition_changed_are_written_and_a_slip_is_told(stage) -> None:
    page = stage.room.open_indicators()
    record = page.indicators.rows[0]
    page.open_record(record.id)
    name = "År då definitionen ändrades"
    line = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == name)
    line.setText("2012 och 212")
    page.finish()
    assert stage.session.plan.record(record.id).text("break_years") == record.text("break_years")
    assert any("går inte att läsa som årtal" in each.text() for each in page.findChildren(QLabel))
    line.setText("2012 och 2009")
    page.finish()
    assert stage.session.plan.record(record.id).text("break_years") == line.text() == "2009, 2012"


def test_what_is_being_written_is_kept_when_another_indicator_is_opened(stage) -> None:
    page = stage.room.open_indicators()
    first, second = page.indicators.rows[:2]
    page.open_record(first.id)
    line = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Enhet")
    line.setText("st")
    page.open_record(second.id)
    assert stage.session.plan.record(first.id).text("unit") == "st"
    assert page.open_id == second.id


def test_tables_are_listed_with_source_and_count_and_only_their_words_can_be_changed(stage) -> None:
    page = stage.room.open_indicators()
    rows = page.tables.rows
    assert [row.text("kind") for row in rows] == ["indicators", "population"]
    model = page.tables.model()
    assert [model.index(n, 4).data() for n in range(2)] == ["2\u00a0911", "240"]
    assert [model.index(n, 5).data() for n in range(2)] == ["visas", "används"]
    page.open_record(rows[0].id)
    names = {each.accessibleName() for each in page.findChildren(QLineEdit) if each.isVisibleTo(page)}
    assert "Källa" in names
    assert not [name for name in names if "rader" in name.lower() or "blob" in name.lower()]


def test_a_single_table_cannot_be_exchanged_for_another(stage) -> None:
    page = stage.room.open_indicators()
    assert len(indicator_tables(stage.session.plan)) == 1
    assert not page.show_table.isEnabled()
    assert page.show_table.toolTip() == "Det finns ingen annan indikatortabell."


def test_going_back_shows_the_view_one_came_from(stage) -> None:
    stage.room.show_tab("map")
    page = stage.room.open_indicators()
    assert stage.room.panel is None
    page.left.emit()
    assert stage.room.panel is not None
    assert stage.room.panel.view.key == "map"


def test_a_plan_that_can_only_be_read_offers_no_way_to_write(  # noqa: PLR0917
    qtbot, theme, jobs, scripted, tmp_path, monkeypatch
) -> None:
    session = real_session(tmp_path / "data")
    monkeypatch.setattr(Session, "writable", property(lambda _self: False))
    stage = Stage(qtbot, theme, jobs, session, scripted())
    room = stage.show()
    assert not next(a for a in room.verbs() if a.text() == "Läs in tabell…").isEnabled()
    assert room.panel is not None
    assert not room.panel.use.isEnabled()
    assert room.panel.use_as_evidence() is None
    room.read_table()
    assert stage.asker.asked == []
    monkeypatch.undo()
    stage.close()


# The fields of a recipe


@pytest.mark.parametrize(
    ("text", "rows"),
    [("", None), ("7", (7,)), ("7, 8", (7, 8)), ("3; 5–7", (3, 5, 6, 7)), ("3-4,", (3, 4))],
)
def test_row_numbers_are_written_as_people_write_them(text: str, rows: tuple[int, ...] | None) -> None:
    assert import_controls._rows(text) == rows


@pytest.mark.parametrize("text", ["a", "0", "1-x", "-3", "7-3", "1–999999999999"])
def test_what_are_no_row_numbers_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        import_controls._rows(text)


@pytest.mark.parametrize(("text", "year"), [("2014", 2014), ("", None)])
def test_a_year_has_four_figures_or_is_left_to_the_reader(text: str, year: int | None) -> None:
    assert import_controls._year(text) == year
    with pytest.raises(ValueError, match="14"):
        import_controls._year("14")


def test_a_field_that_does_not_apply_is_put_away(qtbot, theme) -> None:
    from app.exchange.index_tables import Reading, Recipe

    controls = RecipeControls(theme)
    qtbot.addWidget(controls)
    controls.show_reading(Reading("a.csv", Recipe()))
    assert controls.fields["sheet"].isHidden()
    assert not controls.fields["separator"].isHidden()
    controls.show_reading(Reading("a.xlsx", Recipe(sheet="B"), sheets=("A", "B")))
    assert not controls.fields["sheet"].isHidden()
    assert controls.fields["separator"].isHidden()
    assert controls.combos["sheet"].currentText() == "B"


def test_showing_a_reading_states_nothing(qtbot, theme) -> None:
    from app.exchange.index_tables import Reading, Recipe

    controls = RecipeControls(theme)
    qtbot.addWidget(controls)
    stated: list[object] = []
    controls.stated.connect(stated.append)
    controls.show_reading(Reading("a.csv", Recipe(year=2014, decimal=",", skip_rows=(3, 4))))
    for line in controls.lines.values():
        line.editingFinished.emit()
    assert stated == []
    assert controls.lines["skip_rows"].text() == "3, 4"


def test_questions_that_can_be_written_take_words_as_well_as_numbers(qtbot, theme) -> None:
    from app.exchange.index_tables import Question, Reading, Recipe

    asking = Questions(theme, blocking=False)
    qtbot.addWidget(asking)
    answers: list[object] = []
    asking.answered.connect(answers.append)
    count = asking.show_reading(
        Reading("t", Recipe(), questions=(Question("rubrik_som_indikator", False, (("title", "T"),)),))
    )
    assert count == 1
    line = asking.findChild(QLineEdit)
    line.setText("Ohälsotal")
    line.returnPressed.emit()
    asking.findChild(QPushButton).click()
    assert [answer.states for answer in answers] == [{"indicator": "Ohälsotal"}, {"indicator": "T"}]


def test_an_empty_preview_is_empty_and_a_soft_row_is_soft(theme) -> None:
    from app.exchange.index_tables import PreviewRow, Reading, Recipe

    model = PreviewModel(theme)
    assert (model.rowCount(), model.columnCount()) == (0, 0)
    row = PreviewRow(1, ("Fotnot",), "hoppas_over", "utan_siffror")
    model.show_reading(Reading("t", Recipe(), preview=(row,)))
    cell = model.index(0, 0)
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == theme.colour("ink_soft")
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Hoppas över. Raden har inga siffror."
    assert model.headerData(0, Qt.Orientation.Horizontal) == "1\nLäses inte"
    model.show_reading(None)
    assert model.rowCount() == 0


def test_the_words_of_a_table_are_trimmed(qtbot, theme) -> None:
    said = TableWords(theme, " index 2014 ")
    qtbot.addWidget(said)
    said.source.setText(" Exempeldata ")
    assert (said.words().name, said.words().source, said.words().kind) == ("index 2014", "Exempeldata", "indicators")


def test_another_sheet_is_chosen_in_a_workbook(qtbot, stage, tmp_path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for name, figure in (("Först", 1.5), ("Sedan", 2.5)):
        sheet = book.create_sheet(name)
        sheet.append(["Stadsdel", "År", "Index A"])
        sheet.append(["Ekliden", 2014, figure])
        sheet.append(["Tallmon", 2014, figure + 1])
    del book["Sheet"]
    path = tmp_path / "bok.xlsx"
    book.save(path)
    dialog = ImportDialog(stage.context, path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.reader.busy, timeout=10_000)
    box = dialog.controls.combos["sheet"]
    other = "Sedan" if box.currentText() == "Först" else "Först"
    box.activated.emit(box.findText(other))
    qtbot.waitUntil(lambda: not dialog.reader.busy, timeout=10_000)
    assert dialog.reading.recipe.sheet == other
    assert dialog.reading.rows[0].value == (2.5 if other == "Sedan" else 1.5)
    dialog.close()
