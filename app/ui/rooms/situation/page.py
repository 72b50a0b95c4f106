"""One view on one page: the question with its answer, the chart, the map beside it, the same as a table.

It lays out what it is given and keeps chart, map and table at the same mark. Which view it is, is not its business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.figures.scene import Measure, Scene
from app.journeys.views.parts import View
from app.ui.charts.painter import Look
from app.ui.charts.scene_view import SceneView
from app.ui.rooms.situation.twin import TwinCard
from app.ui.theme import FAMILY
from app.ui.widgets import Card, Line, column, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme

ALL_BESIDE = 990
"""Width at text size 1.0 from which three cards stand beside each other."""
LEAST_CHART, MARGINS = 330, 52
MAP_WIDTH = 316
_FREE = 16777215


class QuestionBlock(QWidget):
    """The question, the answer in one sentence and what it does not say; the verbs to the right."""

    def __init__(self, theme: Theme, view: View, verbs: Sequence[QPushButton], chooser: QWidget | None) -> None:
        super().__init__()
        self.question = label(view.question, "heading", wrap=True)
        self.answer = label(view.answer, "lead", wrap=True, selectable=True)
        self.caveat = label(view.caveat, tone="ink_soft", wrap=True)
        self.caveat.setVisible(bool(view.caveat))
        said = column(self.question, self.answer, self.caveat, None, spacing=theme.px(3))
        buttons = row(*verbs, spacing=theme.space("snug"))
        if theme.narrow:
            buttons.addStretch(1)
            parts = [said, buttons] if chooser is None else [said, buttons, chooser]
            outer: QBoxLayout = column(*parts, spacing=theme.space("snug"))
        else:
            right = column(row(None, buttons), spacing=theme.px(6))
            if chooser is not None:
                right.addLayout(row(None, chooser))
            right.addStretch(1)
            outer = row(spacing=theme.space("wide"))
            outer.addLayout(said, 1)
            outer.addLayout(right)
        outer.setContentsMargins(0, 0, 0, 0)
        self.setLayout(outer)

    def say(self, answer: str) -> None:
        """Another answer to the same question: another mark was chosen."""
        self.answer.setText(answer)


class ChartCard(Card):
    """A chart with its title and a soft aside."""

    def __init__(self, theme: Theme, view: View, title: str, aside: str = "") -> None:
        super().__init__(theme, title)
        self.aside.hide()
        self.heading.setWordWrap(True)
        self.head.setStretch(0, 1)
        if aside:
            said = Line(aside, "small", "ink_soft")  # gives way before the card does
            said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.head.addWidget(said, 1)

        def build(width: float, height: float, measure: Measure) -> Scene:
            return view.build(width, height, measure, theme.scale)

        self.chart = SceneView(build, Look(theme.colour, FAMILY))
        self.chart.setMinimumSize(theme.px(250), theme.px(300))
        # It takes what height there is, and never makes the page scroll for more than its least.
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.chart, 1)


class ViewPage(QWidget):
    """`chosen(key)`: a person stands at a mark or a row; `opened(key)`: they want to do something with it."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        view: View,
        verbs: Sequence[QPushButton],
        *,
        chooser: QWidget | None = None,
        notices: Sequence[QWidget] = (),
        beside: View | None = None,
        aside: str = "",
        table_width: int = 318,
    ) -> None:
        super().__init__()
        self._theme, self._table_width = theme, table_width
        self.current = ""
        self.block = QuestionBlock(theme, view, verbs, chooser)
        main = ChartCard(theme, view, view.chart_title, aside)
        self.chart = main.chart
        self.map = ChartCard(theme, beside, "Karta", beside.chart_title) if beside is not None else None
        self.twin = TwinCard(theme, view)
        self._main = main
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.space("base"))
        self._cards.addWidget(main, 1)
        if self.map is not None:
            self._cards.addWidget(self.map)
        self._cards.addWidget(self.twin)
        inner = QVBoxLayout(self)
        pad = theme.space("room")
        inner.setContentsMargins(pad + theme.px(4), pad, pad + theme.px(4), pad)
        inner.setSpacing(theme.space("base"))
        inner.addWidget(self.block)
        for notice in notices:
            inner.addWidget(notice)
        inner.addLayout(self._cards, 1)
        self._listen()

    def _listen(self) -> None:
        charts = [self.chart] if self.map is None else [self.chart, self.map.chart]
        for chart in charts:
            chart.picked.connect(self.choose)
        self.twin.chosen.connect(self.choose)
        self.twin.opened.connect(self.opened)

    def choose(self, key: str) -> None:
        """Stand at one mark in chart, map and table."""
        if key == self.current:
            return
        self.current = key
        self.chart.choose(key)
        if self.map is not None:
            self.map.chart.choose(key)
        self.twin.choose(key)
        self.chosen.emit(key)

    def arrange(self, width: int) -> None:
        """Three beside each other, two, or one under the other; a map without room stays in its own tab."""
        px, room = self._theme.px, width / self._theme.scale
        beside = room >= self._table_width + LEAST_CHART + MARGINS
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(way)
        if self.map is not None:
            self.map.setVisible(room >= ALL_BESIDE)
            self.map.setFixedWidth(px(MAP_WIDTH))
        self.twin.setMinimumWidth(px(self._table_width) if beside else 0)
        self.twin.setMaximumWidth(px(self._table_width) if beside else _FREE)
        self.twin.setMinimumHeight(0 if beside else px(420))
        self._main.setMinimumHeight(0 if beside else px(440))


def waiting(theme: Theme, words: str) -> QWidget:
    """A calm page while something is being counted."""
    page = QWidget()
    said: QLabel = label(words, tone="ink_soft")
    said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    page.setLayout(column(None, said, None, None))
    page.setAccessibleName(words)
    page.setMinimumHeight(theme.px(200))
    return page


def message(theme: Theme, notice: QWidget, *others: QWidget) -> QWidget:
    """A page with a notice at its top."""
    page = QWidget()
    layout = column(notice, *others, None, spacing=theme.space("base"))
    pad = theme.px(20)
    layout.setContentsMargins(pad, theme.space("room"), pad, theme.space("room"))
    page.setLayout(layout)
    return page
