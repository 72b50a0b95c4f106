"""The room Lägesbild: what it shows of a plan's index, what a person stands at, quotes and saves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from app.journeys import views
from app.journeys.situation import situation
from app.models import verbs
from app.models.errors import UserError
from app.ui.printing import a4_printer
from app.ui.rooms.situation.room import SituationRoom
from app.ui.widgets import EmptyState, Line, Notice
from tests.journeys.published_tables import take_in_published
from tests.ui.rooms.situation_pieces import Stage, bare_session, example_session, real_session

Staged = Callable[..., Stage]


@pytest.fixture
def staged(qtbot, theme, jobs, scripted, tmp_path: Path) -> Iterator[Staged]:
    stages: list[Stage] = []

    def make(session, *answers, look=theme) -> Stage:
        stages.append(Stage(qtbot, look, jobs, session(tmp_path / "data"), scripted(*answers)))
        return stages[-1]

    yield make
    for stage in stages:
        stage.close()


def words(room: SituationRoom) -> str:
    return "\n".join(said.text() for said in room.findChildren(QLabel) if said.isVisibleTo(room))


def press(room: SituationRoom, text: str) -> None:
    found = [b for b in room.findChildren(QPushButton) if b.accessibleName() == text and b.isVisibleTo(room)]
    assert found, text
    found[0].click()


def test_a_plan_without_a_table_says_what_to_do_and_offers_the_real_figures_to_real_boards_only(staged) -> None:
    stage = staged(bare_session, None)
    room = stage.show()
    assert room.findChild(EmptyState) is not None
    assert room.state_line() == "Ingen indextabell inläst"
    assert "Läs in de verkliga uppgifterna" in [action.text() for action in room.verbs()]
    press(room, "Läs in en indextabell")
    assert stage.asker.asked == ["Läs in en indextabell"]


def test_an_example_plan_is_never_offered_real_figures(staged) -> None:
    stage = staged(lambda folder: bare_session(folder, "Exempelnämnden"))
    room = stage.show()
    assert "Läs in de verkliga uppgifterna" not in [action.text() for action in room.verbs()]
    assert not [b for b in room.findChildren(QPushButton) if "verkliga" in b.text()]


def test_the_real_figures_show_domains_and_say_which_are_missing(staged) -> None:
    stage = staged(bare_session)
    room = stage.show()
    press(room, "Läs in de verkliga uppgifterna")
    stage.settle()
    stage.settle()
    assert "uppgift saknas för hälsa och säkerhet & trygghet" in words(room)
    assert room.panel is not None
    rows = {row.cells[0]: row.cells[2] for row in room.panel.page.twin.table.rows}
    assert rows["Hälsa"] == rows["Säkerhet & trygghet"] == "uppgift saknas"
    assert rows["Försörjning"] not in ("0,0", "uppgift saknas")
    assert "90 värden för 4 indikatorer" in stage.told[-1]


def test_a_view_that_cannot_be_made_says_why_in_its_place_and_the_others_stay(staged, monkeypatch) -> None:
    stage = staged(example_session)
    room = stage.show()
    stage.settle()

    def refuse(*_given: object) -> None:
        raise UserError("no_reference", year=2014)

    refusing = replace(views.KINDS["why"], build=refuse)
    monkeypatch.setattr("app.journeys.views.registry.KINDS", {**views.KINDS, "why": refusing})
    room.show_tab("why")
    stage.settle()
    assert "Den här vyn går inte att visa." in words(room)
    assert room.panel is None
    room.show_tab("map")
    assert room.panel is not None


def test_a_real_board_without_an_index_still_sees_and_quotes_its_figures(staged) -> None:
    stage = staged(real_session, lambda dialog: True)
    room = stage.show()
    room.show_tab("why")
    assert room.panel is not None
    assert [row.cells[1] for row in room.panel.page.twin.table.rows] == ["2010", "2017", "2016", "2016"]
    room.panel.page.twin.table.selectRow(0)
    finding = room.panel.use_as_evidence()
    assert finding is not None
    evidence = stage.session.plan.children(finding, "evidence")[0]
    assert evidence.text("value") == "63.31"
    assert evidence.get("year") == 2010
    assert stage.session.plan.record(finding).refs("neighbourhoods") == ("area:Rinkeby-Kista",)


def test_every_view_each_answer_their_question_with_chart_and_table(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    assert room.state_line() == "Årgång 2014, 40 stadsdelar"
    for tab, question in (("standing", "Hur ligger vi till"), ("why", "Varför är indexet"), ("map", "Var är risken")):
        room.show_tab(tab)
        assert room.panel is not None
        assert room.panel.view.question.startswith(question)
        page = room.panel.page
        stage.qtbot.waitUntil(lambda page=page: page.chart.accessibleName() != "Diagram")
        assert page.twin.table.rows
        stage.qtbot.waitUntil(lambda: "inte Swecos index" in words(room))


def test_until_the_index_is_computed_the_room_says_that_it_counts(staged) -> None:
    stage = staged(example_session)
    room = stage.show(begin=False)
    assert "Räknar indexet" in words(room)
    stage.standpoint.begin()
    stage.settle()
    assert room.panel is not None


def test_a_row_and_its_mark_are_chosen_together(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    assert room.panel is not None
    page = room.panel.page
    page.twin.table.selectRow(2)
    assert page.chart.current == page.twin.table.rows[2].key == page.map.chart.current
    page.chart.setFocus()
    QTest.keyClick(page.chart, Qt.Key.Key_Up)
    assert page.twin.table.current().key == page.chart.current != page.twin.table.rows[2].key


def test_the_answer_follows_the_chosen_neighbourhood(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    assert room.panel is not None
    before = room.panel.page.block.answer.text()
    room.panel.page.choose("Stenhaga")
    assert room.panel.page.block.answer.text().startswith("Stenhaga") != before.startswith("Stenhaga")
    assert room.panel.quotes()[0].fields["neighbourhood"] == "area:Stenhaga"
    room.panel.page.choose("Hela staden")
    assert room.panel.page.block.answer.text().startswith("Stenhaga")


def test_the_map_leaves_the_first_view_when_the_window_is_narrow(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    assert room.panel is not None
    page = room.panel.page
    assert page.map.isVisible()
    room.resize(900, 668)
    stage.qtbot.waitUntil(lambda: not page.map.isVisible())
    assert page.twin.geometry().left() > page.chart.parentWidget().geometry().left()
    room.resize(600, 668)
    stage.qtbot.waitUntil(lambda: page.twin.geometry().top() > page.chart.parentWidget().geometry().bottom())


def test_another_neighbourhood_is_chosen_in_varfor_and_stays_chosen(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    room.show_tab("why")
    box = next(b for b in room.findChildren(QComboBox) if b.accessibleName() == "Stadsdel")
    box.activated.emit(box.findData("Norrtorp"))
    assert room.panel is not None
    assert "Norrtorp" in room.panel.view.question
    room.show_tab("standing")
    room.show_tab("why")
    assert "Norrtorp" in room.panel.view.question


def test_the_map_shows_a_domain_when_it_is_chosen(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    room.show_tab("map")
    box = next(b for b in room.findChildren(QComboBox) if b.accessibleName() == "Index eller huvudområde")
    box.activated.emit(box.findData("halsa"))
    assert room.panel is not None
    assert "Hälsa 2014" in room.panel.view.question


def test_a_view_becomes_evidence_in_a_new_finding_and_undo_takes_it_back(staged) -> None:
    def fill(dialog) -> bool:
        dialog.title.setText("Högst i staden")
        dialog.close_with("keep")
        return True

    stage = staged(example_session, fill)
    room = stage.show()
    before = len(stage.session.plan.of("finding"))
    press(room, "Använd som underlag")
    finding = stage.session.plan.of("finding")[-1]
    assert finding.text("title") == "Högst i staden"
    evidence = stage.session.plan.children(finding.id, "evidence")[0]
    assert evidence.text("fingerprint") == stage.standpoint.situation.result.fingerprint
    assert stage.went == [("action_plan", finding.id)]
    assert "Högst i staden" in stage.told[-1]
    stage.session.undo()
    assert len(stage.session.plan.of("finding")) == before


def test_the_chosen_indicator_is_quoted_in_a_finding_that_exists(staged) -> None:
    def fill(dialog) -> bool:
        dialog.known.click()
        assert dialog.buttons["keep"].text() == "Lägg i slutsatsen"
        dialog.close_with("keep")
        return True

    stage = staged(example_session, fill)
    room = stage.show()
    room.show_tab("why")
    assert room.panel is not None
    room.panel.page.twin.table.selectRow(0)
    key = room.panel.page.twin.table.current().key
    first = stage.session.plan.of("finding")[0]
    before = len(stage.session.plan.children(first.id, "evidence"))
    room.panel.use_as_evidence()
    added = stage.session.plan.children(first.id, "evidence")
    assert len(added) == before + 1
    assert stage.session.plan.record(added[-1].refs("indicators")[0]).text("key") == key


def test_a_new_finding_needs_a_title_and_leaving_changes_nothing(staged) -> None:
    def leave(dialog) -> bool:
        dialog.title.setText("")
        dialog.title.textEdited.emit("")
        assert not dialog.buttons["keep"].isEnabled()
        return False

    stage = staged(example_session, leave)
    room = stage.show()
    tips = stage.session.plan.tips
    press(room, "Använd som underlag")
    assert stage.session.plan.tips == tips
    assert stage.went == []


def test_chart_and_table_are_saved_with_their_source(staged, tmp_path: Path) -> None:
    png, svg, csv = tmp_path / "bild.png", tmp_path / "bild.svg", tmp_path / "tabell"
    stage = staged(example_session, png, svg, csv, tmp_path / "finns inte" / "x.png", "")
    room = stage.show()
    saving = [action for action in room.verbs() if action.text().startswith(("Spara diagrammet", "Spara tabellen"))]
    for action in saving:
        action.trigger()
    assert png.read_bytes()[:4] == b"\x89PNG"
    assert svg.read_text("utf-8").startswith("<svg")
    assert "Exempeldata" in svg.read_text("utf-8"), "a picture that leaves the window says what it is"
    assert "Hur ligger vi till" in svg.read_text("utf-8")
    said = csv.with_suffix(".csv").read_text("utf-8-sig")
    assert "Ekliden" in said
    assert "inte Swecos index" in said
    saving[0].trigger()
    assert "kunde inte sparas" in stage.asker.asked[-1].title


def test_an_index_that_cannot_be_counted_says_why_and_shows_the_way_out(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    plan = stage.session.plan
    first = plan.of("indicator_definition")[0]
    stage.session.do(verbs.set_value(plan, first.id, "weight", "-1"))
    stage.settle()
    stage.settle()
    notice = room.findChild(Notice)
    assert notice is not None
    assert "Indexet går inte att räkna" in notice.accessibleName()
    press(room, "Se indikatorerna")
    assert room.indicators is not None


def test_an_indicator_without_direction_is_left_out_and_said_so(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    plan = stage.session.plan
    first = plan.of("indicator_definition")[0]
    stage.session.do(verbs.set_value(plan, first.id, "direction", None))
    stage.settle()
    stage.settle()
    assert "1 indikator räknas inte än" in words(room)
    room.open_indicators()
    assert room.indicators is not None
    assert room.indicators.indicators.rows[0].id == first.id
    assert room.place() == first.id


def test_what_is_said_of_an_indicator_changes_the_index(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    before = stage.standpoint.situation.result.fingerprint
    record = stage.session.plan.of("indicator_definition")[0]
    room.show_record(record.id)
    assert room.indicators is not None
    assert room.indicators.open_id == record.id
    stage.session.do(verbs.set_value(stage.session.plan, record.id, "weight", "3"))
    stage.settle()
    stage.settle()
    assert stage.standpoint.situation.result.fingerprint != before
    assert room.indicators is not None


def test_another_table_can_be_shown_and_tables_never_change(staged, tmp_path: Path) -> None:
    from app.journeys import import_index

    stage = staged(example_session)
    room = stage.show()
    path = tmp_path / "ny.csv"
    rows = "".join(f"{name};2015;ohalsotal;{20 + n}\n" for n, name in enumerate(("Ekliden", "Norrtorp", "Tallmon")))
    path.write_text("Stadsdel;År;Indikator;Värde\n" + rows, "utf-8")
    reading = import_index.read_table(stage.session.plan, path)
    import_index.take_in(stage.session, reading, import_index.DatasetWords("Ny tabell"))
    stage.settle()
    stage.settle()
    room.open_indicators()
    assert room.indicators is not None
    first = stage.session.plan.of("dataset")[0]
    room.indicators.tables.opened.emit(first)
    stage.settle()
    stage.settle()
    assert stage.standpoint.situation.dataset.id == first.id
    assert room.state_line().startswith("Årgång 2014")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_that_takes_focus_has_a_name(staged, dressed, nameless, scale: float) -> None:
    stage = staged(example_session, look=dressed("dark", scale))
    room = stage.show()
    for tab in views.KINDS:
        room.show_tab(tab)
        assert nameless(room) == []
    room.open_indicators()
    assert nameless(room) == []


@pytest.mark.parametrize("width", [560, 700, 870, 989, 990, 996, 1162])
def test_nothing_is_cut_at_any_width(staged, width: int) -> None:
    stage = staged(example_session)
    room = stage.show(width)
    for tab in views.KINDS:
        room.show_tab(tab)
        assert room.panel is not None
        page = room.panel.page
        stage.qtbot.waitUntil(lambda page=page: page.isVisible())
        assert page.minimumSizeHint().width() <= width


def test_a_neighbourhood_chosen_anywhere_is_chosen_everywhere(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    assert room.panel is not None
    room.panel.page.choose("Stenhaga")
    room.show_tab("why")
    assert "Stenhaga" in room.panel.view.question
    room.show_tab("map")
    assert room.panel.page.current == "Stenhaga"
    assert room.panel.quotes()[0].fields["neighbourhood"] == "area:Stenhaga"
    room.panel.page.choose("Norrtorp")
    room.show_tab("standing")
    assert room.panel.page.current == "Norrtorp"
    assert "Norrtorp" in room.panel.view.answer


def test_another_neighbourhood_is_shown_in_place_and_the_choice_keeps_the_focus(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    room.show_tab("why")
    assert room.panel is not None
    panel = room.panel
    box = panel.page.block.choosers["unit"].findChild(QComboBox)
    box.setFocus()
    box.setCurrentIndex(box.findData("Norrtorp"))
    box.activated.emit(box.currentIndex())
    assert room.panel is panel
    assert "Norrtorp" in panel.view.question
    assert panel.page.twin.table.horizontalHeader().model().headerData(1, Qt.Orientation.Horizontal) == "Norrtorp"
    assert panel.page.block.choosers["unit"].findChild(QComboBox) is box


def test_chart_and_table_are_copied(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    clipboard = QGuiApplication.clipboard()
    for action in (a for a in room.verbs() if a.text().startswith("Kopiera")):
        action.trigger()
        data = clipboard.mimeData()
        assert data.hasImage() or data.text().startswith("Plats\tStadsdel")
    assert stage.told[-2:] == ["Diagrammet är kopierat.", "Tabellen är kopierad."]
    clipboard.clear()


def test_tabs_without_room_become_a_list_with_the_same_choice(staged) -> None:
    stage = staged(example_session)
    room = stage.show(400)
    assert room.tabs.list.isVisibleTo(room) or room.tabs.bar.isVisibleTo(room)
    room.tabs.resize(120, 42)
    assert room.tabs.list.isVisibleTo(room)
    room.tabs.list.activated.emit(room.tabs.list.findData("map"))
    assert room.tabs.current == "map"
    assert room.panel is not None
    assert room.panel.view.key == "map"


def test_a_view_is_saved_as_a_page_and_printed(staged, tmp_path: Path) -> None:
    def printer(name: str) -> QPrinter:
        made = a4_printer(name)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "papper.pdf"))
        return made

    stage = staged(
        example_session, tmp_path / "vy", printer("Lägesbild, Varför"), None, tmp_path / "finns inte" / "x", ""
    )
    room = stage.show()
    room.show_tab("why")
    verbs = {action.text(): action for action in room.verbs()}
    for words in ("Spara vyn som PDF…", "Skriv ut vyn…", "Skriv ut vyn…"):
        verbs[words].trigger()
        stage.settle()
    page = pypdfium2.PdfDocument(tmp_path / "vy.pdf")
    said = " ".join(one.get_textpage().get_text_range() for one in page)
    assert "Varför är indexet högt" in said
    assert "inte Swecos index" in " ".join(said.split())
    assert "Exempeldata" in said
    page.close()
    assert (tmp_path / "papper.pdf").read_bytes().startswith(b"%PDF")
    assert stage.told[-1].startswith("Lägesbild, Varför: ")
    verbs["Spara vyn som PDF…"].trigger()
    stage.settle()
    assert "kunde inte sparas" in stage.asker.asked[-1].title


def test_the_chosen_neighbourhood_is_saved_and_printed_on_one_page(staged, tmp_path: Path) -> None:
    printer = a4_printer("Norrtorp på en sida")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papper.pdf"))
    stage = staged(example_session, tmp_path / "sida", printer)
    room = stage.show()
    verbs = {action.text(): action for action in room.verbs()}
    room.show_tab("heat")
    assert room.panel is not None
    room.panel.page.choose("Norrtorp|trangboddhet")
    for words in ("Spara stadsdelen på en sida (PDF)…", "Skriv ut stadsdelen på en sida…"):
        assert verbs[words].isEnabled()
        verbs[words].trigger()
        stage.settle()
    for file in ("sida.pdf", "papper.pdf"):
        page = pypdfium2.PdfDocument(tmp_path / file)
        assert len(page) == 1
        page.close()
    page = pypdfium2.PdfDocument(tmp_path / "sida.pdf")
    assert page[0].get_textpage().get_text_range().startswith("Norrtorp")
    page.close()
    assert stage.told[-1] == "Norrtorp på en sida: 1\u00a0sida till skrivaren."


# A published index


def alone(staged, folder: Path) -> Stage:
    """The room of a plan that has a published index and nothing else."""
    with example_session(folder / "ours") as ours:
        known = situation(ours.plan, ours.blob)
    stage = staged(lambda data: bare_session(data, "Exempelnämnden"))
    stage.show()
    take_in_published(stage.session, folder, known)
    stage.settle()
    stage.settle()
    return stage


def test_a_published_index_alone_is_shown_in_laget_and_on_the_map(staged, tmp_path: Path) -> None:
    stage = alone(staged, tmp_path)
    room = stage.room
    assert room.state_line() == "Publicerat index, årgång 2014, 39 stadsdelar"
    assert "Institutets index 2014 ger Ekliden högst social risk" in words(room)
    room.panel.page.choose("Norrtorp")
    assert "ger Norrtorp näst högst" in words(room)
    room.show_tab("map")
    assert room.panel.view.key == "map"
    room.show_tab("why")
    assert room.panel is None
    stage.settle()
    assert "bygger på indikatorer" in words(room)


def test_a_published_index_is_quoted_as_it_is(staged, tmp_path: Path) -> None:
    stage = alone(staged, tmp_path)
    stage.asker.answers.append(True)
    finding = stage.room.panel.use_as_evidence()
    kept = stage.session.plan.children(finding, "evidence")[0]
    assert kept.text("value") == "88.7"
    assert kept.text("fingerprint") == ""
    assert stage.session.plan.record(finding).text("title") == "Social risk i Ekliden"


def test_a_table_nobody_has_described_takes_the_index_from_no_other(staged, tmp_path: Path) -> None:
    from app.journeys import import_index

    stage = staged(example_session)
    room = stage.show()
    before = stage.standpoint.situation.dataset.id
    path = tmp_path / "ny.csv"
    path.write_text("Stadsdel;År;Indikator;Värde\nEkliden;2015;nytt mått;20\nNorrtorp;2015;nytt mått;21\n", "utf-8")
    reading = import_index.read_table(stage.session.plan, path)
    import_index.take_in(stage.session, reading, import_index.DatasetWords("Ny tabell"))
    stage.settle()
    stage.settle()
    assert stage.standpoint.situation.dataset.id == before
    assert room.panel is not None
    assert room.state_line().startswith("Årgång 2014")


def test_the_tab_one_stands_on_leads_back_from_another_page(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    room.open_indicators()
    room.tabs.bar.button("standing").click()
    assert room.side is None
    assert room.panel is not None


def test_what_stands_beside_a_chart_follows_what_is_asked(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    room.show_tab("proportion")
    assert room.panel is not None
    before = room.panel.view.aside
    chooser = next(one for one in room.panel.view.choosers if one.asks not in ("unit", "reference"))
    room.ask(room.panel.asked.choosing(chooser.asks, chooser.options[-1][0]))
    assert room.panel.view.aside != before
    told = {said for line in room.findChildren(Line) for said in (line.text(), line.toolTip())}
    assert room.panel.view.aside in told
