"""The frame and the desk: rooms made when visited, told what changed, and back in place after every redressing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.journeys.session import Person
from app.models.errors import UserError
from app.storage.settings import FILE_NAME, Settings, load_settings, save_settings
from app.ui.desk import Desk
from app.ui.find.dialog import FindDialog
from app.ui.help import HelpDialog
from app.ui.palette import Palette
from app.ui.start_page import Doors, PlanEntry, StartPage
from app.ui.text import moment, saved_line
from tests.ui.frame_pieces import NOON, MemorySession, entries, make_doors

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(qtbot: QtBot, fonts: None, tmp_path: Path, look_cache: Path, scripted: Any) -> Iterator[MakeDesk]:
    made: list[Desk] = []

    def make(doors: Doors | None = None, *answers: Any) -> Desk:
        desk = Desk(tmp_path, look_cache, lambda _ask: doors or make_doors(), entries(), scripted(*answers))
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """A desk with the newest plan open and its window shown."""
    made = make_desk()
    made.open_newest()
    made.window.show()
    return made


def test_the_window_opens_where_the_person_left(make_desk: MakeDesk, tmp_path: Path) -> None:
    save_settings(tmp_path, Settings(last_plan="q", last_room="action_plan"))
    opened: list[str] = []
    doors = make_doors()
    desk = make_desk(Doors(**(vars(doors) | {"open": lambda plan: (opened.append(plan), MemorySession())[1]})))
    desk.open_newest()
    assert opened == ["q"]
    assert desk.frame is not None and desk.frame.current == "action_plan"


def test_without_a_memory_the_first_plan_that_can_be_read_is_opened(make_desk: MakeDesk) -> None:
    opened: list[str] = []
    doors = make_doors(
        (PlanEntry("bad", "A", "B", problem="trasig"), PlanEntry("new", "A", "B", NOON), PlanEntry("old", "A", "B"))
    )
    desk = make_desk(Doors(**(vars(doors) | {"open": lambda plan: (opened.append(plan), MemorySession())[1]})))
    desk.open_newest()
    assert opened == ["new"]


def test_only_the_room_visited_is_made(desk: Desk) -> None:
    assert desk.frame is not None
    assert list(desk.frame._rooms) == ["overview"]
    desk.go("action_plan", "g")
    assert list(desk.frame._rooms) == ["overview", "action_plan"]
    assert desk.frame.room("action_plan").shown == ["g"]


def test_the_bar_says_the_room_and_how_things_stand(desk: Desk) -> None:
    assert desk.frame is not None
    desk.go("action_plan")
    assert desk.frame.bar.title.text() == "Handlingsplan"
    assert desk.frame.bar.state.whole() == "Utkast, 1 mål"


def test_a_visible_room_is_told_at_once_and_a_hidden_one_when_it_is_shown(desk: Desk) -> None:
    assert desk.frame is not None and isinstance(desk.session, MemorySession)
    first = desk.frame.room("overview")
    desk.go("action_plan")
    second = desk.frame.room("action_plan")
    before = len(first.refreshed)
    desk.session.announce({"goal"}, {"g"})
    desk.session.announce({"finding"}, {"f"})
    assert second.refreshed[-2:] == [
        (frozenset({"goal"}), frozenset({"g"})),
        (frozenset({"finding"}), frozenset({"f"})),
    ]
    assert len(first.refreshed) == before
    desk.go("overview")
    assert first.refreshed[before:] == [(frozenset({"goal", "finding"}), frozenset({"g", "f"}))]


def test_a_room_never_seen_starts_with_everything(desk: Desk) -> None:
    assert desk.frame is not None and isinstance(desk.session, MemorySession)
    room = desk.frame.room("action_plan")
    desk.session.announce({"goal"}, {"g"})
    desk.go("action_plan")
    assert room.refreshed == [(frozenset(), frozenset())]


def test_undo_is_named_answers_in_the_status_line_and_can_be_taken_back(desk: Desk) -> None:
    assert desk.frame is not None
    undo, redo = desk._actions.undo, desk._actions.redo
    assert undo.text() == "Ångra: ändrade målvärde"
    assert not redo.isEnabled()
    undo.trigger()
    assert desk.frame.status.told.whole() == "Ångrade: ändrade målvärde"
    assert not undo.isEnabled() and undo.text() == "Ångra"
    redo.trigger()
    assert desk.frame.status.told.whole() == "Gjorde om: ändrade målvärde"
    assert undo.isEnabled() and not redo.isEnabled()


def test_the_buttons_in_the_bar_follow_the_actions(desk: Desk) -> None:
    from app.ui.frame_parts import ActionButton

    assert desk.frame is not None
    *_, undo, _several, redo = desk.frame.bar.findChildren(ActionButton)
    assert undo.accessibleName() == "Ångra: ändrade målvärde"
    undo.click()
    assert not undo.isEnabled() and redo.isEnabled()


def test_everything_that_takes_focus_in_the_frame_has_a_name(desk: Desk, nameless: Any) -> None:
    assert nameless(desk.window) == []


def test_another_text_size_builds_the_window_anew_in_the_same_place(desk: Desk) -> None:
    assert desk.frame is not None
    desk.go("action_plan", "g")
    before = desk.frame
    desk.set_scale(2.0)
    assert desk.frame is not before
    assert desk.frame.current == "action_plan"
    assert desk.frame.room("action_plan").shown == ["g"]
    assert desk.theme.px(10) == 20
    assert isinstance(desk.session, MemorySession) and len(desk.session.listeners) == 2


@pytest.mark.parametrize(("wish", "got"), [(0.3, 1.0), (7.0, 2.0), (1.24, 1.2)])
def test_the_text_size_stays_within_what_is_drawn(desk: Desk, wish: float, got: float) -> None:
    desk.set_scale(wish)
    assert desk.settings.text_scale == got


def test_the_text_size_follows_its_keys(desk: Desk) -> None:
    words = {action.text(): action for action in desk._actions.others}
    words["Större text"].trigger()
    words["Större text"].trigger()
    words["Mindre text"].trigger()
    assert desk.settings.text_scale == 1.1
    words["Normal textstorlek"].trigger()
    assert desk.settings.text_scale == 1.0


def test_the_persons_colours_win(desk: Desk) -> None:
    desk.set_theme("dark")
    assert desk.theme.name == "dark"


def test_place_and_choices_are_remembered_when_the_window_closes(desk: Desk, tmp_path: Path) -> None:
    desk.set_theme("dark")
    desk.go("action_plan")
    desk.window.close()
    kept = load_settings(tmp_path)
    assert (kept.theme, kept.last_room, kept.last_plan) == ("dark", "action_plan", "p")
    assert kept.geometry


def test_the_windows_size_comes_back(desk: Desk, make_desk: MakeDesk) -> None:
    desk.window.resize(desk.window.width(), 650)
    desk.window.close()
    assert make_desk().window.height() == 650


def test_a_geometry_that_is_nonsense_is_passed_over(make_desk: MakeDesk, tmp_path: Path) -> None:
    save_settings(tmp_path, Settings(geometry="åäö"))
    assert make_desk().window.width() > 400


def test_a_damaged_settings_file_never_stops_the_window(make_desk: MakeDesk, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{", "utf-8")
    assert make_desk().settings == Settings()


def test_closing_gives_the_plan_back(make_desk: MakeDesk) -> None:
    closed: list[MemorySession] = []
    desk = make_desk(make_doors(closed=closed))
    desk.open_newest()
    session = desk.session
    desk.show_start()
    assert closed == [session]
    assert session is not None and session.listeners == []


def test_a_plan_that_cannot_be_opened_is_told_on_the_page_to_choose_from(make_desk: MakeDesk) -> None:
    def refuse(_plan: str) -> Any:
        raise UserError("settings_unreadable", path="plan", reason="låst")

    desk = make_desk(Doors(**(vars(make_doors()) | {"open": refuse})))
    desk.open_newest()
    assert desk.frame is None
    said = [child.accessibleName() for child in desk.window.findChildren(QWidget)]
    assert any("låst" in name for name in said)


def test_the_palette_finds_verbs_rooms_window_and_records(make_desk: MakeDesk) -> None:
    shown: list[str] = []

    def take(palette: Palette) -> bool:
        shown.extend(command.words for command in palette.shown)
        palette.filter("fler unga")
        palette.run()
        return True

    desk = make_desk(None, take)
    desk.open_newest()
    desk._actions.palette.trigger()
    assert shown[:2] == ["Nytt mål", "Nytt mål"]
    assert {"Gå till Handlingsplan", "Ångra: ändrade målvärde", "Större text", "Unga utan arbete eller studier"} <= {
        *shown
    }
    assert "Ta bort målet" not in shown and "Kommandon" not in shown
    assert desk.frame is not None and desk.frame.current == "action_plan"
    assert desk.frame.room("action_plan").shown == ["g"]


def test_a_verb_of_another_room_is_done_there(make_desk: MakeDesk) -> None:
    def take(palette: Palette) -> bool:
        next(each for each in palette.shown if each.where == "Handlingsplan").run()
        return True

    desk = make_desk(None, take)
    desk.open_newest()
    desk._actions.palette.trigger()
    assert desk.frame is not None and desk.frame.current == "action_plan"
    assert desk.frame.room("action_plan").done == ["Nytt mål"]


def test_without_a_plan_the_palette_still_offers_the_window(make_desk: MakeDesk) -> None:
    words: list[str] = []
    desk = make_desk(make_doors(()), lambda palette: words.extend(each.words for each in palette.shown))
    desk.open_newest()
    desk._actions.palette.trigger()
    assert "Större text" in words and not [word for word in words if word.startswith("Ångra")]


def test_f1_reads_the_handbook(make_desk: MakeDesk) -> None:
    read: list[str] = []

    def take(dialog: HelpDialog) -> bool:
        read.append(dialog.browser.toPlainText())
        return False

    desk = make_desk(None, take)
    desk.open_newest()
    desk._actions.help.trigger()
    assert "Den röda tråden" in read[0]


def test_making_a_plan_opens_it(make_desk: MakeDesk) -> None:
    def fill(dialog: Any) -> bool:
        dialog.title.setText("Ny plan")
        dialog.board.setCurrentIndex(0)
        dialog.close_with("create")
        return dialog.result() == 1

    desk = make_desk(make_doors(()), fill)
    desk.open_newest()
    desk.window.findChildren(StartPage)[0].begin()
    assert desk.window.windowTitle() == "Ny plan – Handslag"


def test_the_window_paints_and_says_so_once(qtbot: QtBot, make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.open_newest()
    with qtbot.waitSignal(desk.window.painted):
        desk.window.show()
    assert desk.window.rect().contains(QPoint(1, 1))


def test_times_are_said_as_swedes_say_them() -> None:
    assert saved_line(NOON, date(2015, 4, 23)) == "Allt är sparat på den här datorn · senast 14.02"
    assert moment(NOON, date(2015, 4, 24)) == "23\u00a0april 14.02"
    assert moment(NOON, date(2016, 4, 24)) == "23\u00a0april 2015 14.02"
    assert saved_line(None, date(2015, 4, 23)) == "Allt är sparat på den här datorn"


def test_a_plan_that_can_only_be_read_says_why_where_it_else_says_saved(make_desk: MakeDesk) -> None:
    refused = UserError("settings_unreadable", path="planen", reason="skrivskyddad")
    desk = make_desk(Doors(**(vars(make_doors()) | {"open": lambda _plan: MemorySession(refusal=refused)})))
    desk.open_newest()
    assert desk.frame is not None and "skrivskyddad" in desk.frame.status.saved.whole()


def test_the_persons_name_is_asked_for_and_shown(make_desk: MakeDesk) -> None:
    def fill(dialog: Any) -> bool:
        dialog.fields.name.setText("  ")
        dialog.close_with("keep")
        assert dialog.result() == 0 and dialog.fields.name.property("level") == "stop"
        dialog.fields.name.setText("Eva Berg")
        dialog.close_with("keep")
        return dialog.result() == 1

    desk = make_desk(None, fill)
    desk.open_newest()
    desk._actions.person.trigger()
    assert desk.session is not None and desk.session.person == Person("Eva Berg", "Exempelnämnden")
    assert desk._doors.person().name == "Eva Berg"


def test_what_takes_time_starts_only_when_the_window_has_been_painted(make_desk: MakeDesk) -> None:
    begun: list[str] = []
    desk = make_desk()
    desk.open_newest()
    desk.standpoint.begin = lambda: begun.append("first")  # type: ignore[method-assign]
    assert begun == []
    desk.begin()
    assert begun == ["first"]


def test_a_nameless_person_is_offered_to_write_the_name(make_desk: MakeDesk) -> None:
    desk = make_desk(Doors(**(vars(make_doors()) | {"open": lambda _plan: MemorySession(person=Person())})), False)
    desk.open_newest()
    assert desk.frame is not None
    offer = [made for made in desk.frame.navigation.findChildren(QPushButton) if "Ange ditt namn" in made.text()]
    offer[0].click()
    assert desk.session is not None and desk.session.person == Person()


def test_the_keyboard_starts_at_the_room_one_is_in(qtbot: QtBot, desk: Desk) -> None:
    desk.window.activateWindow()
    desk.begin()
    assert desk.frame is not None
    here = desk.frame.navigation._buttons["overview"]
    qtbot.waitUntil(here.hasFocus)
    ring = desk._wardrobe._ring
    assert ring is not None and ring.around is here


def test_qts_own_dialogs_speak_swedish_once_the_window_has_been_painted(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.begin()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Avbryt"
    assert QCoreApplication.translate("QFileDialog", "File &name:") == "Fil&namn:"


def test_back_and_forward_lead_through_rooms_and_records_also_after_a_redressing(desk: Desk) -> None:
    actions = desk._actions
    assert not actions.back.isEnabled()
    desk.go("action_plan", "g")
    desk.go("action_plan", "f")
    actions.back.trigger()
    assert desk.frame is not None and desk.frame.place() == "g"
    desk.set_scale(1.2)
    actions.back.trigger()
    assert desk.frame.current == "overview" and not actions.back.isEnabled()
    actions.forward.trigger()
    assert (desk.frame.current, desk.frame.place()) == ("action_plan", "g")


def test_a_room_that_shows_another_record_by_itself_is_followed(desk: Desk) -> None:
    desk.go("action_plan", "g")
    assert desk.frame is not None
    room = desk.frame.room("action_plan")
    room.show_record("f")
    room.moved.emit()
    desk._actions.back.trigger()
    assert desk.frame.place() == "g"


def test_the_latest_places_are_offered_by_name(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # the test's screen has no keyboard to grab
    desk.go("action_plan", "g")
    desk.go("overview")
    desk._actions.recent.trigger()
    assert desk.frame is not None
    offered = desk.frame.ways.menu.actions()
    assert [action.text() for action in offered] == ["Handlingsplan: Fler unga i arbete eller studier"]
    offered[0].trigger()
    assert desk.frame.place() == "g"


def test_search_leads_from_any_room_to_the_record(make_desk: MakeDesk) -> None:
    def look(dialog: FindDialog) -> bool:
        dialog.line.setText("studier")
        dialog._choose_near(2, 1)
        dialog.go()
        return True

    desk = make_desk(None, look, lambda dialog: dialog.line.text() == "studier")
    desk.open_newest()
    desk.window.show()
    desk._actions.find.trigger()
    assert desk.frame is not None
    assert (desk.frame.current, desk.frame.place()) == ("action_plan", "g")
    desk._actions.find.trigger()


def test_without_a_plan_there_is_nothing_to_search_or_go_back_to(desk: Desk) -> None:
    desk.show_start()
    assert not any(action.isEnabled() for action in desk._actions.of_a_plan)


def test_several_steps_are_undone_from_a_list(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # the test's screen has no keyboard to grab
    session = desk.session
    assert desk.frame is not None and isinstance(session, MemorySession)
    session.undoable[:] = ["ändrade mål", "ändrade mått", "ändrade målvärde"]
    monkeypatch.setattr(MemorySession, "undo_names", lambda self, most: self.undoable[::-1][:most], raising=False)
    desk._actions.undo_list.trigger()
    offered = desk.frame.ways.menu.actions()
    assert [action.text() for action in offered] == [
        "Ångra: ändrade målvärde",
        "Ångra 2\u00a0steg, till och med: ändrade mått",
        "Ångra 3\u00a0steg, till och med: ändrade mål",
    ]
    offered[1].trigger()
    assert session.undoable == ["ändrade mål"]
    assert desk.frame.status.told.whole() == "Ångrade 2\u00a0steg"
