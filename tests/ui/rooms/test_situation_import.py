"""Reading a table in through the window: questions first, nothing silent, nothing kept before the person says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from app.exchange.index_tables import Recipe
from app.models.errors import UserError
from app.ui.rooms.situation.import_dialog import ImportDialog
from app.ui.widgets import Notice, TableView
from tests.ui.rooms.situation_pieces import SMALL, Stage, bare_session, example_session

T = TypeVar("T", bound=QWidget)
Opened = Callable[..., ImportDialog]


@pytest.fixture
def stage(qtbot, theme, jobs, scripted, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, theme, jobs, bare_session(tmp_path / "data", "Exempelnämnden"), scripted())
    stage.show()
    yield stage
    stage.close()


@pytest.fixture
def opened(stage: Stage, qtbot, tmp_path: Path) -> Opened:
    """`opened(text)` opens the dialog on a file with this text and waits until it has been read."""

    def make(content: str | bytes = SMALL, name: str = "tabell.csv") -> ImportDialog:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        dialog = ImportDialog(stage.context, path)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        settle(dialog)
        return dialog

    def settle(dialog: ImportDialog) -> None:
        qtbot.waitUntil(lambda: not dialog.reader.busy, timeout=10_000)

    make.settle = settle  # type: ignore[attr-defined]
    return make


def words(part: QWidget) -> str:
    QApplication.processEvents()  # what was just added to a layout is shown at the next turn
    return "\n".join(said.text() for said in part.findChildren(QLabel) if said.isVisibleTo(part))


def seen(part: QWidget, kind: type[T], name: str) -> T:
    """The control a person would find by its name; what was just put away is not found."""
    QApplication.processEvents()
    return next(each for each in part.findChildren(kind) if each.accessibleName() == name and each.isVisibleTo(part))


def button(part: QWidget, name: str) -> QPushButton:
    return seen(part, QPushButton, name)


def line(part: QWidget, name: str) -> QLineEdit:
    return seen(part, QLineEdit, name)


def combo(part: QWidget, name: str) -> QComboBox:
    return seen(part, QComboBox, name)


def write(field: QLineEdit, text: str) -> None:
    field.setText(text)
    field.setModified(True)
    field.editingFinished.emit()


def pick(box: QComboBox, value: object) -> None:
    at = next(n for n in range(box.count()) if box.itemData(n) == value)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_a_blocking_question_stands_first_and_its_answer_opens_the_way(opened) -> None:
    dialog = opened()
    assert "Vilket år gäller uppgifterna?" in words(dialog.questions)
    assert not dialog.take.isEnabled()
    assert dialog.take.toolTip() == "Svara på frågorna först."
    write(line(dialog.questions, "Årtal, till exempel 2014"), "2014")
    button(dialog.questions, "Ange året").click()
    opened.settle(dialog)
    assert not dialog.questions.isVisibleTo(dialog)
    assert dialog.take.text() == "Läs in 9 värden"
    assert dialog.take.isEnabled()


def test_an_answer_that_is_no_year_is_refused_in_words(opened) -> None:
    dialog = opened()
    line(dialog.questions, "Årtal, till exempel 2014").setText("i fjol")
    button(dialog.questions, "Ange året").click()
    assert "”i fjol” går inte att använda här" in words(dialog)
    assert dialog.reading.blocking


def test_what_nobody_has_settled_is_said_over_the_buttons_and_is_gone_when_it_is(opened) -> None:
    dialog = opened(SMALL, "tabell 2014.csv")
    said = "En fråga är obesvarad. Läser du in nu gäller det som läsaren har antagit. "
    said += "Rader med ett okänt namn läses inte in."
    assert said in words(dialog.unsettled)
    assert dialog.take.accessibleDescription() == said
    button(dialog.unsettled, "Visa frågorna").click()
    button(dialog.findings, "Ja, 2014").click()
    opened.settle(dialog)
    assert words(dialog.unsettled) == "Rader med ett okänt namn läses inte in."
    dialog.findings.tabs.button("names").click()
    pick(combo(dialog.findings, "Vad Okändby betyder"), "\1")
    opened.settle(dialog)
    assert not dialog.unsettled.isVisibleTo(dialog)
    assert dialog.take.isEnabled()


def test_the_questions_are_brought_into_view_where_the_whole_page_scrolls(opened, dressed, stage) -> None:
    stage.context = replace(stage.context, theme=dressed("light", 2.0))
    dialog = opened(SMALL, "tabell 2014.csv")
    assert dialog.findings.tabs.visibleRegion().isEmpty()
    button(dialog.unsettled, "Visa frågorna").click()
    QApplication.processEvents()
    assert dialog.findings.tabs.visibleRegion().boundingRect().height() == dialog.findings.tabs.height()


def test_the_number_of_figures_on_a_row_is_answer_enough_for_a_table_held_apart_by_blanks(opened) -> None:
    dialog = opened("Ålder 16-18 19-20\nEkliden 10 954 9 643 4.7 4.0\nNorrtorp 396 331 0.6 0.5\n", "tabell 2014.txt")
    write(line(dialog.questions, "Antal tal i slutet av varje rad"), "4")
    button(dialog.questions, "Ange antalet").click()
    opened.settle(dialog)
    assert dialog.reading.recipe.separator == "blanks"
    found = sorted((row.unit, row.value) for row in dialog.reading.rows)
    assert found == [
        *(("Ekliden", n) for n in (4.0, 4.7, 9643, 10954)),
        *(("Norrtorp", n) for n in (0.5, 0.6, 331, 396)),
    ]


def test_in_an_example_plan_it_is_said_that_no_real_name_is_known(stage, opened, tmp_path: Path) -> None:
    said = "Exempelplan: stadsdelarna är påhittade"
    assert said in words(opened())
    with closing(bare_session(tmp_path / "verklig")) as real:
        stage.context = replace(stage.context, session=real)
        assert said not in words(opened())


def test_lines_that_are_not_parted_yet_are_shown_whole(opened) -> None:
    line = "Personer med ekonomiskt bistånd i stadsdelarna och hela staden 10 954 9 643 8 995 4.7 4.0 3.7"
    dialog = opened(f"{line}\nEkliden 10 954 9 643 8 995 4.7 4.0 3.7\n", "tabell.txt")
    index = dialog.preview.model().index(0, 0)
    assert index.data() == line
    assert dialog.preview.sizeHintForIndex(index).width() <= dialog.preview.columnWidth(0)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_figure_is_cut_in_the_preview(opened, dressed, stage, scale) -> None:
    stage.context = replace(stage.context, theme=dressed("light", scale))
    longest = "123 456 789 012 345 678 901 234 567,123456789"
    dialog = opened(f"Stadsdel;År;A\nEkliden;2014;{longest}\n" + "Tallmon;2014;1,5\n" * 20 + f"Alnäs;2014;~{longest}\n")
    view, model = dialog.preview, dialog.preview.model()
    shown = [model.index(row, 2) for row in range(model.rowCount())]
    assert max(len(index.data()) for index in shown) > len(longest)
    assert all(view.sizeHintForIndex(index).width() <= view.columnWidth(2) for index in shown)


def test_everything_that_was_not_read_is_listed_with_row_and_reason(opened) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    keys = [key for key in ("names", "cells", "rows") if dialog.findings.tabs.button(key)]
    assert keys == ["names", "cells", "rows"]
    tables = {each.accessibleName(): each for each in dialog.findings.findChildren(TableView)}
    cells = tables["Celler som inte gick att läsa"].rows
    assert ("~10", 6) in [(cell.text, cell.row) for cell in cells]
    assert [row.row for row in tables["Rader som hoppades över"].rows] == [10]
    assert "Okändby (rad 7)" in words(dialog.findings)


def test_the_preview_says_in_words_what_each_row_and_column_was_taken_for(opened) -> None:
    dialog = opened()
    model = dialog.preview.model()
    across = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert across == ["1\nStadsdel eller nämnd", "2\nSiffror", "3\nSiffror"]
    down = [model.headerData(n, Qt.Orientation.Vertical) for n in range(3)]
    assert down == ["1  Före tabellen", "2  Före tabellen", "3  Rubrik"]
    cell = model.index(5, 1)
    assert cell.data() == "~10"
    assert cell.data(Qt.ItemDataRole.ToolTipRole).startswith("Oläst. ")
    assert cell.data(Qt.ItemDataRole.BackgroundRole) == dialog.preview._theme.colour("remark_soft")


def test_the_preview_passes_qts_model_tester(opened, qtmodeltester) -> None:
    dialog = opened()
    qtmodeltester.check(dialog.preview.model(), force_py=True)


def test_no_name_is_given_a_meaning_beforehand_and_a_chosen_one_is_read(opened) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    box = combo(dialog.findings, "Vad Okändby betyder")
    assert box.currentData() == ""
    before = len(dialog.reading.rows)
    pick(box, "Lindmark")
    opened.settle(dialog)
    assert dialog.reading.recipe.aliases == (("Okändby", "Lindmark"),)
    assert len(dialog.reading.rows) == before + 2
    assert not dialog.reading.unmatched


def test_every_part_of_the_reading_can_be_corrected(opened) -> None:
    dialog = opened()
    controls = dialog.controls
    write(controls.lines["year"], "2013")
    opened.settle(dialog)
    write(controls.lines["skip_rows"], "8–9, 7")
    opened.settle(dialog)
    assert dialog.reading.recipe.skip_rows == (8, 9, 7)
    assert {row.year for row in dialog.reading.rows} == {2013}
    assert "Stenhaga" not in {row.unit for row in dialog.reading.rows}
    pick(controls.combos["decimal"], ".")
    opened.settle(dialog)
    assert dialog.reading.recipe.decimal == "."
    pick(controls.combos["decimal"], None)
    write(controls.lines["last_row"], "5")
    opened.settle(dialog)
    assert {row.unit for row in dialog.reading.rows} == {"Ekliden", "Björkholm"}
    write(controls.lines["last_row"], "")
    opened.settle(dialog)
    assert "Norrtorp" in {row.unit for row in dialog.reading.rows}


def test_a_field_that_cannot_be_read_is_refused_and_nothing_is_lost(opened) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    before = dialog.reading
    write(dialog.controls.lines["header_rows"], "första")
    assert "Rubrikrader: ”första” går inte att läsa" in words(dialog)
    assert dialog.reading is before


def test_a_column_is_left_out_and_an_indicator_renamed(opened) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    write(line(dialog.columns, "Indikatorns namn i kolumn 2"), "Arbetslösa")
    opened.settle(dialog)
    check = next(c for c in dialog.columns.findChildren(QCheckBox) if c.text() == "3: Trångboddhet")
    check.click()
    opened.settle(dialog)
    assert dialog.reading.indicators() == ("Arbetslösa",)
    back = next(c for c in dialog.columns.findChildren(QCheckBox) if c.text() == "3: Trångboddhet")
    back.click()
    opened.settle(dialog)
    assert dialog.reading.indicators() == ("Arbetslösa", "Trångboddhet")


def test_a_marker_keeps_the_meaning_it_is_given(opened) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    pick(combo(dialog.markers, "Betydelse av .."), "bortfall")
    opened.settle(dialog)
    assert [row.status for row in dialog.reading.rows if row.value is None] == ["bortfall"]
    line(dialog.markers, "Nytt tecken för uppgift som saknas").setText("~10")
    pick(combo(dialog.markers, "Det nya tecknets betydelse"), "sekretess")
    button(dialog.markers, "Lägg till tecknet").click()
    opened.settle(dialog)
    assert ("Norrtorp", "sekretess") in [(row.unit, row.status) for row in dialog.reading.rows]


def test_what_is_taken_in_carries_its_words_and_nothing_is_in_the_plan_before(opened, stage) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    assert not stage.session.plan.of("dataset")
    dialog.words.name.setText("")
    assert not dialog.take.isEnabled()
    dialog.words.name.setText("Egen tabell")
    dialog.words.source.setText("Exempeldata")
    dialog.take.click()
    dataset = stage.session.plan.of("dataset")[0]
    assert (dataset.text("name"), dataset.text("source"), dataset.text("kind")) == (
        "Egen tabell",
        "Exempeldata",
        "indicators",
    )
    assert {r.text("key") for r in stage.session.plan.of("indicator_definition")} == {"Arbetslöshet", "Trångboddhet"}
    assert dialog.imported.sentence().startswith("9 värden för 2 indikatorer")
    stage.session.undo()
    assert not stage.session.plan.of("dataset")


def test_leaving_takes_nothing_in(opened, stage) -> None:
    dialog = opened()
    dialog.leave.click()
    assert not dialog.isVisible()
    assert dialog.imported is None
    assert not stage.session.plan.of("dataset")


def test_a_population_table_brings_no_indicators(opened, stage) -> None:
    dialog = opened("Stadsdel;År;Befolkning\nEkliden;2014;7300\nTallmon;2014;4100\n")
    pick(dialog.words.kind, "population")
    dialog.take.click()
    assert stage.session.plan.of("dataset")[0].text("kind") == "population"
    assert not stage.session.plan.of("indicator_definition")


def test_a_recipe_is_saved_and_used_again_and_the_year_is_asked_for_anew(opened, stage, tmp_path: Path) -> None:
    path = tmp_path / "recept.json"
    dialog = opened()
    dialog.correct(Recipe(year=2012, aliases=(("Okändby", "Lindmark"),)))
    opened.settle(dialog)
    stage.asker.answers = [path]
    dialog.files.save.click()
    assert "sparad som recept.json" in words(dialog)
    dialog.close()
    again = opened(SMALL, "nasta.csv")
    stage.asker.answers = [path]
    again.files.use.click()
    opened.settle(again)
    assert [question.code for question in again.reading.blocking] == ["vilket_ar"]
    assert again.reading.recipe.aliases == (("Okändby", "Lindmark"),)
    assert not again.reading.unmatched


def test_a_bad_recipe_is_refused_and_the_reading_stands(opened, stage, tmp_path: Path) -> None:
    bad = tmp_path / "fel.json"
    bad.write_text('{"format": 1, "year": "i fjol"}', "utf-8")
    dialog = opened()
    before = dialog.reading
    stage.asker.answers = [bad]
    dialog.files.use.click()
    assert "fältet year" in words(dialog)
    assert dialog.reading is before


def test_a_file_that_is_no_table_says_so_and_can_be_left(opened) -> None:
    dialog = opened("Hej. Det här är bara en text utan några tal alls.\n", "brev.txt")
    notice = dialog.findChild(Notice)
    assert "ingen tabell med siffror" in notice.accessibleName()
    assert not dialog.take.isEnabled()
    assert not dialog.files.save.isEnabled()
    assert not dialog.preview.isVisibleTo(dialog)


def test_reading_can_be_stopped_and_begun_again(opened, monkeypatch, qtbot) -> None:
    from app.journeys import import_index

    dialog = opened()
    read = import_index.read_table
    shares: list[float] = []

    def slow(plan, path, recipe, progress):
        while True:  # ends when the person stops it: telling how far it is raises
            shares.append(0.1)
            progress(0.1)

    monkeypatch.setattr(import_index, "read_table", slow)
    dialog.correct(Recipe(year=2014))
    qtbot.waitUntil(lambda: len(shares) > 2)
    dialog.progress.cancel.click()
    opened.settle(dialog)
    assert "Läsningen avbröts" in words(dialog)
    monkeypatch.setattr(import_index, "read_table", read)
    button(dialog, "Läs igen").click()
    opened.settle(dialog)
    assert len(dialog.reading.rows) == 9


def test_a_stopped_reading_is_over_in_the_window_before_the_worker_has_noticed(opened, monkeypatch, qtbot) -> None:
    from app.journeys import import_index

    dialog = opened()
    read, begun, release = import_index.read_table, Event(), Event()

    def deaf(plan, path, recipe, progress):
        begun.set()
        release.wait(10)
        return read(plan, path, recipe)

    monkeypatch.setattr(import_index, "read_table", deaf)
    dialog.correct(Recipe(year=2014))
    qtbot.waitUntil(begun.is_set)
    dialog.progress.cancel.click()
    assert not dialog.reader.busy
    assert "Läsningen avbröts" in words(dialog)
    release.set()
    qtbot.waitUntil(lambda: not dialog._context.jobs.busy)
    assert dialog.reading.blocking, "what was stopped is never heard of"


def test_the_room_opens_the_dialog_and_asks_for_words_on_the_new_indicators(qtbot, stage, opened, tmp_path) -> None:
    path = tmp_path / "tabell.csv"
    path.write_text(SMALL, "utf-8")

    def fill(dialog: ImportDialog) -> bool:
        qtbot.addWidget(dialog)
        opened.settle(dialog)
        dialog.correct(Recipe(year=2014))
        opened.settle(dialog)
        dialog.take.click()
        return dialog.imported is not None

    stage.asker.answers = [path, fill]
    stage.room.read_table()
    stage.settle()
    assert stage.told[-1].startswith("9 värden för 2 indikatorer lästes in")
    assert stage.room.indicators is not None
    assert "2 indikatorer väntar på ord" in words(stage.room)


@pytest.mark.parametrize(("look", "scale"), [("light", 1.0), ("dark", 2.0)])
def test_every_control_has_a_name_at_any_text_size(  # noqa: PLR0917
    qtbot, dressed, jobs, scripted, nameless, tmp_path, look, scale
) -> None:
    stage = Stage(qtbot, dressed(look, scale), jobs, example_session(tmp_path / "data"), scripted())
    stage.show()
    path = tmp_path / "tabell.csv"
    path.write_text(SMALL, "utf-8")
    dialog = ImportDialog(stage.context, path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.reader.busy)
    assert nameless(dialog) == []
    assert dialog.minimumWidth() >= 900
    stage.close()


def test_real_figures_refuse_an_example_plan(stage) -> None:
    from app.journeys import import_index

    with pytest.raises(UserError) as refusal:
        import_index.read_real_figures(stage.session.plan)
    assert refusal.value.code == "real_figures_in_example"


# How it was read, what names mean, what is remembered


def test_how_each_part_was_read_and_why_is_listed(opened) -> None:
    dialog = opened()
    dialog.findings.tabs.button("how").click()
    tables = {each.accessibleName(): each for each in dialog.findings.findChildren(TableView)}
    model = tables["Hur tabellen lästes och varför"].model()
    said = {model.index(n, 0).data(): [model.index(n, at).data() for at in (1, 2)] for n in range(model.rowCount())}
    assert said["Avskiljare"] == ["semikolon", "Tecknet delar flest rader i lika många kolumner."]
    assert said["Decimaltecken"] == ["komma, som i 12,5", "Talen i tabellen visar det."]
    assert said["År"] == ["inte bestämt", "Året är inte angivet."]
    assert said["Kolumn med områdets namn"][0] == "1: Område"


def test_a_name_can_be_said_to_be_a_sum(opened) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    pick(combo(dialog.findings, "Vad Okändby betyder"), "\0")
    opened.settle(dialog)
    assert not dialog.reading.unmatched
    assert "summarad" in [row.reason for row in dialog.reading.skipped if "Okändby" in row.text]
    assert line(dialog.controls, "Namn på summor att hoppa över").text().endswith("Inre staden, Okändby")


def test_sums_are_written_with_commas_between(opened) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    write(dialog.controls.lines["totals"], "Okändby,  Tallmon")
    opened.settle(dialog)
    assert dialog.reading.recipe.totals == ("Okändby", "Tallmon")
    assert "Summa" in [unmatched.name for unmatched in dialog.reading.unmatched]


def test_a_meaning_can_be_taken_back_and_what_is_taken_in_is_remembered(opened, stage, tmp_path: Path) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    for _ in range(2):
        pick(combo(dialog.findings, "Vad Okändby betyder"), "Lindmark")
        opened.settle(dialog)
        shown = meanings(dialog)
        (applied,) = shown.rows
        assert (applied.name, applied.meaning) == ("Okändby", "Lindmark")
        if not stage.told:
            shown.choose(applied)
            button(dialog.findings, "Ta tillbaka betydelsen").click()
            opened.settle(dialog)
            assert dialog.reading.unmatched
            stage.told.append("taken back once")
    dialog.take.click()
    (alias,) = stage.session.plan.of("place_alias")
    assert (alias.text("name"), alias.text("place")) == ("Okändby", "area:Lindmark")
    again = opened(SMALL, "nasta.csv")
    assert not again.reading.unmatched
    assert meanings(again).model().index(0, 2).data() == "Angivet i planen"


def test_a_name_that_does_not_belong_is_left_out_and_can_be_taken_back(opened, stage) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    pick(combo(dialog.findings, "Vad Okändby betyder"), "\1")
    opened.settle(dialog)
    assert "”Okändby” hoppas nu över: de hör inte hit." in words(dialog)
    assert not dialog.reading.unmatched
    shown = meanings(dialog)
    assert [shown.model().index(0, at).data() for at in (0, 1, 3)] == ["Okändby", "hör inte hit", "1"]
    shown.choose(shown.rows[0])
    button(dialog.findings, "Ta tillbaka betydelsen").click()
    opened.settle(dialog)
    assert [unmatched.name for unmatched in dialog.reading.unmatched] == ["Okändby"]
    pick(combo(dialog.findings, "Vad Okändby betyder"), "\1")
    opened.settle(dialog)
    dialog.take.click()
    assert not stage.session.plan.of("place_alias")


def test_what_a_name_was_just_said_to_mean_is_seen_and_undone(opened) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    for meaning, said in (("Lindmark", "”Okändby” läses nu som Lindmark."), ("\0", "”Okändby” hoppas nu över")):
        pick(combo(dialog.findings, "Vad Okändby betyder"), meaning)
        opened.settle(dialog)
        assert said in words(dialog)
        assert not dialog.reading.unmatched
        button(dialog, "Ångra").click()
        opened.settle(dialog)
        assert said not in words(dialog)
        assert [unmatched.name for unmatched in dialog.reading.unmatched] == ["Okändby"]
        assert dialog.reading.recipe.year == 2014


def meanings(dialog: ImportDialog) -> TableView:
    tables = dialog.findings.findChildren(TableView)
    return next(each for each in tables if each.accessibleName() == "Namn som fått en betydelse")


def test_names_are_not_remembered_where_the_person_says_so(opened, stage) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014, aliases=(("Okändby", "Lindmark"), ("Alnäs x", "Alnäs"))))
    opened.settle(dialog)
    dialog.findings.names.remember = False
    dialog.take.click()
    assert stage.session.plan.of("dataset")
    assert not stage.session.plan.of("place_alias")


def test_a_new_indicator_can_be_said_to_be_one_the_plan_has(opened, stage) -> None:
    first = opened()
    first.correct(Recipe(year=2014))
    opened.settle(first)
    first.take.click()
    again = opened("Område;2015\nEkliden;3\nTallmon;4\n", "Andel utan arbete.csv")
    assert "Nya indikatorer" in words(again.findings)
    pick(combo(again.findings, "Vad Andel utan arbete betyder"), "Arbetslöshet")
    opened.settle(again)
    assert again.reading.indicators() == ("Arbetslöshet",)
    again.take.click()
    assert len(stage.session.plan.of("indicator_definition")) == 2
    (alias,) = stage.session.plan.of("indicator_alias")
    assert alias.text("name") == "Andel utan arbete"
    other = opened("Område;2016\nEkliden;3\nTallmon;4\n", "Andel utan arbete.csv")
    pick(other.words.kind, "published_index")
    assert "Nya indikatorer" not in words(other.findings)


def test_a_table_that_looks_like_an_earlier_one_is_read_like_it_only_when_asked(opened, stage) -> None:
    first = opened()
    first.correct(Recipe(year=2014))
    opened.settle(first)
    write(line(first.columns, "Indikatorns namn i kolumn 2"), "Arbetslösa")
    opened.settle(first)
    first.words.name.setText("Index 2014")
    first.take.click()
    again = opened(SMALL.replace("12,5", "13,5"), "nasta.csv")
    assert "Tabellen ser ut som ”Index 2014”, som redan är inläst." in words(again)
    assert "Arbetslösa" not in [value.indicator for value in again.reading.recipe.values]
    button(again, "Nej tack").click()
    assert "ser ut som" not in words(again)
    third = opened(SMALL.replace("12,5", "14,5"), "tredje.csv")
    button(third, "Läs på samma sätt").click()
    opened.settle(third)
    assert "Arbetslösa" in [value.indicator for value in third.reading.recipe.values]
    assert "ser ut som" not in words(third)
    assert [question.code for question in third.reading.blocking] == ["vilket_ar"]


def test_a_unit_is_stated_for_an_indicator_and_follows_it_into_the_plan(opened, stage) -> None:
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    write(line(dialog.columns, "Enhet för Arbetslöshet"), "%")
    opened.settle(dialog)
    assert dialog.reading.units_of == (("Arbetslöshet", "%"),)
    dialog.take.click()
    units = {record.text("key"): record.text("unit") for record in stage.session.plan.of("indicator_definition")}
    assert units == {"Arbetslöshet": "%", "Trångboddhet": ""}


def test_the_whole_list_of_unread_cells_is_saved(opened, stage, tmp_path: Path, monkeypatch) -> None:
    from app.ui.rooms.situation import import_lists

    monkeypatch.setattr(import_lists, "MOST_LISTED", 3)
    path = tmp_path / "olasta.csv"
    dialog = opened()
    dialog.findings.tabs.button("cells").click()
    assert f"Och {len(dialog.reading.unread) - 3} till." in words(dialog.findings)
    stage.asker.answers = [path]
    button(dialog.findings, "Spara listan…").click()
    saved = path.read_text("utf-8-sig").splitlines()
    assert saved[0] == "Blad;Rad;Kolumn;Cellen innehåller;Gick inte att läsa"
    assert len(saved) == 1 + len(dialog.reading.unread)


def test_rarely_needed_corrections_are_folded_away(opened) -> None:
    dialog = opened()
    fold = button(dialog, "Fler sätt att rätta")
    assert not dialog.controls.fields["encoding"].isVisibleTo(dialog)
    fold.click()
    assert dialog.controls.fields["encoding"].isVisibleTo(dialog)
    pick(dialog.controls.combos["encoding"], "cp1252")
    opened.settle(dialog)
    assert dialog.reading.recipe.encoding == "cp1252"
    button(dialog, "Färre sätt att rätta").click()
    assert not dialog.controls.fields["encoding"].isVisibleTo(dialog)


def test_a_table_with_places_as_columns_is_turned_by_one_button(opened) -> None:
    dialog = opened("Indikator 2014;Ekliden;Tallmon\nA;1;~2\nB;3;4\n")
    button(dialog.questions, "Vänd tabellen").click()
    opened.settle(dialog)
    assert len(dialog.reading.rows) == 3
    model = dialog.preview.model()
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    marked = [(c.row(), c.column()) for c in cells if "Oläst." in str(c.data(Qt.ItemDataRole.ToolTipRole))]
    assert marked == [(2, 1)]


def test_a_population_table_with_two_columns_of_figures_is_held_back_with_the_reason(opened) -> None:
    dialog = opened("Stadsdel;År;Befolkning;Hushåll\nEkliden;2014;7300;3000\nTallmon;2014;4100;2000\n")
    assert dialog.take.isEnabled()
    pick(dialog.words.kind, "population")
    assert dialog.take.toolTip().startswith("En befolkningstabell ska ha en enda kolumn med siffror.")
    assert words(dialog.unsettled) == dialog.take.toolTip(), "a button that is off is not asked why"


def test_the_vintage_is_what_the_person_says(opened, stage) -> None:
    dialog = opened("Stadsdel;År;Index\nEkliden;2013;7,5\nTallmon;2013;4\n")
    pick(dialog.words.kind, "published_index")
    dialog.words.vintage.setText("2014")
    dialog.take.click()
    (dataset,) = stage.session.plan.of("dataset")
    assert (dataset.get("vintage"), dataset.text("reference_period")) == (2014, "2013")


def test_a_large_table_is_written_on_the_worker_and_can_be_stopped(opened, stage, qtbot, monkeypatch) -> None:
    from app.ui.rooms.situation import import_taking

    monkeypatch.setattr(import_taking, "MANY_FIGURES", 2)
    dialog = opened()
    dialog.correct(Recipe(year=2014))
    opened.settle(dialog)
    dialog.take.click()
    assert dialog.taking.busy
    assert dialog.take.toolTip() == "Tabellen läses."
    dialog.progress.cancel.click()
    assert not dialog.taking.busy
    assert dialog.take.isEnabled()
    qtbot.waitUntil(lambda: not stage.jobs.busy)
    assert not stage.session.plan.of("dataset")
    dialog.take.click()
    qtbot.waitUntil(lambda: dialog.imported is not None)
    assert len(stage.session.plan.of("dataset")) == 1


def test_a_dash_that_means_zero_is_read_as_zero(opened) -> None:
    dialog = opened("Stadsdel;År;A\nEkliden;2014;-\nTallmon;2014;3\n")
    dialog.findings.tabs.button("notes").click()
    button(dialog.findings, "Ja, streck är noll").click()
    opened.settle(dialog)
    assert {row.unit: row.value for row in dialog.reading.rows} == {"Ekliden": 0.0, "Tallmon": 3.0}
