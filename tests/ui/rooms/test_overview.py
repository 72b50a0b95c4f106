"""The room Översikt: the next step, the thread, the coverage, what is coming and what has been done."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView

from app.models import coverage, verbs
from app.models.errors import UserError
from app.ui.rooms.answer_weak import WRITE_FINDING, WRITE_REASON
from app.ui.rooms.overview.coverage import NAMES, CoverageCard
from app.ui.rooms.overview.matrix import LEFT, NOBODY, CoverageRow, leads_to, rows
from app.ui.rooms.overview.next_step import WAITING
from app.ui.rooms.overview.room import OverviewRoom
from app.ui.widgets import Badge, Notice
from tests.ui.plan_pieces import Place, click, press, words
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def whole(place: Any) -> Any:  # noqa: F811
    """The example plan's overview with the index computed."""

    def make(*answers: Any) -> tuple[Place, OverviewRoom]:
        there = place(*answers, whole=True)
        room = there.show(OverviewRoom)
        there.compute()
        return there, room

    return make


def row_where(room: OverviewRoom, wanted: Any) -> CoverageRow:
    return next(row for row in room.coverage.table.rows if wanted(row))


def choose(room: OverviewRoom, row: CoverageRow, station: int = 0) -> None:
    table = room.coverage.table
    index = table.model().index(list(table.rows).index(row), NAMES + station)
    table.clicked.emit(index)


def test_while_the_index_is_computed_nothing_is_claimed(place: Any) -> None:  # noqa: F811
    there = place(whole=True)
    room = there.show(OverviewRoom)
    assert room.next_step.heading.text() == WAITING.heading
    assert not room.next_step.button.isVisible()
    assert "Täckningen visas när det är klart" in words(room.coverage)
    there.compute()
    assert room.next_step.heading.text().startswith("Nästa steg: ")
    assert "Täckningen visas" not in words(room.coverage)


def test_the_next_step_leads_to_its_room_and_record(whole: Any) -> None:
    there, room = whole()
    step = there.standpoint.next_step
    assert room.next_step.heading.text() == step.heading
    room.next_step.button.click()
    assert there.went == [(step.room, f"svaga:{step.record}")], "an indicator nobody has answered waits for an answer"
    assert there.went[0][0] == "situation"


def test_a_new_plan_begins_with_the_index_and_claims_no_coverage(place: Any) -> None:  # noqa: F811
    there = place(items=())
    room = there.show(OverviewRoom)
    there.compute()
    assert room.next_step.heading.text() == "Nästa steg: läs in ett index"
    assert "Inget index är inläst." in words(room.coverage)
    assert not room.coverage.table.isVisible()
    assert "Skriv när styrgrupp och nämnd beslutar" in words(room.deadlines)
    assert "i dag" in words(room.changes)
    assert room.state_line() == "Plan, utkast"


def test_a_table_that_cannot_be_computed_comes_before_a_table_to_load(whole: Any) -> None:
    there, room = whole()
    for finding in there.session.plan.of("finding"):
        there.session.do(verbs.delete(there.session.plan, [finding.id]))
    there.settle()
    there.standpoint.situation = None
    there.standpoint.problem = UserError("disk_full", file="index.csv")
    there.standpoint._remarks = there.standpoint._matrix = None
    room.refresh(frozenset(), frozenset())
    assert room.next_step.heading.text() == "Nästa steg: rätta indexet"
    there.standpoint.problem = None
    room.refresh(frozenset(), frozenset())
    assert room.next_step.heading.text() == "Nästa steg: beskriv indikatorerna"


def test_the_thread_shows_its_counts_and_leads_to_the_rooms(whole: Any) -> None:
    there, room = whole()
    stations = room.strip.stations.strips[0].stations
    assert [station.label for station in stations] == [
        "Index",
        "Slutsatser",
        "Mål",
        "Mått",
        "Aktiviteter",
        "Ansökningar",
        "Beslut",
    ]
    assert stations[2].count == str(len(there.session.plan.of("goal")))
    assert stations[1].tone == "remark" and stations[2].tone == "ink_soft"
    for key in ("index", "goals", "applications", "decisions"):
        room.strip.stations.chosen.emit(key)
    goal, application = there.session.plan.of("goal")[0], there.session.plan.of("application")[0]
    assert there.went == [
        ("situation", None),
        ("action_plan", goal.id),
        ("applications", application.id),
        ("applications", None),
    ]


def test_every_weak_indicator_has_a_row_and_the_unanswered_are_counted(whole: Any) -> None:
    there, room = whole()
    matrix = there.standpoint.matrix
    shown = room.coverage.table.rows
    assert shown == rows(matrix)
    assert {(row.chain.indicator_id, name) for row in shown for name in row.chain.neighbourhoods} == {
        (chain.indicator_id, *chain.neighbourhoods) for chain in matrix.chains
    }
    badges = [badge.accessibleName() for badge in room.coverage.findChildren(Badge) if badge.isVisibleTo(room)]
    assert badges == [f"{len(matrix.unanswered)} utan svar"]


def test_what_nobody_answers_stands_first(whole: Any) -> None:
    _, room = whole()
    told = [row.unanswered for row in room.coverage.table.rows]
    assert told == sorted(told, reverse=True) and True in told and False in told


def test_the_words_of_an_unanswered_row_stand_across_its_stations(whole: Any) -> None:
    _, room = whole()
    table = room.coverage.table
    row = row_where(room, lambda row: row.unanswered)
    number = list(table.rows).index(row)
    assert row.cell(0) == NOBODY and table.columnSpan(number, NAMES) == 5
    left = row_where(room, lambda row: row.words == LEFT)
    number = list(table.rows).index(left)
    assert left.cell(0) == "finns" and table.columnSpan(number, NAMES + 1) == 4


def test_an_answered_row_leads_to_its_finding_and_each_station_to_its_record(whole: Any) -> None:
    there, room = whole()
    full = row_where(room, lambda row: not row.words and row.chain.links["application"])
    choose(room, full)
    choose(room, full, 1)
    choose(room, full, 4)
    links = full.chain.links
    assert there.went == [
        ("action_plan", links["finding"][0]),
        ("action_plan", links["goal"][0]),
        ("applications", links["application"][0]),
    ]


def test_a_missing_station_leads_to_the_last_one_there_is(whole: Any) -> None:
    there, room = whole()
    gap = row_where(room, lambda row: not row.words and not row.chain.links["application"])
    choose(room, gap, 4)
    assert there.went == [("action_plan", gap.chain.links["activity"][0])]


def test_a_row_left_with_a_reason_leads_to_the_reason(whole: Any) -> None:
    there, room = whole()
    left = row_where(room, lambda row: row.words == LEFT)
    choose(room, left, 1)
    assert there.went == [("action_plan", left.chain.answer)]


def test_an_unanswered_row_offers_a_finding_or_a_reason(whole: Any) -> None:
    there, room = whole()
    row = row_where(room, lambda row: row.unanswered)
    choose(room, row)
    assert room.menu.isVisible()
    assert [action.text() for action in room.menu.actions()] == [WRITE_FINDING, WRITE_REASON]
    room.menu.actions()[0].trigger()
    room.menu.close()
    assert there.went == [("situation", f"svaga:{row.chain.indicator_id}")]


def test_a_written_reason_answers_the_row_in_every_place_it_names(whole: Any) -> None:
    there, room = whole("  Det åtgärdas av staden.  ")
    findings = [finding.id for finding in there.session.plan.of("finding")]
    there.session.do(verbs.delete(there.session.plan, findings))
    there.settle()
    row = row_where(room, lambda row: row.unanswered and len(row.chain.neighbourhoods) > 1)
    before = len(there.standpoint.matrix.unanswered)
    already = len(there.session.plan.of("weak_indicator_answer"))
    choose(room, row)
    room.menu.actions()[1].trigger()
    room.menu.close()
    there.settle()
    made = there.session.plan.of("weak_indicator_answer")[already:]
    assert [answer.text("neighbourhood") for answer in made] == [f"area:{p}" for p in row.chain.neighbourhoods]
    assert {answer.text("reason") for answer in made} == {"Det åtgärdas av staden."}
    assert len(there.standpoint.matrix.unanswered) == before - len(made)
    assert any(r.chain.indicator_id == row.chain.indicator_id and r.words == LEFT for r in room.coverage.table.rows)
    assert there.told == [f"Sparat: varför {row.label} lämnas"]
    there.session.undo()
    there.settle()
    assert len(there.standpoint.matrix.unanswered) == before


@pytest.mark.parametrize("answer", [None, "   "])
def test_no_reason_changes_nothing(whole: Any, answer: Any) -> None:
    there, room = whole(answer)
    before = there.session.plan.tips
    choose(room, row_where(room, lambda row: row.unanswered))
    room.menu.actions()[1].trigger()
    room.menu.close()
    assert there.session.plan.tips == before


def test_a_reason_that_cannot_be_stored_is_told(whole: Any, monkeypatch: Any) -> None:
    there, room = whole("Skäl", "")
    there.refuse(monkeypatch)
    choose(room, row_where(room, lambda row: row.unanswered))
    room.menu.actions()[1].trigger()
    room.menu.close()
    assert there.asker.asked[1].title == "Det gick inte" and there.told == []


def test_rows_are_reached_and_opened_with_the_keyboard(whole: Any) -> None:
    there, room = whole()
    table = room.coverage.table
    full = row_where(room, lambda row: not row.words)
    table.setFocus()
    table.selectRow(0)
    for _ in range(list(table.rows).index(full)):
        press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Return)
    assert there.went == [("action_plan", full.chain.links["finding"][0])]
    assert table.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows


def test_the_table_is_as_high_as_its_rows_so_that_the_page_scrolls(whole: Any) -> None:
    _, room = whole()
    table = room.coverage.table
    inside = sum(table.rowHeight(number) for number in range(len(table.rows)))
    assert table.height() >= inside + table.horizontalHeader().height()
    assert table.verticalScrollBar().maximum() == 0


def test_money_nobody_measures_is_told_and_leads_to_the_activity(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    session.do(verbs.set_value(session.plan, there.ids["a1"], "goals", []))
    given = {"amount": 350_000, "year": 2016, "financed_by": "programme_funds"}
    session.do(verbs.create(session.plan, "cost", given, session.chance, there.ids["a1"]))
    room = there.show(OverviewRoom)
    notice = room.coverage.findChild(Notice)
    assert notice is not None and "En aktivitet för 350\u00a0tkr mäts inte." in notice.accessibleName()
    click(room, "Öppna Jobbtorg")
    assert there.went == [("action_plan", there.ids["a1"])]
    session.do(verbs.set_value(session.plan, there.ids["a1"], "goals", [there.ids["g1"]]))
    there.settle()
    assert "leder till mål med mått" in words(room.coverage)


def test_a_new_deadline_is_made_here_and_filled_in_in_the_plan(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(OverviewRoom)
    click(room, "Lägg till tidsgräns")
    made = there.session.plan.of("deadline")[0]
    assert there.went == [("action_plan", made.id)]


def test_deadlines_and_changes_lead_to_their_records(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    given = {"what": "Nämnden beslutar", "when": "2015-05-21", "who": "Eva"}
    made = session.do(verbs.create(session.plan, "deadline", given, session.chance)).created[0]
    session.do(verbs.set_value(session.plan, there.ids["m1"], "name", "Öppen arbetslöshet"))
    room = there.show(OverviewRoom)
    click(room, "21\u00a0maj, Nämnden beslutar, Eva")
    told = [b for b in room.changes.findChildren(type(room.deadlines.add)) if "Måttet" in b.accessibleName()]
    told[0].click()
    assert there.went == [("action_plan", made), ("action_plan", there.ids["m1"])]
    assert "Ändrade Måttet: Öppen arbetslöshet" in told[0].accessibleName()


def test_what_changed_while_the_room_was_hidden_is_there_when_it_is_shown(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(OverviewRoom)
    room.hide()
    there.session.do(verbs.create(there.session.plan, "goal", {"wording": "Nytt"}, there.session.chance))
    there.settle()
    before = room.strip.stations.strips[0].stations[2].count
    room.show()
    assert (before, room.strip.stations.strips[0].stations[2].count) == ("2", "3")


def test_everything_that_takes_focus_has_a_name(whole: Any, nameless: Any) -> None:
    _, room = whole()
    assert nameless(room) == []


def test_verbs_of_the_room_are_in_the_palette(whole: Any) -> None:
    there, room = whole()
    named = {action.text(): action for action in room.verbs()}
    named["Gå till nästa steg"].trigger()
    assert there.went and set(named) == {"Gå till nästa steg", "Att göra, person för person", "Ny tidsgräns"}


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_at_large_text_no_word_of_the_coverage_is_cut(place: Any, dressed: Any, scale: float) -> None:  # noqa: F811
    there = place(whole=True, look=dressed("dark", scale))
    room = there.show(OverviewRoom, width=1046)
    there.compute()
    table = room.coverage.table
    assert table.isColumnHidden(1) and table.horizontalScrollBar().maximum() == 0
    assert len(room.strip.stations.strips) > 1
    header, metrics = table.horizontalHeader(), table.horizontalHeader().fontMetrics()
    for column in range(NAMES, NAMES + 5):
        wide = metrics.horizontalAdvance(str(table.model().headerData(column, Qt.Orientation.Horizontal)))
        assert header.sectionSize(column) >= wide


def weak(label: str, place_name: str) -> coverage.WeakIndicator:
    return coverage.WeakIndicator(label, label, place_name)


def test_all_the_weak_places_at_once_are_said_in_a_word(place: Any) -> None:  # noqa: F811
    there = place()
    names = ("A", "B", "C")
    matrix = coverage.matrix(
        there.session.plan, [weak("Ohälsa", n) for n in names] + [weak("Val", n) for n in names[:2]]
    )
    assert [row.places for row in rows(matrix)] == ["alla tre", "A, B"]


def test_a_row_whose_record_has_gone_leads_nowhere(place: Any) -> None:  # noqa: F811
    there = place()
    links: Any = dict.fromkeys(coverage.LINKS, ()) | {"finding": ("gone",)}
    row = CoverageRow("A", "B", coverage.Chain("i", "A", ("B",), links), ("finns", *["saknas"] * 4))
    assert leads_to(there.session.plan, row, 3) is None


def test_a_card_alone_shows_an_empty_matrix_without_a_table(qtbot: Any, theme: Any, place: Any) -> None:  # noqa: F811
    card = CoverageCard(theme)
    qtbot.addWidget(card)
    card.show()
    card.show_matrix(coverage.Matrix(), place().session.plan)
    assert "Ingen indikator är svag." in words(card)
    assert isinstance(card.mapToGlobal(QPoint()), QPoint)
