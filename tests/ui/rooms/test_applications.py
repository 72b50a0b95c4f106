"""The room Ansökningar: costs by year, the rules while writing, decisions, and what an edit breaks."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit

from app.journeys.costs import CostTable, read_tkr, tkr
from app.models import budget, verbs
from app.models.errors import UserError
from app.ui.rooms.applications.cost_model import LEAD, CostModel
from app.ui.rooms.applications.preview import PreviewDialog
from app.ui.rooms.applications.room import ApplicationsRoom
from app.ui.rooms.applications.shelf import _Row
from app.ui.widgets import Notice, TableView
from tests.ui.plan_pieces import SMALL, Place, click, press, words
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
ITEMS = (
    *SMALL,
    {
        "type": "cost",
        "id": "c1",
        "parent": "a1",
        "set": {"year": 2015, "amount": 310000, "kind": "staff", "financed_by": "programme_funds", "note": "Personal"},
    },
    {
        "type": "cost",
        "id": "c2",
        "parent": "a1",
        "set": {"year": 2016, "amount": 620500, "kind": "staff", "financed_by": "programme_funds", "note": "Personal"},
    },
    {"type": "application", "id": "ap", "set": {"title": "Jobbtorg i Ekliden", "activities": ["a1"]}},
    {"type": "application", "id": "tom", "set": {"title": "Bara en idé"}},
)
ENTRANCE = {
    "type": "cost",
    "id": "c3",
    "parent": "a1",
    "set": {
        "year": 2015,
        "amount": 350000,
        "kind": "capital_expenditure",
        "financed_by": "programme_funds",
        "note": "Ombyggnad av entré",
    },
}


@pytest.fixture
def shown(place: Any) -> Any:  # noqa: F811
    def make(*answers: Any, items: Any = ITEMS, **more: Any) -> tuple[Place, ApplicationsRoom]:
        there = place(*answers, items=items, **more)
        room = there.show(ApplicationsRoom)
        if not more.get("whole"):
            there.settle()
        if room._page is not None:
            room._page.build_all()
        return there, room

    return make


def cell(room: ApplicationsRoom, row: int, year: int) -> Any:
    costs = room._page.grid.costs
    return costs.index(row, LEAD + costs.years.index(year))


def write_cell(room: ApplicationsRoom, row: int, year: int, text: str) -> None:
    room._page.grid.costs.setData(cell(room, row, year), text)


def amounts(there: Place, activity: str = "a1") -> list[tuple[int | None, int]]:
    rows = budget.of_activity(there.session.plan, there.ids[activity]).rows
    return sorted((row.year, row.amount) for row in rows)


def notices(widget: Any) -> list[str]:
    return [one.accessibleName() for one in widget.findChildren(Notice) if one.isVisibleTo(widget)]


def test_the_first_application_is_open_with_its_amount_and_sums(shown: Any) -> None:
    _, room = shown()
    said = words(room)
    assert "2\u00a0ansökningar" in said
    assert "Jobbtorg i Ekliden" in said
    assert "för 2015–2016." in said
    costs = room._page.grid.costs
    assert [costs.text(costs.index(0, column)) for column in range(6)] == [
        "Personal",
        "Personal",
        "Programmet",
        "310",
        "620,5",
        "930,5",
    ]
    assert costs.text(costs.index(1, 0)) == "Alla kostnader"
    assert costs.text(costs.index(2, 5)) == "930,5"


def test_an_amount_is_changed_in_thousands(shown: Any) -> None:
    there, room = shown()
    write_cell(room, 0, 2015, "325,5")
    assert amounts(there) == [(2015, 325500), (2016, 620500)]
    assert there.session.undo_name is not None


@pytest.mark.parametrize("nothing", ["", " ", "–", "-", "0"])
def test_an_emptied_year_takes_its_record_away_and_undo_brings_it_back(shown: Any, nothing: str) -> None:
    there, room = shown()
    write_cell(room, 0, 2016, nothing)
    assert amounts(there) == [(2015, 310000)]
    there.session.undo()
    assert amounts(there) == [(2015, 310000), (2016, 620500)]


def test_a_new_year_makes_a_record_like_the_others_of_its_line(shown: Any) -> None:
    there, room = shown()
    there.session.do(verbs.set_value(there.session.plan, there.ids["a1"], "start", "2015-01-01"))
    there.session.do(verbs.set_value(there.session.plan, there.ids["a1"], "end", "2017-12-31"))
    write_cell(room, 0, 2017, "100")
    assert amounts(there)[-1] == (2017, 100000)
    made = there.session.plan.children(there.ids["a1"], "cost")[-1]
    assert (made.text("note"), made.text("kind"), made.text("financed_by")) == ("Personal", "staff", "programme_funds")
    assert room._page.grid.costs.rowCount() == 3


def test_the_same_amount_again_is_no_change(shown: Any) -> None:
    there, room = shown()
    tips = there.session.plan.tips
    write_cell(room, 0, 2016, "620,5")
    assert there.session.plan.tips == tips


@pytest.mark.parametrize("wrong", ["tre", "1.234,5", "310000", "0,0001"])
def test_what_cannot_be_an_amount_is_refused_in_words_and_nothing_changes(shown: Any, wrong: str) -> None:
    there, room = shown()
    write_cell(room, 0, 2015, wrong)
    assert amounts(there) == [(2015, 310000), (2016, 620500)]
    assert "Beloppet är inte sparat" in words(room._page.money)


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("310", 310000),
        ("620,5", 620500),
        ("1 234", 1234000),
        ("150000", 150000000),
        ("", None),
        ("–", None),
        ("-5", -5000),
    ],
)
def test_thousands_are_read_as_whole_kronor(text: str, kronor: int | None) -> None:
    assert read_tkr(text) == kronor


def test_more_than_the_whole_programme_is_kronor_by_mistake() -> None:
    with pytest.raises(UserError):
        read_tkr("150001")


def test_amounts_are_shown_without_needless_decimals() -> None:
    assert [tkr(amount) for amount in (0, 310000, 620500, 1234000)] == ["–", "310", "620,5", "1\u00a0234"]


def test_the_cost_model_keeps_qts_contract(shown: Any) -> None:
    there, room = shown()
    model = room._page.grid.costs
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    write_cell(room, 0, 2015, "1")
    there.session.undo()
    assert tester.model() is model
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert not model.flags(model.index(1, LEAD)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, LEAD + 2)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, LEAD)) & Qt.ItemFlag.ItemIsEditable


def test_a_plan_that_can_only_be_read_has_no_editable_amounts(theme: Any) -> None:
    money = budget.Budget((budget.Row("c", "a", "Personal", 2015, "staff", None, 1000),))
    model = CostModel(theme, writable=False)
    model.show(CostTable(money.lines(), (2015,), (), ()), money, frozenset())
    assert not model.flags(model.index(0, LEAD)) & Qt.ItemFlag.ItemIsEditable


def test_the_keyboard_edits_an_amount(shown: Any) -> None:
    there, room = shown()
    grid = room._page.grid
    grid.setFocus()
    grid.setCurrentIndex(cell(room, 0, 2015))
    press(grid, Qt.Key.Key_F2)
    editor = next(one for one in grid.findChildren(QLineEdit) if one.isVisible())
    editor.setText("400")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    there.settle()
    assert amounts(there)[0] == (2015, 400000)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, LEAD)


def test_a_line_is_added_through_its_dialog(shown: Any) -> None:
    def fill(dialog: Any) -> bool:
        dialog._note.setText("Lokal")
        dialog._parsed[1].setText("60")
        return True

    there, room = shown(fill)
    click(room, "Lägg till rad")
    assert (2015, 60000) in amounts(there)
    assert "Lokal" in [line.note for line in room._page.grid.costs.lines]


def test_a_line_needs_an_activity_to_belong_to(shown: Any) -> None:
    there, room = shown("ok")
    room.show_record(there.ids["tom"])
    click(room, "Lägg till rad")
    assert "aktivitet" in there.asker.asked[0].sentence
    assert "Inga kostnader än" in words(room)


def test_the_chosen_line_is_removed_with_all_its_years(shown: Any) -> None:
    there, room = shown()
    room._page.grid.setCurrentIndex(cell(room, 0, 2015))
    click(room, "Ta bort rad")
    assert amounts(there) == []
    there.session.undo()
    assert len(amounts(there)) == 2


def test_nothing_is_removed_when_no_line_is_chosen(shown: Any) -> None:
    there, room = shown("ok")
    click(room, "Ta bort rad")
    assert len(amounts(there)) == 2
    assert "Välj först en rad" in there.asker.asked[0].sentence


def test_an_investment_is_stopped_and_the_cure_lets_the_company_pay(shown: Any) -> None:
    there, room = shown(items=(*ITEMS, ENTRANCE))
    assert any(one.startswith("Stopp") and "F3" in one for one in notices(room))
    assert "stopp" in words(room)
    click(room, "Byt till Bolag")
    assert there.session.plan.record(there.ids["c3"]).text("financed_by") == "company"
    assert there.session.plan.record(there.ids["c1"]).text("financed_by") == "programme_funds"
    there.settle()
    assert not any("(F3)" in one and one.startswith("Stopp") for one in notices(room))


def test_a_rule_opens_with_its_quotation_beside_what_it_speaks_of(shown: Any) -> None:
    _, room = shown(items=(*ITEMS, ENTRANCE))
    money = next(part for part in room._page.sections if part.section.key == "money")
    assert "Medel kan inte användas till investeringar" not in words(money)
    click(money, "Visa regeln F3")
    assert "Medel kan inte användas till investeringar" in words(money)
    click(money, "Dölj regeln")
    assert "Medel kan inte användas till investeringar" not in words(money)


def test_every_rule_stands_in_the_panel_with_its_state_in_words(shown: Any) -> None:
    _, room = shown(items=(*ITEMS, ENTRANCE))
    rows = room._rules.table.rows
    assert [card.code for card in rows] == [f"F{n}" for n in range(1, 15)]
    texts = [str(room._rules.table.model().index(at, 1).data()) for at in range(len(rows))]
    assert any(text.startswith("Stopp: ") for text in texts)


def test_enter_on_a_rule_leads_to_where_it_can_be_cured(shown: Any) -> None:
    there, room = shown()
    card = next(card for card in room._rules.table.rows if card.remarks)
    remark = card.remarks[0]
    room._rules.table.opened.emit(card)
    own = remark.record == there.ids["ap"]
    assert own or there.went == [("action_plan", remark.record)]


def test_a_rule_about_a_field_stands_under_the_field(shown: Any) -> None:
    there, room = shown()
    own = [r for r in there.standpoint.remarks if r.record == there.ids["ap"] and r.field and r.code != "empty"]
    assert own
    assert all(r.text in words(room._page) for r in own)


def test_a_decision_is_bound_to_what_is_there_and_an_edit_says_what_it_breaks(shown: Any) -> None:
    there, room = shown(True)
    click(room, "Registrera beslut")
    (decision,) = there.session.plan.of("decision")
    assert decision.text("about") == there.ids["ap"]
    assert decision.text("instance") == "local_group"
    assert len(decision.text("digest")) == 64
    assert not any("gäller inte längre" in one for one in notices(room._page))
    write_cell(room, 0, 2015, "999")
    there.settle()
    assert "gäller inte längre" in words(room._page)
    assert any("Lokala styrgruppens beslut gäller inte längre" in one for one in notices(room._page))
    assert "kostnadsrad ”Personal”, belopp" in words(room._page)
    there.session.undo()
    there.settle()
    assert not any("gäller inte längre" in one for one in notices(room._page))


def test_a_decision_that_is_left_is_not_recorded(shown: Any) -> None:
    there, room = shown(False)
    click(room, "Registrera beslut")
    assert there.session.plan.of("decision") == []


def test_the_dialog_suggests_the_next_instance_and_today(shown: Any) -> None:
    seen: list[dict[str, object]] = []
    there, room = shown(lambda dialog: seen.append(dialog.given()) or False)
    click(room, "Registrera beslut")
    assert seen == [{"instance": "local_group", "outcome": "approved", "date": there.session.today()}]


def test_paragraph_and_case_number_go_with_the_decision(shown: Any) -> None:
    def fill(dialog: Any) -> bool:
        dialog._lines["paragraph"].setText(" § 7 ")
        dialog._lines["case_number"].setText("EX 2015-0032")
        return True

    there, room = shown(fill)
    click(room, "Registrera beslut")
    (decision,) = there.session.plan.of("decision")
    assert (decision.text("paragraph"), decision.text("case_number")) == ("§ 7", "EX 2015-0032")


def test_a_withheld_application_says_so_and_is_not_in_the_sum(shown: Any) -> None:
    there, room = shown()
    assert "Summa 0,9\u00a0mnkr" in words(room)
    there.session.do(verbs.set_value(there.session.plan, there.ids["ap"], "withheld", True))
    there.settle()
    assert "skickas inte än" in words(room)
    assert "Summa 0,0\u00a0mnkr" in words(room)
    assert "Det som inte skickas än räknas inte." in words(room)


def test_a_new_application_is_opened_with_the_focus_in_its_title(shown: Any) -> None:
    there, room = shown()
    click(room, "Ny ansökan")
    made = there.session.plan.of("application")[-1]
    assert room.place() == made.id
    assert made.text("applicant") == "board:Exempelnämnden"


def test_an_application_is_deleted_after_a_question_and_undo_brings_it_back(shown: Any) -> None:
    there, room = shown("delete")
    click(room, "Ta bort ansökan")
    assert [one.id for one in there.session.plan.of("application")] == [there.ids["tom"]]
    assert room.place() == there.ids["tom"]
    assert amounts(there)
    there.session.undo()
    assert there.ids["ap"] in there.session.plan


def test_an_application_that_is_kept_is_kept(shown: Any) -> None:
    there, room = shown("")
    click(room, "Ta bort ansökan")
    assert len(there.session.plan.of("application")) == 2


def test_without_applications_the_room_says_what_one_is(shown: Any) -> None:
    _, room = shown(items=SMALL)
    assert "Inga ansökningar ännu" in words(room)
    click(room, "Ny ansökan")
    assert room.place() is not None


def test_enter_on_the_list_opens_an_application(shown: Any) -> None:
    there, room = shown()
    rows = [one for one in room._shelf.findChildren(_Row) if "Bara en idé" in one.accessibleName()]
    press(rows[0], Qt.Key.Key_Return)
    assert room.place() == there.ids["tom"]
    now = [one.accessibleName() for one in room._shelf.findChildren(_Row) if "idé" in one.accessibleName()]
    assert now[-1].endswith("öppen")


def test_a_decision_leads_to_its_application(shown: Any) -> None:
    there, room = shown(True)
    click(room, "Registrera beslut")
    room.show_record(there.ids["tom"])
    room.show_record(there.session.plan.of("decision")[0].id)
    assert room.place() == there.ids["ap"]


def test_the_printed_application_can_be_read(shown: Any) -> None:
    seen: list[tuple[str, int]] = []

    def look(dialog: PreviewDialog) -> bool:
        seen.append((dialog.windowTitle(), dialog.reader.count))
        dialog.close_with("close")
        return True

    there, room = shown(look)
    click(room, "Förhandsgranska")
    there.settle()
    there.qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert seen[0][0] == "Förhandsvisning: Jobbtorg i Ekliden"
    assert seen[0][1] >= 2


def test_a_full_disk_is_said_and_nothing_is_lost(shown: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    there, room = shown()
    there.refuse(monkeypatch)
    write_cell(room, 0, 2015, "1")
    assert "Det gick inte att spara" in words(room._page.money)
    assert amounts(there)[0] == (2015, 310000)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name_a_screen_reader_can_say(
    shown: Any, dressed: Any, nameless: Any, scale: float
) -> None:
    _, room = shown(items=(*ITEMS, ENTRANCE), look=dressed("light", scale))
    assert nameless(room) == []


def test_the_example_says_its_index_beside_the_amount(shown: Any) -> None:
    there, room = shown(whole=True)
    there.compute()
    assert "Söker 2\u00a0060\u00a0tkr för 2015–2017. Index: Ekliden 88,7" in words(room)
    assert "beslutad i nämnden" in words(room)


def test_what_is_missing_is_named_and_leads_to_its_field(shown: Any) -> None:
    there, room = shown()
    assert "3 av 18\u00a0svar. Saknas:" in words(room._page)
    click(room, "Saknas: Enhet som tar över. Gå till fältet")
    there.settle()
    after = next(part for part in room._page.sections if part.section.key == "after")
    assert after.form._fields["receiving_unit"].control.hasFocus()
    there.session.do(verbs.set_value(there.session.plan, there.ids["ap"], "receiving_unit", "Enheten"))
    there.settle()
    assert "4 av 18\u00a0svar. Saknas:" in words(room._page)


def test_the_goals_of_the_activities_stand_in_their_section_and_lead_to_the_plan(shown: Any) -> None:
    there, room = shown()
    assert "Svarar på Unga utan arbete och Lågt valdeltagande" in words(room._page)
    click(room, "Öppna målet Fler unga i arbete")
    assert there.went == [("action_plan", there.ids["g1"])]


def test_what_broke_an_approval_is_shown_field_by_field_and_put_back(shown: Any) -> None:
    there, room = shown(True)
    click(room, "Registrera beslut")
    write_cell(room, 0, 2015, "999")
    there.settle()
    table = room._page.broken.findChild(TableView)
    (row,) = table.rows
    assert (row.caption, row.then, row.now) == ("Belopp", "310\u00a0000\u00a0kr", "999\u00a0000\u00a0kr")
    click(room, "Återställ det som beslutades")
    there.settle()
    assert amounts(there) == [(2015, 310000), (2016, 620500)]
    assert "gäller inte längre" not in words(room._page)
    assert there.told == ["Det som beslutades är återställt, och beslutet gäller igen. Du kan ångra det."]
