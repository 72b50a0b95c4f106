"""The widget that shows one scene: pointing, arrow keys, focus ring, words for a screen reader.

It knows marks and how a person moves among them. It refuses to know what a chart means: a callable builds the scene
for the size the widget has, and `picked` and `hovered` carry the keys that scene gave its marks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.figures.picking import Direction, Picker
from app.figures.scene import Measure, Scene
from app.ui.charts.export import save_picture
from app.ui.charts.painter import Look, ScenePainter, path_of, picture, text_width

Build = Callable[[float, float, Measure], Scene]
Frame = Callable[[Scene, Measure], Scene]
ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}

TALL = 4_000
"""Pixels; no picture of a scene that is higher is kept."""
PAGES: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class SceneView(QWidget):
    """Shows what `build(width, height, measure)` returns, built anew when the size or `look` changes.

    `picked(key)`: a person chose a mark, by click or key. `hovered(key)`: the pointer is over another
    mark, "" for none.
    """

    picked = Signal(str)
    hovered = Signal(str)

    def __init__(self, build: Build, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build, self.look = build, look
        self._made: tuple[Scene, ScenePainter, Picker] | None = None
        self._canvas: QPixmap | None = None
        self._current = self._over = ""
        self.frame: Frame = lambda scene, _measure: scene
        """What is put around the scene when it leaves the window, so that a picture says what it is."""
        self.footnote = ""
        """What stands under a mark's words when it is pointed at: where the figure is from."""
        self.setAccessibleName("Diagram")  # until the first scene tells its own
        self.setMinimumSize(200, 160)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """The size of a chart's card in the smallest window."""
        return QSize(432, 440)

    def show_scene(self, build: Build, look: Look | None = None) -> None:
        """Another scene, or the same in other colours; the current mark stays when the new scene has its key."""
        self._build, self.look = build, look or self.look
        self._stale()
        self._scene()

    @property
    def scene(self) -> Scene:
        """What is shown at this size."""
        return self._scene()[0]

    @property
    def current(self) -> str:
        """The key of the current mark, "" before one is chosen."""
        self._scene()
        return self._current

    def choose(self, key: str) -> None:
        """Make a mark the current one without saying that a person picked it; an unknown key clears it.

        A chart that has not been shown yet is not drawn for this: it gets its size first.
        """
        self._current = key
        if self._made is not None:
            self._tell()
            self.update()

    def copy_picture(self) -> None:
        """The chart on the clipboard, twice as fine as the screen."""
        QGuiApplication.clipboard().setImage(picture(leaving(self), self.look))

    def save(self, path: Path) -> None:
        """The chart as .svg or .png by the file's name. Raises UserError when it cannot be written."""
        save_picture(leaving(self), self.look, path)

    def _scene(self) -> tuple[Scene, ScenePainter, Picker]:
        if self._made is None:
            scene = self._build(self.width(), self.height(), partial(text_width, self.look.family))
            self._made = scene, ScenePainter(scene, self.look), Picker(scene)
            self._tell()
        return self._made

    def _stale(self) -> None:
        self._made = self._canvas = None
        self.update()

    def _tell(self) -> None:
        """Name and description for a screen reader: the chart's, then the current mark's words.

        A mark that the scene does not have is current no longer.
        """
        if self._made is None:
            return
        scene = self._made[0]
        mark = scene.mark(self._current)
        self._current = mark.key if mark else ""
        self.setAccessibleName(scene.title)
        self.setAccessibleDescription(mark.label if mark else scene.description)

    def _pick(self, key: str) -> None:
        if key:
            self.choose(key)
            self.picked.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another layout."""
        self._stale()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scene from a picture kept at the screen's ratio, and over it the ring of the current mark.

        A scene much higher than a screen is painted where it is seen: its picture would take too much memory.
        """
        painter = QPainter(self)
        if self.height() > TALL:
            painter.setClipRect(event.rect())
            self._scene()[1].paint(painter)
        else:
            painter.drawPixmap(QPoint(), self._kept())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key, width in ((self._over, 1.2), (self._current, 2.0)):
            mark = self.scene.mark(key) if key else None
            if mark is not None:
                path = path_of(mark.rings)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.look.colour("surface"), width + 2.5))
                painter.drawPath(path)
                painter.setPen(QPen(self.look.colour("focus"), width))
                painter.drawPath(path)
        painter.end()

    def _kept(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._canvas is None or self._canvas.devicePixelRatio() != ratio:
            canvas = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            canvas.setDevicePixelRatio(ratio)
            canvas.fill(Qt.GlobalColor.transparent)
            painter = QPainter(canvas)
            self._scene()[1].paint(painter)
            painter.end()
            self._canvas = canvas
        return self._canvas

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        self._hover(self._scene()[2].at(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over nothing."""
        self._hover("")
        super().leaveEvent(event)

    def _hover(self, key: str) -> None:
        if key == self._over:
            return
        self._over = key
        mark = self.scene.mark(key)
        QToolTip.hideText()  # the words of the mark just left
        self.setToolTip("\n".join(filter(None, (mark.label, self.footnote))) if mark else "")
        self.update()
        self.hovered.emit(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick(self._scene()[2].at(event.position().x(), event.position().y()))
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the nearest mark that way; Page Down and Up, Home and End follow the reading order."""
        picker, key = self._scene()[2], event.key()
        if key in ARROWS:
            self._pick(picker.next(self._current, ARROWS[key]))
        elif key in PAGES:
            self._pick(picker.step(self._current, PAGES[key]))
        elif key == Qt.Key.Key_Home:
            self._pick(picker.first())
        elif key == Qt.Key.Key_End:
            self._pick(picker.last())
        else:
            super().keyPressEvent(event)


def leaving(view: SceneView) -> Scene:
    """The chart of a view as it leaves the window, with what is put around it."""
    return view.frame(view.scene, partial(text_width, view.look.family))
