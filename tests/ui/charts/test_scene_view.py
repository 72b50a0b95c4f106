"""The chart widget: pointing, arrow keys, the ring, words for a screen reader, files."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage, QKeyEvent, QMouseEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest

from app.figures.scene import Ellipse, Line, Mark, Polygon, Rectangle, Scene, Text, box_ring
from app.figures.standing import StandingRow, standing_chart
from app.models.errors import UserError
from app.ui.charts.painter import Look, picture, text_width
from app.ui.charts.scene_view import SceneView

ROWS = [
    StandingRow("Björkholm", True, 81.4, 77.2, 85.6, 1),
    StandingRow("Åsö", False, 60.0, 55.0, 64.0, 2),
    StandingRow("Norrtorp", True, 35.0, 30.0, 41.0, 3),
]


def standing(width, height, measure):
    return standing_chart(ROWS, 41.3, (width, height), measure)


@pytest.fixture
def look(theme):
    return Look(theme.colour)


@pytest.fixture
def view(qtbot, look):
    made = SceneView(standing, look)
    made.resize(432, 440)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def measured(text, size, bold):
    return text_width("Source Sans 3", text, size, bold)


def press(view, key):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QGuiApplication.sendEvent(view, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def middle(view, key):
    ring = view.scene.mark(key).rings[0]
    return QPoint(round((ring[0][0] + ring[2][0]) / 2), round((ring[0][1] + ring[2][1]) / 2))


def move(view, at):
    where = QPointF(at)
    buttons = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, view.mapToGlobal(where), buttons, buttons, Qt.KeyboardModifier.NoModifier
    )
    QGuiApplication.sendEvent(view, event)


def test_a_click_picks_the_mark_under_it(view, qtbot):
    with qtbot.waitSignal(view.picked, timeout=1000) as picked:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, "Åsö"))
    assert picked.args == ["Åsö"]
    assert view.current == "Åsö"


def test_a_click_beside_every_mark_changes_nothing(view, qtbot):
    view.choose("Åsö")
    with qtbot.assertNotEmitted(view.picked):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=middle(view, "Norrtorp"))
    assert view.current == "Åsö"


def test_arrow_keys_move_between_marks_and_home_and_end_to_the_ends(view):
    keys = []
    view.picked.connect(keys.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(view, key)
    assert keys == ["Björkholm", "Åsö", "Norrtorp", "Åsö", "Norrtorp", "Björkholm"]


def test_page_keys_read_on_and_back(view):
    keys = []
    view.picked.connect(keys.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        press(view, key)
    assert keys == ["Björkholm", "Åsö", "Björkholm"]


def test_other_keys_are_left_to_others(view):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QGuiApplication.sendEvent(view, event)
    assert not event.isAccepted()
    assert view.current == ""


def test_a_screen_reader_hears_the_chart_and_then_the_current_mark(view):
    assert view.accessibleName() == "Index per stadsdel, ordnat"
    assert view.accessibleDescription() == view.scene.description
    press(view, Qt.Key.Key_Home)
    assert view.accessibleDescription() == "Björkholm: index 81,4, 9\u00a0av\u00a010 beräkningar 77,2–85,6, plats 1"
    told = QAccessible.queryAccessibleInterface(view)
    assert told.text(QAccessible.Text.Description).startswith("Björkholm")


def test_it_can_have_the_focus(view):
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_twin_table_can_choose_without_an_echo(view, qtbot):
    with qtbot.assertNotEmitted(view.picked):
        view.choose("Norrtorp")
    assert view.current == "Norrtorp"
    view.choose("Atlantis")
    assert view.current == ""
    assert view.accessibleDescription() == view.scene.description


def test_the_pointer_over_a_mark_is_told_once_and_leaving_too(view):
    told = []
    view.hovered.connect(told.append)
    at = middle(view, "Björkholm")
    for place in (at, at + QPoint(1, 0), QPoint(3, 3)):
        move(view, place)
    assert view.toolTip() == ""
    move(view, at)
    assert view.toolTip() == "Björkholm: index 81,4, 9\u00a0av\u00a010 beräkningar 77,2–85,6, plats 1"
    QGuiApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert told == ["Björkholm", "", "Björkholm", ""]


def test_the_current_mark_gets_a_ring_in_the_focus_colour(view, theme):
    before = view.grab().toImage()
    view.choose("Åsö")
    after = view.grab().toImage()
    ring = view.scene.mark("Åsö").rings[0]
    ratio = after.devicePixelRatio()
    spot = QPoint(round((ring[0][0] + ring[2][0]) / 2 * ratio), round(ring[0][1] * ratio))
    assert before != after
    near = [after.pixelColor(spot + QPoint(0, step)).lightness() for step in (-1, 0, 1)]
    assert min(near) < 60 < theme.colour("surface").lightness()


def test_another_size_is_another_layout(view):
    before = view.scene
    view.resize(800, 600)
    QGuiApplication.processEvents()
    assert (view.scene.width, view.scene.height) == (800, 600)
    assert view.scene is not before


def test_another_scene_keeps_the_current_mark_if_it_is_there(view):
    view.choose("Åsö")
    view.show_scene(lambda width, height, measure: standing_chart(ROWS[:2], None, (width, height), measure))
    assert view.current == "Åsö"
    view.show_scene(lambda width, height, measure: standing_chart(ROWS[:1], None, (width, height), measure))
    assert view.current == ""
    assert view.scene.mark("Norrtorp") is None


def test_another_look_is_painted_anew(view):
    light = view.grab().toImage()
    view.show_scene(standing, Look(lambda role: QColor("#ff00ff")))
    assert view.grab().toImage() != light


def test_the_window_measures_text_as_it_paints_it(view, look):
    wide = measured("Björkholm", 15, True)
    assert wide > measured("Björkholm", 15, False) > measured("Björk", 15, False)
    image = picture(Scene(200, 30, "t", "d", (Text(10, 20, "Björkholm", 15, bold=True),)), look, ratio=1.0)
    inked = [x for x in range(200) if any(image.pixelColor(x, y).lightness() < 120 for y in range(30))]
    assert abs(inked[-1] - 10 - wide) < 3


@pytest.mark.parametrize(("anchor", "y"), [("start", 95), ("middle", 60), ("end", 25)])
def test_a_turned_text_is_read_upwards_and_the_text_after_it_is_not(look, anchor, y):
    wide = measured("mmmm", 15, False)
    prims = (Text(30, y, "mmmm", 15, anchor=anchor, turned=True), Text(60, 60, "mmmm", 15))
    image = picture(Scene(120, 120, "t", "d", prims), look, ratio=1.0)
    inked = [row for row in range(120) if any(image.pixelColor(x, row).lightness() < 120 for x in range(15, 35))]
    bottom = y + {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    assert abs(inked[-1] - bottom) < 4
    assert abs(inked[0] - bottom + wide) < 4
    assert all(image.pixelColor(x, row).lightness() > 200 for x in range(60, 120) for row in range(0, 48))


def test_real_labels_do_not_leave_the_widget(view):
    for text in view.scene.texts():
        wide = measured(text.text, text.size, text.bold)
        left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
        assert left >= -1
        assert left + wide <= view.width() + 1


def test_a_chart_has_a_size_to_ask_for(view):
    assert view.minimumWidth() <= 316 - 2 * 16
    assert view.sizeHint() == QSize(432, 440)


def every_shape():
    prims = (
        Rectangle(0, 0, 20, 20, fill="raises", hatch="missing", stroke="ink"),
        Polygon((box_ring((30, 0, 50, 20)), box_ring((36, 6, 44, 14))), fill="own"),
        Ellipse(70, 10, 8, 8, fill="thread"),
        Line(((0, 40), (100, 40)), "ink", 2, (4, 4)),
        Text(50, 70, "Åäö", 15, bold=True, anchor="middle"),
    )
    return Scene(100, 80, "Allt", "Varje form", prims, (Mark("a", "A", (box_ring((0, 0, 20, 20)),)),))


def test_every_kind_of_shape_is_painted_in_its_role(look, theme):
    image = picture(every_shape(), look, ratio=1.0)
    assert image.size() == QSize(100, 80)
    assert image.pixelColor(33, 10) == theme.colour("own")
    assert image.pixelColor(40, 10) == theme.colour("surface")  # the hole
    assert image.pixelColor(70, 10) == theme.colour("thread")
    assert image.pixelColor(2, 40).lightness() < 60
    assert image.pixelColor(6, 40) == theme.colour("surface")  # between two dashes
    assert any(image.pixelColor(x, 65).lightness() < 120 for x in range(35, 65))


def test_hatching_stays_inside_its_shape(look, theme):
    image = picture(every_shape(), look, ratio=1.0)
    inside = {image.pixelColor(x, y).name() for x in range(3, 18) for y in range(3, 18)}
    assert len(inside) > 2
    assert all(image.pixelColor(x, y) == theme.colour("surface") for x in range(23, 28) for y in range(3, 30))


def test_a_picture_is_twice_as_fine_as_the_screen(look):
    assert picture(every_shape(), look).size() == QSize(200, 160)


def test_the_clipboard_gets_the_picture(view):
    view.copy_picture()
    assert QGuiApplication.clipboard().image().width() == 2 * view.width()


def test_a_chart_is_saved_as_png_and_as_svg(view, tmp_path):
    view.save(tmp_path / "läget.png")
    image = QImage(str(tmp_path / "läget.png"))
    assert image.width() == 2 * view.width()
    view.save(tmp_path / "läget.SVG")
    renderer = QSvgRenderer(str(tmp_path / "läget.SVG"))
    assert renderer.isValid()
    assert renderer.defaultSize().width() == view.width()


@pytest.mark.parametrize(("name", "code"), [("läget.gif", "figure_format"), ("saknas/läget.png", "figure_not_saved")])
def test_what_cannot_be_saved_is_said_in_a_sentence(view, tmp_path, name, code):
    with pytest.raises(UserError) as told:
        view.save(tmp_path / name)
    assert told.value.code == code
    assert "läget" in str(told.value)


def test_a_mark_that_is_pointed_at_says_where_its_figure_is_from(view):
    view.footnote = "Exempeldata, årgång 2014"
    move(view, middle(view, "Åsö"))
    assert view.toolTip() == f"{view.scene.mark('Åsö').label}\nExempeldata, årgång 2014"
    move(view, QPoint(5, 5))
    assert view.toolTip() == ""
