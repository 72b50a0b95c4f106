"""*Kedja*: the chain drawn from the plan, walked, linked by mouse and keyboard, and taken out of the window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from app.figures.scene import Line
from app.ui.room import Context
from app.ui.rooms.action_plan.chain.presentation import HELP, ChainPresentation
from tests.ui.plan_pieces import press
from tests.ui.rooms.plan_places import place  # noqa: F401

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def there(place: Any) -> Any:  # noqa: F811
    return place()


def shown(there: Any) -> ChainPresentation:
    def make(context: Context) -> ChainPresentation:
        made = ChainPresentation(context)
        there.stops.append(there.session.subscribe(lambda _kinds, _records: made.refresh()))
        return made

    found: ChainPresentation = there.show(make)
    QApplication.processEvents()
    return found


def centre(page: ChainPresentation, key: str) -> QPointF:
    left, top, right, bottom = page.view.boxes[key]
    page.view.reveal(page.view.boxes[key])
    return QPointF((left + right) / 2, (top + bottom) / 2) - page.view.in_scene(QPointF())


def mouse(page: ChainPresentation, kind: QEvent.Type, at: QPointF, *, held: bool = True) -> None:
    viewport = page.view.viewport()
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, QPointF(viewport.mapToGlobal(at.toPoint())), button, buttons, none)
    QApplication.sendEvent(viewport, event)


def drag(page: ChainPresentation, one: str, other: str) -> None:
    start = centre(page, one)
    mouse(page, QEvent.Type.MouseButtonPress, start)
    mouse(page, QEvent.Type.MouseMove, start + QPointF(30, 0))
    mouse(page, QEvent.Type.MouseMove, centre(page, other))
    mouse(page, QEvent.Type.MouseButtonRelease, centre(page, other), held=False)


def ties(page: ChainPresentation) -> set[tuple[str, str]]:
    return {(line.left, line.right) for line in page.view.drawing.data.lines}


def test_every_record_of_the_thread_is_a_card_and_every_link_a_line(there: Any) -> None:
    page, ids = shown(there), there.ids
    assert set(page.view.boxes) == {ids[name] for name in ("f1", "f2", "g1", "g2", "m1", "m2", "m3", "a1")}
    assert ties(page) == {
        (ids[one], ids[other])
        for one, other in (
            ("f1", "g1"),
            ("f2", "g1"),
            ("f2", "g2"),
            ("g1", "m1"),
            ("g2", "m2"),
            ("g1", "m3"),
            ("g1", "a1"),
        )
    }


def test_a_card_dragged_to_another_links_them_in_one_undo_step(there: Any) -> None:
    page, ids = shown(there), there.ids
    drag(page, ids["f1"], ids["g2"])
    assert (ids["f1"], ids["g2"]) in ties(page)
    assert there.told[-1] == "Kopplade mål till slutsats. Ctrl+Z ångrar."
    assert there.session.undo_name == "Ångra: kopplade mål till slutsats"
    there.session.undo()
    assert (ids["f1"], ids["g2"]) not in ties(page)


def test_while_dragging_only_what_may_be_linked_lights_up(there: Any) -> None:
    page, ids = shown(there), there.ids
    start = centre(page, ids["f1"])
    mouse(page, QEvent.Type.MouseButtonPress, start)
    mouse(page, QEvent.Type.MouseMove, start + QPointF(40, 0))
    link = page.view.linking
    assert link is not None and link.allowed == {ids["g2"]}
    mouse(page, QEvent.Type.MouseMove, centre(page, ids["a1"]))
    assert page.view.linking is not None and page.view.linking.aim == ""
    assert page.view.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    mouse(page, QEvent.Type.MouseMove, centre(page, ids["g2"]))
    assert page.view.linking.aim == ids["g2"]
    assert "Fler röstar" in page.said.whole()
    page.grab()
    mouse(page, QEvent.Type.MouseButtonRelease, QPointF(4, 60), held=False)


def test_let_go_beside_the_cards_nothing_is_linked(there: Any) -> None:
    page, ids = shown(there), there.ids
    before = ties(page)
    start = centre(page, ids["f1"])
    mouse(page, QEvent.Type.MouseButtonPress, start)
    mouse(page, QEvent.Type.MouseMove, start + QPointF(0, 90))
    mouse(page, QEvent.Type.MouseButtonRelease, QPointF(4, 60), held=False)
    assert page.view.linking is None and ties(page) == before


def test_with_the_keyboard_l_begins_arrows_aim_and_enter_completes(there: Any) -> None:
    page, ids = shown(there), there.ids
    page.choose(ids["a1"])
    press(page.view, Qt.Key.Key_L)
    assert page.view.linking is not None and page.view.linking.aim == ids["g2"]
    assert "Enter kopplar" in page.view.accessibleDescription()
    press(page.view, Qt.Key.Key_Return)
    assert (ids["g2"], ids["a1"]) in ties(page)
    assert page.view.current == ids["a1"]


def test_escape_lets_go_of_the_link(there: Any) -> None:
    page, ids = shown(there), there.ids
    before = ties(page)
    page.choose(ids["f1"])
    press(page.view, Qt.Key.Key_L)
    press(page.view, Qt.Key.Key_Escape)
    assert page.view.linking is None and ties(page) == before


def test_what_is_linked_to_everything_says_so(there: Any) -> None:
    page, ids = shown(there), there.ids
    page.choose(ids["f2"])
    press(page.view, Qt.Key.Key_L)
    assert page.view.linking is None
    assert "inget mer" in there.told[-1]


def test_arrows_go_along_the_link_and_delete_removes_it(there: Any) -> None:
    page, ids = shown(there), there.ids
    page.choose(ids["a1"])
    press(page.view, Qt.Key.Key_Left)
    assert page.view.current == f"{ids['g1']}>{ids['a1']}>goals"
    assert page.view.accessibleDescription().startswith("Koppling: Aktiviteten ”Jobbtorg” leder till målet")
    press(page.view, Qt.Key.Key_Delete)
    assert (ids["g1"], ids["a1"]) not in ties(page)
    assert page.view.current == ids["g1"]
    assert there.session.undo_name == "Ångra: kopplade bort aktivitet från mål"


def test_insert_makes_a_linked_record_in_one_undo_step(there: Any) -> None:
    page, ids = shown(there), there.ids
    there.asker.answers.append("Mötesplats i centrum")
    page.choose(ids["g2"])
    press(page.view, Qt.Key.Key_Insert)
    assert [action.text() for action in page.menu.actions()] == ["Nytt mått…", "Ny aktivitet…", "Ny slutsats…"]
    page.menu.actions()[1].trigger()
    page.menu.close()
    made = there.session.plan.record(page.view.current)
    assert (made.type, made.text("name"), made.refs("goals")) == ("activity", "Mötesplats i centrum", (ids["g2"],))
    there.session.undo()
    assert made.id not in there.session.plan and made.id not in page.view.boxes


def test_leaving_the_question_of_a_name_makes_nothing(there: Any) -> None:
    page, ids = shown(there), there.ids
    there.asker.answers.append(None)
    page.menu.offer(ids["f1"], QPoint())
    page.menu.actions()[0].trigger()
    page.menu.close()
    assert len(there.session.plan.of("goal")) == 2


def test_enter_opens_the_card_and_a_link_where_it_is_kept(there: Any) -> None:
    page, ids = shown(there), there.ids
    wanted: list[str] = []
    page.opened.connect(wanted.append)
    page.choose(ids["f1"])
    press(page.view, Qt.Key.Key_Return)
    press(page.view, Qt.Key.Key_Right)
    press(page.view, Qt.Key.Key_Return)
    assert wanted == [ids["f1"], ids["g1"]]


def test_a_double_click_opens_the_card(there: Any, qtbot: Any) -> None:
    page, ids = shown(there), there.ids
    with qtbot.waitSignal(page.opened) as opened:
        mouse(page, QEvent.Type.MouseButtonDblClick, centre(page, ids["g1"]))
    assert opened.args == [ids["g1"]]


def test_choosing_a_card_tells_the_room_and_lights_its_thread(there: Any) -> None:
    page, ids = shown(there), there.ids
    told: list[str] = []
    page.chosen.connect(told.append)
    mouse(page, QEvent.Type.MouseButtonPress, centre(page, ids["f1"]))
    assert told == [ids["f1"]]
    assert page.said.whole().startswith("Slutsats: Unga utan arbete")
    red = [prim for prim in page.view.scene.prims if isinstance(prim, Line) and prim.stroke == "thread"]
    assert len(red) == 4
    mouse(page, QEvent.Type.MouseButtonPress, QPointF(2, page.view.viewport().height() - 2))
    assert page.view.current == "" and page.said.whole() == HELP


def test_only_the_thread_through_the_chosen_record_can_be_shown(there: Any) -> None:
    page, ids = shown(there), there.ids
    page.choose(ids["m2"])
    page.bar.narrow.click()
    assert set(page.view.boxes) == {ids[name] for name in ("f2", "g2", "m2")}
    page.choose(ids["a1"])
    assert ids["a1"] in page.view.boxes and ids["m2"] not in page.view.boxes
    page.bar.narrow.click()
    assert len(page.view.boxes) == 8


def test_a_change_elsewhere_is_drawn_and_what_was_chosen_stays(there: Any) -> None:
    from app.models import verbs

    page, ids = shown(there), there.ids
    page.choose(ids["g1"])
    there.session.do(verbs.set_value(there.session.plan, ids["m1"], "name", "Andel i arbete"))
    assert page.view.marks[ids["m1"]].label.startswith("Mått: Andel i arbete")
    assert page.view.current == ids["g1"]


def test_what_cannot_be_stored_is_said_and_nothing_is_drawn(there: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page, ids = shown(there), there.ids
    there.refuse(monkeypatch)
    there.asker.answers.append("")
    before = ties(page)
    drag(page, ids["f1"], ids["g2"])
    assert ties(page) == before
    assert there.asker.asked[-1].title == "Det gick inte att ändra kedjan"


def test_deleting_a_card_says_what_hangs_on_it_and_asks(there: Any) -> None:
    page, ids = shown(there), there.ids
    there.asker.answers.append("delete")
    page.choose(ids["m1"])
    press(page.view, Qt.Key.Key_Delete)
    assert ids["m1"] not in there.session.plan
    assert "målvärde" in there.asker.asked[0].sentence


def test_the_menu_of_a_card_and_of_a_link_hold_their_verbs(there: Any) -> None:
    page, ids = shown(there), there.ids
    page.choose(ids["f1"])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(page.view.viewport(), event)
    words = [action.text() for action in page.menu.actions()]
    assert words == ["Öppna", "Koppla till…", "Nytt mål, kopplad hit…", "Ta bort posten…"]
    press(page.view, Qt.Key.Key_Right)
    page.menu.offer_all(page.view.current, QPoint())
    assert [action.text() for action in page.menu.actions()] == ["Öppna", "Ta bort kopplingen"]
    page.menu.close()


def test_the_picture_is_copied_saved_and_printed(there: Any, tmp_path: Any) -> None:
    page = shown(there)
    ways = {action.text(): action for action in page.bar.exports.actions()}
    ways["Kopiera resultatkedjan som bild"].trigger()
    assert QGuiApplication.clipboard().image().width() > 1000
    for words, name, start in (
        ("Spara resultatkedjan som bild (PNG)…", "kedja.png", b"\x89PNG"),
        ("Spara resultatkedjan som vektorbild (SVG)…", "kedja.svg", b"<svg"),
        ("Spara resultatkedjan som PDF…", "kedja.pdf", b"%PDF"),
    ):
        there.asker.answers.append(tmp_path / name)
        ways[words].trigger()
        there.settle()
        assert (tmp_path / name).read_bytes().startswith(start)
        assert there.told[-1] == f"Resultatkedjan är sparad som {name}."
    there.asker.answers.append(None)
    ways["Skriv ut resultatkedjan…"].trigger()
    assert there.asker.asked[-1] == "Resultatkedjan"


def test_an_empty_plan_says_where_to_begin(place: Any) -> None:  # noqa: F811
    there = place(items=())
    page = shown(there)
    assert page.bar.isHidden()
    assert page.view.isHidden()


def test_everything_that_takes_the_keyboard_has_a_name(there: Any, nameless: Any) -> None:
    assert nameless(shown(there)) == []


def test_nothing_can_be_changed_in_a_plan_that_can_only_be_read(there: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(there.session), "writable", False)
    page, ids = shown(there), there.ids
    page.choose(ids["f1"])
    press(page.view, Qt.Key.Key_L)
    assert page.view.linking is None
    page.menu.offer(ids["f1"], QPoint())
    assert page.menu.actions() == []
    assert not page.bar.link.isEnabled() and not page.bar.add.isEnabled() and not page.bar.remove.isEnabled()
