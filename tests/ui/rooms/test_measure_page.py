"""A measure's page: its way, its quoted baseline, and that a decided target changes only with a decision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from app.models import verbs
from app.ui.forms.reference import DecisionAsk
from app.ui.rooms.action_plan.chain.doing import ChainDeeds
from app.ui.rooms.action_plan.quoting_baseline import BaselinePart
from app.ui.rooms.action_plan.room import ActionPlanRoom
from app.ui.rooms.action_plan.way import WayPart
from tests.ui.plan_pieces import SMALL, click, words, write
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

DECISION = {
    "type": "decision",
    "id": "d",
    "set": {"instance": "local_group", "date": "2015-04-14", "outcome": "approved"},
}
DECIDED = (*SMALL, {**DECISION, "set": DECISION["set"] | {"about": "g1"}})


def fill(room: ActionPlanRoom, name: str, text: str) -> None:
    edit = room.right.page.form._editors[name]
    edit.setFocus()
    edit.selectAll()
    write(edit, text)
    edit.finish()


def opened(there: Any, record: str) -> ActionPlanRoom:
    room = there.show(ActionPlanRoom)
    room.show_record(record)
    return room


def ask_of(room: ActionPlanRoom) -> DecisionAsk:
    return next(one for one in room.findChildren(DecisionAsk) if one.isVisibleTo(room))


def decide(there: Any, ask: DecisionAsk, day: str = "2016-03-02", paragraph: str = "12") -> None:
    ask.fields._today = "2016-04-01"
    ask.fields.date.setText(day)
    ask.fields.date.finish()
    ask.fields.paragraph.setText(paragraph)
    ask.change.click()


def test_before_any_decision_a_target_is_changed_as_any_field(place: Any) -> None:  # noqa: F811
    there = place()
    room = opened(there, there.ids["t1"])
    fill(room, "value", "8")
    assert there.session.plan.record(there.ids["t1"]).text("value") == "8"
    assert room.findChildren(DecisionAsk) == []


def test_a_decided_target_asks_in_place_and_keeps_value_and_decision_in_one_step(place: Any) -> None:  # noqa: F811
    there = place(items=DECIDED)
    room = opened(there, there.ids["t1"])
    fill(room, "value", "8")
    target = there.session.plan.record(there.ids["t1"])
    assert target.text("value") == "9.5"
    assert "Vilket beslut ändrade målvärde 9,5 → 8?" in words(room)
    decide(there, ask_of(room))
    target = there.session.plan.record(there.ids["t1"])
    assert (target.text("value"), target.text("decision_reference")) == ("8", "Lokala styrgruppen 2016-03-02 §\u00a012")
    assert room.right.page.form.unsaved() == []
    assert there.session.undo_name == "Ångra: ändrade målvärde 9,5 → 8, beslut §\u00a012"
    there.session.undo()
    target = there.session.plan.record(there.ids["t1"])
    assert (target.text("value"), target.text("decision_reference")) == ("9.5", "")


def test_what_the_reference_lacks_is_said_beside_it_and_nothing_is_stored(place: Any) -> None:  # noqa: F811
    there = place(items=DECIDED)
    room = opened(there, there.ids["t1"])
    fill(room, "value", "8")
    decide(there, ask_of(room), paragraph="")
    assert "Ange beslutets paragraf" in words(room)
    assert there.session.plan.record(there.ids["t1"]).text("value") == "9.5"
    assert room.right.page.form._editors["value"].text() == "8"


def test_the_old_value_may_stand(place: Any) -> None:  # noqa: F811
    there = place(items=DECIDED)
    room = opened(there, there.ids["t1"])
    fill(room, "value", "8")
    click(room, "Låt det gamla stå")
    assert room.right.page.form._editors["value"].text() == "9,5"
    assert room.right.page.form.unsaved() == []


def test_women_and_men_have_fields_in_sight_where_the_measure_is_split_by_sex(place: Any) -> None:  # noqa: F811
    there = place()
    room = opened(there, there.ids["t1"])
    assert "value_women" not in room.right.page.form._fields  # folded away, and so not made yet
    there.session.do(verbs.set_value(there.session.plan, there.ids["m1"], "by_sex", True))
    room.show_record(there.ids["m1"])
    room.show_record(there.ids["t1"])
    assert room.right.page.form._fields["value_women"].isVisibleTo(room)


def test_taking_a_decided_target_away_asks_for_the_decision(place: Any) -> None:  # noqa: F811
    def answer(dialog: Any) -> bool:
        dialog.fields._today = "2016-04-01"
        dialog.close_with("delete")
        assert dialog.reference is None
        dialog.fields.date.setText("2016-03-02")
        dialog.fields.date.finish()
        dialog.fields.paragraph.setText("§ 13")
        dialog.close_with("delete")
        return True

    there = place(answer, items=DECIDED)
    room = opened(there, there.ids["t1"])
    room.delete()
    assert there.ids["t1"] not in there.session.plan
    assert there.session.undo_name == "Ångra: tog bort målvärde 9,5 för 2018, beslut §\u00a013"


def test_the_way_stands_on_the_page_follows_what_is_written_and_leaves_the_window(
    place: Any,  # noqa: F811
    tmp_path: Path,
) -> None:
    there = place(tmp_path / "vag.svg", tmp_path / "vag.csv", whole=True)
    measure = next(m for m in there.session.plan.of("measure") if m.text("name") == "Arbetslöshet 20–24 år i Ekliden")
    room = opened(there, measure.id)
    way = room.findChild(WayPart)
    assert "Kan inte sägas: inget utfall är rapporterat." in words(way)
    there.session.do(
        verbs.create(there.session.plan, "actual", {"period": "2016", "value": "15"}, there.session.chance, measure.id)
    )
    assert way.sentence.text().startswith("På väg: utfallet 2016 är 15\u00a0%")
    assert "Utfall 2016: 15\u00a0%" in [mark.label for mark in way.chart.scene.marks]
    way.out.copy_table()
    assert QGuiApplication.clipboard().text().startswith("När\tVad\tVärde")
    for action in way.out.actions()[3:5]:
        action.trigger()
    assert "<svg" in (tmp_path / "vag.svg").read_text("utf-8")
    assert "2016;Utfall;15;" in (tmp_path / "vag.csv").read_text("utf-8-sig")


def test_a_baseline_is_quoted_from_the_index_and_the_targets_effect_is_told(place: Any) -> None:  # noqa: F811
    there = place(whole=True)
    measure = next(m for m in there.session.plan.of("measure") if m.text("name") == "Arbetslöshet 20–24 år i Ekliden")
    room = opened(there, measure.id)
    there.compute()
    part = room.findChild(BaselinePart)
    assert "Välj vilken stadsdels tal" in words(part)
    there.session.do(verbs.set_value(there.session.plan, measure.id, "neighbourhood", "area:Ekliden"))
    click(part, "Citera som baslinje")
    there.settle()
    assert "Baslinjen är citerad ur Exempelindex 2008–2014." in words(part)
    assert "målet till 2018" in words(part)
    assert not part.take.isVisibleTo(part)


def test_a_measure_with_decided_targets_is_taken_out_of_the_chain_by_a_decision_too(place: Any) -> None:  # noqa: F811
    def answer(dialog: Any) -> bool:
        dialog.fields._today = "2016-04-01"
        dialog.fields.date.setText("2016-03-02")
        dialog.fields.paragraph.setText("14")
        dialog.close_with("delete")
        return True

    there = place(answer, items=DECIDED)
    ChainDeeds(there.context).delete(there.ids["m1"])
    assert there.ids["m1"] not in there.session.plan
    assert there.session.undo_name == "Ångra: tog bort målvärde 9,5 för 2018, beslut §\u00a014"
