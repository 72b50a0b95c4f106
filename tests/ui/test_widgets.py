"""The pieces of the toolkit do what they say, by mouse and by keyboard."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui.theme import LEVELS, Theme
from app.ui.widgets import (
    Badge,
    Chip,
    EmptyState,
    Field,
    Line,
    Notice,
    NumberEdit,
    ProgressLine,
    SegmentedButtons,
    Station,
    TabBar,
    ThreadStrip,
    button,
    clear,
    column,
    label,
    row,
    scrolling,
)
from app.ui.widgets.fields import ComboBox
from app.ui.widgets.focus import FocusRing
from app.ui.widgets.progress import PATIENCE_MS
from tests.ui.component_sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["light", "dark", "contrast_light", "contrast_dark"])
def test_every_component_can_be_named_by_a_screen_reader_in_every_look(
    qtbot: QtBot, dressed: Callable[[str, float], Theme], nameless: Any, name: str, scale: float
) -> None:
    page = sheet(dressed(name, scale))
    qtbot.addWidget(page)
    assert nameless(page) == []


def test_what_people_wrote_is_never_taken_for_markup(qtbot: QtBot, theme: Theme) -> None:
    made = label("<b>fet</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == "<b>fet</b>"


def test_a_button_with_an_icon_gets_air_before_its_words(qtbot: QtBot, theme: Theme) -> None:
    made = button(theme, "Lägg till mål", icon="plus")
    qtbot.addWidget(made)
    assert made.text() == " Lägg till mål"
    assert made.accessibleName() == "Lägg till mål"


def test_layouts_take_widgets_gaps_and_stretch_and_can_be_emptied(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    outer = QVBoxLayout(page)
    outer.addLayout(row(label("a"), 12, None, column(label("b"))))
    assert len(page.findChildren(QLabel)) == 2
    clear(outer)
    assert outer.count() == 0


def test_a_line_too_long_for_its_room_is_whole_in_the_tooltip(qtbot: QtBot, theme: Theme) -> None:
    line = Line("Allt är sparat på den här datorn")
    qtbot.addWidget(line)
    line.resize(60, 20)
    line.show()
    assert line.text().endswith("…")
    assert line.toolTip() == line.whole() == line.accessibleName()
    line.resize(600, 20)
    assert line.text() == line.whole()
    assert line.toolTip() == ""


@pytest.mark.parametrize("level", LEVELS)
def test_a_notice_says_its_level_in_words(qtbot: QtBot, theme: Theme, level: Any) -> None:
    notice = Notice(theme, level, "baslinjen saknas.")
    qtbot.addWidget(notice)
    word, rest = notice.title.text().split(": ")
    assert word and rest == "baslinjen saknas."


def test_a_notices_buttons_do_their_work(qtbot: QtBot, theme: Theme) -> None:
    done: list[str] = []
    notice = Notice(
        theme, "stop", "x", "y", [("Byt", lambda: done.append("byt")), ("Visa", lambda: done.append("visa"))]
    )
    qtbot.addWidget(notice)
    from PySide6.QtWidgets import QPushButton

    for made in notice.findChildren(QPushButton):
        made.click()
    assert done == ["byt", "visa"]


def test_a_badge_is_a_fact_and_not_a_target(qtbot: QtBot, theme: Theme) -> None:
    badge = Badge(theme, "done", "Godkänd")
    qtbot.addWidget(badge)
    assert badge.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert badge.height() == 24


def test_a_chip_can_be_removed_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "Ekliden")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Space)
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert chip.accessibleName() == "Ta bort Ekliden"


def test_an_empty_state_has_one_primary_verb(qtbot: QtBot, theme: Theme) -> None:
    done: list[int] = []
    empty = EmptyState(theme, "target", "Inga mål", "Varför.", ("Skriv", lambda: done.append(1)), other=("Läs", print))
    qtbot.addWidget(empty)
    from PySide6.QtWidgets import QPushButton

    primary = [made for made in empty.findChildren(QPushButton) if made.property("kind") == "primary"]
    assert len(primary) == 1
    primary[0].click()
    assert done == [1]


@pytest.mark.parametrize("made", [SegmentedButtons, TabBar])
def test_one_of_a_few_is_chosen_by_click_and_arrow(qtbot: QtBot, theme: Theme, made: type[TabBar]) -> None:
    choice = made(theme, [("a", "Läget"), ("b", "Varför"), ("c", "Profil")], "Vyer")
    qtbot.addWidget(choice)
    choice.show()
    assert choice.current == "a"
    with qtbot.waitSignal(choice.chosen) as said:
        choice.button("b").click()
    assert said.args == ["b"]
    choice.activateWindow()
    choice.button("b").setFocus()
    qtbot.waitUntil(choice.button("b").hasFocus)
    QTest.keyClick(choice.button("b"), Qt.Key.Key_Right)
    assert choice.current == "c"


def test_showing_a_choice_says_nothing(qtbot: QtBot, theme: Theme) -> None:
    choice = TabBar(theme, [("a", "Läget"), ("b", "Varför")], "Vyer")
    qtbot.addWidget(choice)
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose("b")
    assert choice.current == "b"


STATIONS = [
    Station("goal", "Mål", "filled", count="5"),
    Station("measure", "Mått", "here", "du är här"),
    Station("decision", "Beslut", "later"),
]


def test_the_thread_is_read_aloud_with_states_in_words(qtbot: QtBot, theme: Theme) -> None:
    strip = ThreadStrip(theme, STATIONS)
    qtbot.addWidget(strip)
    assert strip.accessibleDescription() == "Mål 5 finns, Mått du är här, Beslut senare"


def test_a_station_is_chosen_by_mouse_and_by_arrows(qtbot: QtBot, theme: Theme) -> None:
    strip = ThreadStrip(theme, STATIONS, clickable=True)
    qtbot.addWidget(strip)
    strip.resize(300, strip.sizeHint().height())
    with qtbot.waitSignal(strip.chosen) as clicked:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(50, 16))
    QTest.keyClick(strip, Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.chosen) as entered:
        QTest.keyClick(strip, Qt.Key.Key_Return)
    assert (clicked.args, entered.args) == (["goal"], ["measure"])


def test_only_the_thread_is_drawn_in_the_threads_red(qtbot: QtBot, theme: Theme) -> None:
    strip = ThreadStrip(theme, [Station("a", "A", "filled"), Station("b", "B", "filled")])
    qtbot.addWidget(strip)
    strip.resize(200, strip.sizeHint().height())
    image = strip.grab().toImage()
    assert image.pixelColor(100, 16) == theme.colour("thread")
    strip.set_stations([Station("a", "A", "filled"), Station("b", "B", "missing")])
    image = strip.grab().toImage()
    assert all(image.pixelColor(x, 16) != theme.colour("thread") for x in range(70, 130))


@pytest.mark.parametrize(("typed", "meant"), [("12,5", "12.5"), ("12.5", "12.5"), ("1 200", "1200"), ("−3", "-3")])
def test_a_number_is_taken_as_it_was_meant(qtbot: QtBot, theme: Theme, typed: str, meant: str) -> None:
    field = NumberEdit("Målvärde")
    qtbot.addWidget(field)
    field.setText(typed)
    with qtbot.waitSignal(field.committed) as said:
        field.editingFinished.emit()
    assert said.args == [Decimal(meant)]
    assert field.value() == Decimal(meant)


def test_what_is_not_a_number_stays_and_is_explained(qtbot: QtBot, theme: Theme) -> None:
    field = NumberEdit("Målvärde", 7)
    qtbot.addWidget(field)
    field.setText("sju")
    with qtbot.waitSignal(field.refused) as said, qtbot.assertNotEmitted(field.committed):
        field.editingFinished.emit()
    assert "sju" in said.args[0]
    assert field.text() == "sju"
    assert field.property("level") == "stop"
    assert field.value() == Decimal(7)


def test_an_unchanged_number_is_not_committed_and_an_emptied_one_is_none(qtbot: QtBot, theme: Theme) -> None:
    field = NumberEdit("Målvärde", Decimal("62.5"))
    qtbot.addWidget(field)
    assert field.text() == "62,5"
    with qtbot.assertNotEmitted(field.committed):
        field.editingFinished.emit()
    field.setText("")
    with qtbot.waitSignal(field.committed) as said:
        field.editingFinished.emit()
    assert said.args == [None]


def test_a_fields_remark_is_shown_in_form_word_and_colour_and_taken_away(qtbot: QtBot, theme: Theme) -> None:
    line = QLineEdit()
    field = Field(theme, "Baslinje", line, "krävs vid ansökan")
    qtbot.addWidget(field)
    field.set_remark("remark", "saknas")
    assert line.property("level") == "remark"
    assert line.accessibleDescription() == "Anmärkning: saknas"
    assert line.accessibleName() == "Baslinje"
    field.set_remark(None)
    assert line.property("level") == ""
    assert line.accessibleDescription() == ""


def test_progress_waits_before_it_shows_and_can_be_stopped_once(qtbot: QtBot, theme: Theme) -> None:
    stopped: list[int] = []
    progress = ProgressLine(theme)
    qtbot.addWidget(progress)
    progress.begin("Räknar", lambda: stopped.append(1))
    assert progress.isHidden()
    qtbot.waitUntil(progress.isVisible, timeout=PATIENCE_MS * 5)
    progress.show_progress("Räknar, 5 av 10", 5, 10)
    assert (progress.bar.value(), progress.bar.maximum()) == (5, 10)
    progress.cancel.click()
    progress.cancel.click()
    assert stopped == [1]
    progress.end()
    assert progress.isHidden()


def test_quick_work_never_shows_progress(qtbot: QtBot, theme: Theme) -> None:
    progress = ProgressLine(theme)
    qtbot.addWidget(progress)
    progress.begin("Räknar", print)
    progress.end()
    assert not progress._wait.isActive()


def test_the_focus_ring_follows_the_focus_and_is_not_cut_by_its_parent(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    first, second = QLineEdit(), QLineEdit()
    QVBoxLayout(page).addLayout(column(Field(theme, "Ett", first), Field(theme, "Två", second)))
    ring = FocusRing(theme)
    ring.follow(qapp)
    page.show()
    page.activateWindow()
    for line in (first, second):
        line.setFocus()
        qtbot.waitUntil(lambda line=line: ring.around is line)
        assert ring.frame.parentWidget() is page
    ring.leave(qapp)


def test_the_focus_ring_survives_the_page_it_stood_in(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    first, second = QLineEdit(), QLineEdit()
    inside = QWidget()
    QVBoxLayout(inside).addWidget(first)
    area = scrolling(inside, "Formulär")
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addLayout(column(area, second))
    ring = FocusRing(theme)
    ring.follow(qapp)
    page.show()
    page.activateWindow()
    first.setFocus()
    qtbot.waitUntil(lambda: ring.around is first)
    shiboken6.delete(area)
    second.setFocus()
    qtbot.waitUntil(lambda: ring.around is second)
    ring.leave(qapp)


def test_the_model_of_a_table_keeps_qts_rules(qtbot: QtBot, theme: Theme) -> None:
    from app.ui.widgets import Column, TableModel

    model: TableModel[tuple[str, int]] = TableModel(theme, [Column("Namn", lambda r: r[0])], [("Å", 1), ("A", 2)])
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(0)
    model.set_rows([("B", 3)])
    assert tester.model() is model


def test_the_wheel_passes_a_list_by(qtbot, theme) -> None:
    box = ComboBox()
    box.addItems(["ett", "två", "tre"])
    qtbot.addWidget(box)
    box.show()
    here = QPointF(5, 5)
    turned = QWheelEvent(
        here,
        box.mapToGlobal(here),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert box.currentIndex() == 0
