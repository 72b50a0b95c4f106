"""Everything that asks: palette, start page, new plan, help, and the two faces of something going wrong."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.journeys.session import Person
from app.models.errors import UserError
from app.storage.device_key import PASSPHRASE_VARIABLE
from app.ui.ask import TextDialog, WindowAsker
from app.ui.crash import CrashHandler, report
from app.ui.help import HANDBOOK, HelpDialog, page_text
from app.ui.palette import MOST, Command, Palette, matching
from app.ui.passphrase import device_passphrase
from app.ui.plan_dialogs import NewPlanDialog
from app.ui.start_page import StartPage, waiting
from app.ui.theme import Theme
from app.ui.widgets import CANCEL, Dialog, Question, Verb
from tests.ui.frame_pieces import make_doors

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COMMANDS = [
    Command("Lägg till mål", print, "Handlingsplan"),
    Command("Ta bort målet", print, "Handlingsplan"),
    Command("Mål i fokus", print, "Översikt"),
    Command("Exportera tabellen", print, "Lägesbild"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Lägg till mål", "Ta bort målet", "Mål i fokus", "Exportera tabellen"]),
        ("mål", ["Mål i fokus", "Lägg till mål", "Ta bort målet"]),
        ("MÅL TILL", ["Lägg till mål"]),
        ("lägesbild", ["Exportera tabellen"]),
        ("exp läges", ["Exportera tabellen"]),
        ("mal", []),
    ],
)
def test_the_palette_finds_by_every_word_and_puts_the_nearest_first(typed: str, found: list[str]) -> None:
    assert [command.words for command in matching(COMMANDS, typed)] == found


def test_the_words_of_a_command_go_before_the_room_it_belongs_to() -> None:
    commands = [Command("Ny slutsats", print, "Handlingsplan"), Command("Byt handlingsplan eller börja en ny", print)]
    assert [command.words[:3] for command in matching(commands, "ny handlingsplan")] == ["Byt", "Ny "]


@given(st.lists(st.text(max_size=8), max_size=80), st.text(max_size=4))
def test_what_is_found_holds_what_was_typed_and_nothing_is_made_up(words: list[str], typed: str) -> None:
    commands = [Command(each, print) for each in words]
    found = matching(commands, typed)
    assert len(found) <= MOST
    assert all(part in each.words.casefold() for each in found for part in typed.casefold().split())
    holding = [each for each in words if all(part in each.casefold() for part in typed.casefold().split())]
    assert len(found) == min(len(holding), MOST)


def test_the_palette_is_worked_by_keyboard_alone(qtbot: QtBot, theme: Theme, nameless: Any) -> None:
    done: list[str] = []
    commands = [Command(words, lambda words=words: done.append(words)) for words in ("Ett", "Tre")]
    palette = Palette(theme, commands)
    qtbot.addWidget(palette)
    assert nameless(palette) == []
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.line.accessibleDescription() == "Tre"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == ["Tre"]


def test_a_palette_without_a_hit_says_so_and_does_nothing(qtbot: QtBot, theme: Theme) -> None:
    palette = Palette(theme, COMMANDS)
    qtbot.addWidget(palette)
    palette.filter("zzz")
    assert "zzz" in palette.none.text()
    palette.run()
    assert palette.result() == 0


def test_a_dialog_answers_with_its_verb_and_escape_is_no_answer(qtbot: QtBot, theme: Theme, nameless: Any) -> None:
    dialog = Dialog(theme, "Ta bort målet?", "Du kan ångra.", [CANCEL, Verb("delete", "Ta bort målet", "stop")])
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []
    dialog.buttons["delete"].click()
    assert (dialog.answer, dialog.result()) == ("delete", 1)
    dialog.buttons[""].click()
    assert (dialog.answer, dialog.result()) == ("", 0)


def test_a_line_of_text_is_asked_for_until_something_is_written(qtbot: QtBot, theme: Theme) -> None:
    dialog = TextDialog(theme, Question("Vad heter du?", ""), "Namn")
    qtbot.addWidget(dialog)
    assert not dialog.buttons["ok"].isEnabled()
    dialog.line.setText("Anna")
    assert dialog.buttons["ok"].isEnabled()
    assert dialog.buttons[""].isEnabled()


def test_the_window_asks_and_gives_back_what_was_chosen(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialog, "exec", lambda dialog: dialog.close_with("save") or dialog.result())
    assert WindowAsker(theme).choose(Question("Spara?", "", [CANCEL, Verb("save", "Spara")])) == "save"
    monkeypatch.setattr(TextDialog, "exec", lambda dialog: dialog.line.setText("Bo") or 1)
    assert WindowAsker(theme).text(Question("Vem?", ""), "Namn", secret=True) == "Bo"
    monkeypatch.setattr(TextDialog, "exec", lambda _dialog: 0)
    assert WindowAsker(theme).text(Question("Vem?", ""), "Namn") is None


def test_the_start_page_opens_the_chosen_plan(qtbot: QtBot, theme: Theme, scripted: Any, nameless: Any) -> None:
    page = StartPage(theme, make_doors(), scripted(), date(2015, 4, 23))
    qtbot.addWidget(page)
    assert nameless(page) == []
    with qtbot.waitSignal(page.opened):
        page.open_chosen()
    with qtbot.waitSignal(page.opened):
        QTest.keyClick(page.table, Qt.Key.Key_Return)


def test_a_computer_without_plans_is_shown_three_ways_in(qtbot: QtBot, theme: Theme, scripted: Any) -> None:
    page = StartPage(theme, make_doors(()), scripted(Path("delad.handslag"), None), date(2015, 4, 23))
    qtbot.addWidget(page)
    assert page.new.property("kind") == "primary"
    with qtbot.waitSignal(page.opened):
        page.open_example()
    with qtbot.waitSignal(page.opened) as received:
        page.receive()
    assert received.args[0].plan.root.text("title") == "delad"
    with qtbot.assertNotEmitted(page.opened):
        page.receive()


def test_a_new_plan_asks_under_the_field_for_what_is_missing(qtbot: QtBot, theme: Theme, nameless: Any) -> None:
    dialog = NewPlanDialog(theme, ["Exempelnämnden", "Skärholmen"], Person())
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []
    dialog.close_with("create")
    assert dialog.result() == 0
    assert dialog.title.property("level") == dialog.board.property("level") == "stop"
    dialog.title.setText("  Plan  ")
    dialog.board.setCurrentIndex(1)
    assert not dialog.title.property("level") and not dialog.board.property("level"), "what is mended is not wrong"
    dialog.close_with("create")
    assert dialog.result() == 0
    assert dialog.who is not None and dialog.who.name.property("level") == "stop"
    dialog.who.name.setText("Anna")
    dialog.close_with("create")
    assert dialog.result() == 1
    assert dialog.filled == ("Plan", "Skärholmen")
    assert dialog.person == Person("Anna")


def test_who_is_known_is_not_asked_again(qtbot: QtBot, theme: Theme) -> None:
    dialog = NewPlanDialog(theme, ["Skärholmen"], Person("Anna"))
    qtbot.addWidget(dialog)
    assert dialog.who is None and dialog.person == Person("Anna")


def test_the_environment_answers_for_the_passphrase_before_anyone_is_asked(
    scripted: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDSLAG_DEVICE_PASSPHRASE", "ur miljön")
    assert device_passphrase(scripted(), new=True) == "ur miljön"
    monkeypatch.delenv("HANDSLAG_DEVICE_PASSPHRASE")
    assert device_passphrase(scripted("skrivet"), new=False) == "skrivet"
    assert device_passphrase(scripted(None), new=False) is None


def test_a_new_passphrase_is_written_twice_until_both_are_the_same(scripted, monkeypatch) -> None:
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)
    ask = scripted("lösen", "lösem", "lösen", "lösen")
    assert device_passphrase(ask, new=True) == "lösen"
    assert "inte lika" in ask.asked[2].title
    assert device_passphrase(scripted("lösen", None), new=True) is None
    assert device_passphrase(scripted(None), new=True) is None


def test_every_page_of_the_handbook_has_a_heading_and_a_room_without_one_gets_the_window() -> None:
    for page in HANDBOOK.glob("*.md"):
        assert page.read_text("utf-8").startswith("# "), page.name
    assert page_text("finns inte") == page_text("fonstret")


def test_help_stays_inside_the_handbook(qtbot: QtBot, theme: Theme, tmp_path: Path, nameless: Any) -> None:
    (tmp_path / "fonstret.md").write_text("# Fönstret\n\n[ut](https://example.org) [mer](mer.md)\n", "utf-8")
    (tmp_path / "mer.md").write_text("# Mer\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "utf-8")
    dialog = HelpDialog(theme, "fonstret", folder=tmp_path)
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []
    assert not dialog.browser.openExternalLinks()
    dialog.browser.anchorClicked.emit(QUrl("https://example.org"))
    assert "example.org" in dialog.sentence.text()
    assert "Fönstret" in dialog.browser.toPlainText()
    dialog.browser.anchorClicked.emit(QUrl("mer.md"))
    assert "Mer" in dialog.browser.toPlainText()
    dialog.browser.anchorClicked.emit(QUrl("../../../hemligt.md"))
    assert "Mer" in dialog.browser.toPlainText()


def _raised() -> ValueError:
    try:
        secret = "Anna Lindqvists text"
        try:
            raise KeyError(secret)
        except KeyError as inner:
            raise ValueError(secret) from inner
    except ValueError as error:
        return error


def test_the_report_says_where_but_nothing_that_was_written() -> None:
    text = report(_raised())
    assert "tests/ui/test_dialogs.py" in text and "_raised" in text
    assert "ValueError" in text and "KeyError" in text
    assert "Anna" not in text
    assert str(Path.home()) not in text


def test_a_bug_offers_a_report_to_save(scripted: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask = scripted("save", tmp_path / "rapport.txt")
    error = _raised()
    CrashHandler(lambda: ask)(type(error), error, error.__traceback__)
    assert "ValueError" in (tmp_path / "rapport.txt").read_text("utf-8")
    assert "ValueError" in capsys.readouterr().err


def test_what_the_world_does_is_a_calm_sentence(scripted: Any, capsys: pytest.CaptureFixture[str]) -> None:
    ask = scripted("")
    error = UserError("settings_unwritable", path="mappen", reason="full")
    CrashHandler(lambda: ask)(UserError, error, None)
    assert ask.asked[0].sentence == str(error)
    assert capsys.readouterr().err == ""


def test_a_report_that_cannot_be_saved_is_said(scripted: Any, tmp_path: Path) -> None:
    ask = scripted("save", tmp_path, "")
    CrashHandler(lambda: ask).tell(ValueError())
    assert ask.asked[-1].title == "Rapporten kunde inte sparas"


def test_trouble_while_asking_does_not_ask_again(scripted: Any, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[Question] = []

    class Stumbling:
        def choose(self, question: Question) -> str:
            asked.append(question)
            handler(ValueError, ValueError(), None)
            return ""

    handler = CrashHandler(Stumbling)  # type: ignore[arg-type]
    handler(ValueError, ValueError(), None)
    assert len(asked) == 1
    assert capsys.readouterr().err.count("ValueError") == 2


def test_the_handler_takes_and_leaves_ctrl_c(monkeypatch: pytest.MonkeyPatch, scripted: Any) -> None:
    passed: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *what: passed.append(what[0]))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    handler = CrashHandler(scripted)
    handler.install()
    assert sys.excepthook is handler
    handler(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]


def test_the_pointer_is_itself_again_after_a_failed_wait(theme: Theme) -> None:
    with pytest.raises(UserError), waiting():
        assert QApplication.overrideCursor().shape() == Qt.CursorShape.WaitCursor
        raise UserError("plan_missing", name="x", known="–")
    assert QApplication.overrideCursor() is None


def test_a_dialog_higher_than_the_screen_scrolls_its_fields_and_keeps_its_verbs_in_sight(qtbot, theme) -> None:
    dialog = Dialog(theme, "Registrera beslut", "Beslutet knyts till innehållet.", [CANCEL, Verb("ok", "Registrera")])
    lines = [QLineEdit() for _ in range(40)]
    for line in lines:
        line.setMinimumHeight(40)
        dialog.body.addWidget(line)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.buttons["ok"].visibleRegion().boundingRect() == dialog.buttons["ok"].rect()
    assert dialog.focusWidget() is lines[0]
    lines[-1].setFocus()
    QTest.keyClick(lines[-1], Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.buttons[""]
