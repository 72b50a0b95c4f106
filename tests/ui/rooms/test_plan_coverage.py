"""*Täckning*: the cells of the coverage lead to what stands there, or to the cure of what is missing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from app.figures.scene import ring_box
from app.models.coverage import Matrix, WeakIndicator, matrix
from app.ui.room import Context
from app.ui.rooms.action_plan.coverage.presentation import HELP, CoveragePresentation
from app.ui.rooms.answer_weak import WRITE_FINDING, WRITE_REASON
from app.ui.standpoint import Standpoint
from tests.ui.plan_pieces import SMALL, press
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
INDICATOR = {"type": "indicator_definition", "id": "i1", "set": {"key": "arbetslöshet", "label": "Arbetslöshet"}}
QUOTED = {
    "type": "evidence",
    "id": "e1",
    "parent": "f1",
    "set": {"sentence": "Hög", "indicators": ["i1"], "neighbourhood": "area:Ekliden"},
}
COST = {"type": "cost", "id": "c1", "parent": "a1", "set": {"amount": 350_000, "year": 2016}}


@pytest.fixture
def there(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: F811
    """The small plan with one indicator that is weak in two places, answered in one of them."""
    found = place(items=(*SMALL, INDICATOR, QUOTED, COST))
    weak = [WeakIndicator(found.ids["i1"], "Arbetslöshet", name) for name in ("Ekliden", "Tallmon")]

    def computed(standpoint: Standpoint) -> Matrix:
        return matrix(found.session.plan, weak)

    monkeypatch.setattr(Standpoint, "matrix", property(computed))
    return found


def shown(there: Any) -> CoveragePresentation:
    def make(context: Context) -> CoveragePresentation:
        made = CoveragePresentation(context)
        there.stops.append(there.session.subscribe(lambda _kinds, _records: made.refresh()))
        return made

    found: CoveragePresentation = there.show(make)
    QApplication.processEvents()
    return found


def cell(page: CoveragePresentation, row: int, step: str) -> str:
    return f"{page.coverage.rows[row].key}/{step}"


def click(page: CoveragePresentation, key: str) -> None:
    page.view.reveal(ring_box(page.view.marks[key].rings))
    left, top, right, bottom = ring_box(page.view.marks[key].rings)
    at = QPointF((left + right) / 2, (top + bottom) / 2) - page.view.in_scene(QPointF())
    viewport, button, none = page.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        held = button if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, QPointF(viewport.mapToGlobal(at.toPoint())), button, held, none)
        QApplication.sendEvent(viewport, event)


def offered(page: CoveragePresentation) -> list[str]:
    return [action.text() for action in page.menu.actions()]


def test_the_rows_and_the_sentences_are_there(there: Any) -> None:
    page = shown(there)
    assert [row.begins for row in page.coverage.rows] == ["indicator", "indicator", "finding"]
    said = page.sentences.text().replace("\u00a0", " ")
    assert said.startswith("En svag indikator saknar slutsats.")
    assert said.endswith("Planen kostar 350 tkr.")


def test_a_click_on_an_indicator_nobody_answers_offers_the_two_ways(there: Any) -> None:
    page = shown(there)
    click(page, cell(page, 0, "finding"))
    assert offered(page) == [WRITE_FINDING, WRITE_REASON]
    page.menu.actions()[0].trigger()
    page.menu.close()
    assert there.went == [("situation", f"svaga:{there.ids['i1']}")]


def test_a_reason_written_from_the_cell_answers_the_row(there: Any) -> None:
    page = shown(there)
    there.asker.answers.append("Få svar i enkäten")
    click(page, cell(page, 0, "finding"))
    page.menu.actions()[1].trigger()
    page.menu.close()
    left = [row for row in page.coverage.rows if row.left_with_reason]
    assert len(left) == 1
    assert there.session.plan.of("weak_indicator_answer")[0].text("reason") == "Få svar i enkäten"


def test_a_filled_cell_opens_the_record_with_enter_or_a_click(there: Any) -> None:
    page, ids = shown(there), there.ids
    wanted: list[str] = []
    page.opened.connect(wanted.append)
    page.view.choose(cell(page, 1, "goal"))
    press(page.view, Qt.Key.Key_Return)
    click(page, cell(page, 1, "activity"))
    assert wanted == [ids["g1"], ids["a1"]]


def test_several_records_in_a_cell_are_offered_by_name(there: Any) -> None:
    page = shown(there)
    page.enter(cell(page, 1, "measure"), QPoint())
    assert offered(page) == ["Öppna ”Arbetslöshet”", "Öppna ”Vägledda unga”"]
    page.menu.close()


def test_a_gap_is_filled_by_a_new_linked_record_that_is_opened(there: Any) -> None:
    page, ids = shown(there), there.ids
    wanted: list[str] = []
    page.opened.connect(wanted.append)
    there.asker.answers.append("Valstugor")
    page.enter(cell(page, 2, "activity"), QPoint())
    assert offered(page)[0] == "Ny aktivitet för ”Fler röstar”…"
    page.menu.actions()[0].trigger()
    page.menu.close()
    made = there.session.plan.record(wanted[0])
    assert (made.text("name"), made.refs("goals")) == ("Valstugor", (ids["g2"],))
    assert there.session.undo_name == "Ångra: lade till aktivitet för mål"


def test_what_is_loose_can_be_tied_from_its_row(there: Any) -> None:
    from app.models import verbs

    there.session.do(verbs.set_value(there.session.plan, there.ids["m2"], "goal", None))
    page, ids = shown(there), there.ids
    row = next(at for at, one in enumerate(page.coverage.rows) if one.begins == "measure")
    page.enter(cell(page, row, "goal"), QPoint())
    assert offered(page) == [
        "Koppla till ”Fler unga i arbete”",
        "Koppla till ”Fler röstar”",
        "Nytt mål för ”Röstande”…",
    ]
    page.menu.actions()[1].trigger()
    page.menu.close()
    assert there.session.plan.record(ids["m2"]).text("goal") == ids["g2"]


def test_arrows_go_from_cell_to_cell_and_each_is_read(there: Any) -> None:
    page = shown(there)
    press(page.view, Qt.Key.Key_Down)
    assert page.view.current == page.coverage.rows[0].key
    press(page.view, Qt.Key.Key_Right)
    assert page.view.current == cell(page, 0, "finding")
    assert page.view.accessibleDescription() == "Arbetslöshet, slutsats. Saknar slutsats."
    assert page.said.whole() == page.view.accessibleDescription()
    press(page.view, Qt.Key.Key_Down)
    assert page.view.current == cell(page, 1, "finding")
    press(page.view, Qt.Key.Key_End)
    assert page.view.current == cell(page, 2, "cost")
    press(page.view, Qt.Key.Key_PageUp)
    assert page.view.current == cell(page, 2, "activity")
    press(page.view, Qt.Key.Key_Home)
    assert page.view.current == page.coverage.rows[0].key


def test_the_record_chosen_elsewhere_is_found_and_the_one_chosen_here_is_told(there: Any) -> None:
    page, ids = shown(there), there.ids
    told: list[str] = []
    page.chosen.connect(told.append)
    page.choose(ids["g2"])
    assert page.view.current == cell(page, 2, "goal") and told == []
    page.choose("finns inte")
    assert page.view.current == cell(page, 2, "goal")
    press(page.view, Qt.Key.Key_Left)
    assert told == [ids["f2"]]
    page.view.choose("")
    assert page.said.whole() == HELP


def test_text_table_and_picture_are_copied_and_saved(there: Any, tmp_path: Any) -> None:
    page = shown(there)
    ways = {action.text(): action for action in page.exports.actions()}
    clipboard = QGuiApplication.clipboard()
    ways["Kopiera texten till gruppen"].trigger()
    assert clipboard.text().startswith("En svag indikator saknar slutsats.\n")
    ways["Kopiera täckningen som tabell"].trigger()
    assert clipboard.text().startswith("Svag indikator\tStadsdel\tSlutsats")
    ways["Kopiera täckningen som bild"].trigger()
    assert clipboard.image().width() > 1000
    for words, name, start in (
        ("Spara täckningen som CSV…", "t.csv", b"\xef\xbb\xbfSvag"),
        ("Spara täckningen som bild (PNG)…", "t.png", b"\x89PNG"),
        ("Spara täckningen som PDF…", "t.pdf", b"%PDF"),
    ):
        there.asker.answers.append(tmp_path / name)
        ways[words].trigger()
        there.settle()
        assert (tmp_path / name).read_bytes().startswith(start)


def test_an_empty_plan_says_where_to_begin(place: Any) -> None:  # noqa: F811
    page = shown(place(items=()))
    assert page.view.isHidden()
    assert page.sentences.text() == "Inget index är inläst."


def test_everything_that_takes_the_keyboard_has_a_name(there: Any, nameless: Any) -> None:
    page = shown(there)
    page.grab()
    assert nameless(page) == []
