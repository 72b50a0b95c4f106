"""The page Metod: another method or other weights, what they do at once, and settling on them with name and reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.journeys import method, method_change
from app.models import verbs
from app.ui.rooms.situation.choosing_method import BACK, open_method
from app.ui.rooms.situation.method_page import MethodPage
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
        if stage.room.side is not None:
            stage.room.side.finish()
        stage.close()


def opened(stage: Stage) -> MethodPage:
    page = open_method(stage.room)
    assert isinstance(page, MethodPage)
    return page


def source(stage: Stage) -> str:
    assert stage.room.panel is not None
    return stage.room.panel.view.source


def places(page: MethodPage) -> dict[str, tuple[str, ...]]:
    return {row.key: row.cells[1:] for row in page.effect.table.rows}


def moved(page: MethodPage, key: str, presses: int, towards: Qt.Key = Qt.Key.Key_Right) -> None:
    handle = page.controls.sliders.rows[key].handle
    for _ in range(presses):
        QTest.keyClick(handle, towards)
    QApplication.processEvents()


def test_it_is_opened_from_the_bar_and_from_hur_sakert_and_left_again(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    assert "Metod…" in [action.text() for action in room.verbs()]
    room.show_tab("robust")
    next(b for b in room.panel.findChildren(QPushButton) if b.accessibleName() == "Metod…").click()
    page = room.side
    assert isinstance(page, MethodPage)
    assert page.in_force.text().startswith(
        "Standardmetoden gäller. Varje indikator räknas om med min–max mot värdena 2014"
    )
    page.left.emit()
    assert room.side is None
    assert room.panel is not None
    assert room.panel.view.key == "robust"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_that_takes_focus_has_a_name_and_nothing_is_cut(staged, dressed, nameless, scale: float) -> None:
    stage = staged(example_session, look=dressed("dark", scale))
    room = stage.show()
    page = opened(stage)
    page.propose(page.draft.sharing("halsa", 40))
    assert nameless(room) == []
    assert page.minimumSizeHint().width() <= room.width()


def test_a_moved_weight_shows_at_once_which_places_move_and_all_draws_at_rest(staged) -> None:
    stage = staged(example_session)
    stage.show()
    page = opened(stage)
    assert places(page)["Ekliden"] == ("1", "1")
    moved(page, "sakerhet_trygghet", 20)
    assert page.draft.domains["sakerhet_trygghet"] == 45
    assert sum(page.draft.domains.values()) == pytest.approx(100)
    assert page.controls.sliders.rows["halsa"].field.text() == "18,3"
    assert page.effect.sentence.text().startswith("Ekliden plats 1 → 2 och Norrtorp plats 2 → 1, och ")
    assert places(page)["Ekliden"] == ("1", "2")
    assert page.preview.intervals.draws == 1_000
    stage.qtbot.waitUntil(lambda: page.preview.intervals.draws == 10_000, timeout=20_000)
    assert page.preview.situation.result.fingerprint != stage.standpoint.situation.result.fingerprint
    assert not stage.session.plan.of("index_method")


def test_what_is_overtaken_while_it_is_drawn_is_thrown_away(staged, jobs) -> None:
    stage = staged(example_session)
    stage.show()
    page = opened(stage)
    page.propose(page.draft.sharing("halsa", 60))
    page._draw_all()  # as when nothing has moved for a while
    page.propose(page.draft.sharing("halsa", 10))
    newest = page.preview.situation.result.fingerprint
    stage.qtbot.waitUntil(lambda: page.preview.intervals.draws == 10_000 and not jobs.busy, timeout=20_000)
    assert page.preview.situation.result.fingerprint == newest


def test_the_indicators_of_a_domain_are_weighed_in_the_same_way_and_can_be_put_back(staged) -> None:
    stage = staged(example_session)
    stage.show()
    page = opened(stage)
    page.controls.open_group("halsa")
    key = next(iter(page.controls.sliders.rows))
    moved(page, key, 10)
    assert page.draft.indicators["halsa"][key] == pytest.approx(page.now.indicators["halsa"][key] + 10, abs=0.5)
    assert sum(page.draft.indicators["halsa"].values()) == pytest.approx(100)
    page.controls.sliders.reset_button.click()
    assert page.draft.indicators == page.now.indicators
    assert not page.settling.settle_button.isEnabled()


def test_a_domains_name_keeps_its_ampersand(staged) -> None:
    stage = staged(example_session)
    stage.show()
    name = opened(stage).controls.sliders.rows["sakerhet_trygghet"].name
    assert isinstance(name, QLabel)
    assert name.text() == "Säkerhet && trygghet"  # a buddy's single one would mark a key and not be seen


def test_a_preset_tells_why_and_what_it_costs(staged) -> None:
    stage = staged(example_session)
    stage.show()
    page = opened(stage)
    presets = page.controls.presets
    presets.setCurrentIndex(presets.findData("percentile"))
    presets.activated.emit(presets.currentIndex())
    assert page.draft.preset == "percentile"
    assert "Bara ordningen" in page.controls.why.text()
    assert page.controls.cost.text().startswith("Nackdel: går inte att följa mål med")
    assert page.settling.reason_field.isVisibleTo(page)


def test_settling_asks_for_a_name_and_a_reason_and_then_every_view_says_so(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    page = opened(stage)
    page.propose(page.draft.choosing("damped").sharing("halsa", 40))
    page.settling.author.setCurrentText(" ")
    page.settling.settle_button.click()
    assert "Skriv vem" in page.settling.author.accessibleDescription()
    page.settling.author.setCurrentText("Anna Lindqvist")
    page.settling.settle_button.click()
    assert "Skriv varför" in page.settling.reason.accessibleDescription()
    assert not stage.session.plan.of("index_method")
    page.settling.reason.setPlainText("Ett fel i tabellen ska inte styra.")
    assert page.settling.reason.accessibleDescription() == ""
    page.settling.settle_button.click()
    assert room.side is None
    assert stage.told[-1] == "Metoden gäller nu i hela planen."
    stage.settle()
    assert "Egen metod: dämpade extremvärden och egna vikter, vald av Anna Lindqvist." in source(stage)
    again = opened(stage)
    assert "Skäl: ”Ett fel i tabellen ska inte styra.”" in again.in_force.text()
    assert again.settling.given() == ("Anna Lindqvist", "Ett fel i tabellen ska inte styra.")


def test_the_way_back_to_standard_asks_for_nothing(staged) -> None:
    stage = staged(example_session)
    room = stage.show()
    before = stage.standpoint.situation
    draft = method.in_force(before).sharing("halsa", 40)
    method_change.save(stage.session, before, draft, "Anna Lindqvist", "Hälsan är vårt uppdrag.")
    stage.settle()
    page = opened(stage)
    page.settling.back_button.click()
    assert page.draft.standard
    assert not page.settling.reason_field.isVisibleTo(page)
    page.settling.settle_button.click()
    stage.settle()
    assert room.side is None
    assert stage.told[-1] == "Standardmetoden gäller igen."
    assert not stage.session.plan.of("index_method")
    assert "Egen metod" not in source(stage)


def test_a_method_the_table_cannot_take_says_why_and_cannot_be_settled_on(staged) -> None:
    stage = staged(example_session)
    stage.show()
    page = opened(stage)
    page.propose(replace(page.draft, method=replace(page.draft.method, within="geometric")))
    assert "Geometriskt medelvärde går inte" in page.effect.trouble.text()
    assert not page.effect.chart.isVisibleTo(page)
    assert not page.effect.table.rows
    assert not page.settling.settle_button.isEnabled()
    assert page.controls.presets.currentIndex() == -1
    page.propose(page.now)
    assert page.effect.chart.isVisibleTo(page)
    assert not page.effect.trouble.isVisibleTo(page)


def test_what_a_partner_settles_meanwhile_is_shown_and_a_proposal_stays(staged) -> None:
    stage = staged(example_session)
    stage.show()
    page = opened(stage)
    page.propose(page.draft.choosing("zscore"))
    before = stage.standpoint.situation
    method_change.save(stage.session, before, method.in_force(before).sharing("halsa", 40), "Bo Ek", "Hälsan först.")
    stage.settle()
    assert "vald av Bo Ek" in page.in_force.text()
    assert page.now.domains["halsa"] == pytest.approx(40)
    assert page.draft.preset == "zscore"


def test_without_an_index_the_page_says_why_there_are_no_places(staged) -> None:
    stage = staged(real_session)
    stage.show()
    page = opened(stage)
    assert "uppgift saknas för" in page.effect.trouble.text()


def test_settings_that_cannot_be_read_can_be_taken_away(staged) -> None:
    stage = staged(example_session, BACK.key)
    room = stage.show()
    given = {"settings": '{"weights": 3}', "author": "A", "reason": "B"}
    stage.session.do(verbs.create(stage.session.plan, "index_method", given, stage.session.chance))
    stage.settle()
    assert open_method(room) is None
    stage.settle()
    assert stage.told[-1] == "Standardmetoden gäller igen."
    assert stage.standpoint.situation is not None


def test_without_a_table_there_is_nothing_to_choose_a_method_for(staged) -> None:
    stage = staged(bare_session)
    room = stage.show()
    assert open_method(room) is None
    assert "Läs in en tabell" in stage.told[-1]
