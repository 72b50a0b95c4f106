"""One view on one page: the question with its answer, the chart, the map beside it, the same as a table.

It lays out what it is given and keeps chart, map and table at the same mark. Which view it is, is not its business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.figures.framed import framed
from app.figures.scene import Measure, Scene
from app.journeys.views.parts import TableWidth, View
from app.ui.charts.painter import Look
from app.ui.charts.scene_view import Build, SceneView
from app.ui.forms.flow import FlowLayout
from app.ui.rooms.situation.choosing import ChooserWidget
from app.ui.rooms.situation.sliders import SliderPanel
from app.ui.rooms.situation.twin import TwinCard
from app.ui.theme import FAMILY
from app.ui.widgets import Card, Line, column, label, row, scrolling

if TYPE_CHECKING:
    from app.journeys.views import Chooser
    from app.ui.theme import Theme

ALL_BESIDE = 990
"""Width at text size 1.0 from which three cards stand beside each other."""
LEAST_CHART, MARGINS = 330, 52
MAP_WIDTH, SLIDERS_WIDTH = 316, 330
LONGEST_LINE = 940
"""A sentence is not wider than can be read without losing the line, at text size 1.0."""
_FREE = 16777215
TABLE_WIDTHS: dict[TableWidth, int] = {"slim": 318, "middle": 370, "wide": 480, "figures": 560, "broad": 572}


class QuestionBlock(QWidget):
    """The question, the answer in one sentence and what it does not say; the verbs to the right.

    One choice stands under the verbs, several on a line of their own. `asked(name, key)` when a person chooses.
    """

    asked = Signal(str, str)

    def __init__(self, theme: Theme, view: View, verbs: Sequence[QPushButton]) -> None:
        super().__init__()
        self._theme = theme
        self.choosers: dict[str, ChooserWidget] = {}
        self._about = view.unit
        self.question = label(view.question, "heading", wrap=True)
        self.answer = label(view.answer, "lead", wrap=True, selectable=True)
        self.caveat = label(view.caveat, tone="ink_soft", wrap=True)
        self.caveat.setVisible(bool(view.caveat))
        for words in (self.answer, self.caveat):
            words.setMaximumWidth(theme.px(LONGEST_LINE))
        said = column(self.question, self.answer, self.caveat, None, spacing=theme.px(3))
        buttons = row(*verbs, spacing=theme.space("snug"))
        self._one, several = row(None), QWidget()
        self._many = FlowLayout(several, theme.space("base"))
        if theme.narrow:
            buttons.addStretch(1)
            outer: QBoxLayout = column(said, buttons, spacing=theme.space("snug"))
        else:
            outer = row(spacing=theme.space("wide"))
            outer.addLayout(said, 1)
            outer.addLayout(column(row(None, buttons), self._one, None, spacing=theme.px(6)))
        whole = column(outer, several, spacing=theme.space("snug"))
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)
        self._offer(view)

    def show_view(self, view: View) -> None:
        """Another answer, or the same of another neighbourhood; choices that offer the same stay as they are."""
        self.question.setText(view.question)
        self.answer.setText(view.answer)
        self.caveat.setText(view.caveat)
        self.caveat.setVisible(bool(view.caveat))
        self._hold(view)
        offered = _offered(view)
        if [_same(one) for one in offered] == [_same(made.offers) for made in self.choosers.values()]:
            for one in offered:
                self.choosers[one.asks].show_current(one)
        else:
            self._offer(view)

    def _hold(self, view: View) -> None:
        """While figures are tried for one neighbourhood the words keep the height they have had.

        A line more or less would move what is being dragged under the pointer.
        """
        held = bool(view.sliders) and view.unit == self._about
        self._about = view.unit
        for words in (self.answer, self.caveat):
            words.setMinimumHeight(max(words.minimumHeight(), words.height()) if held else 0)

    def _offer(self, view: View) -> None:
        for made in self.choosers.values():
            for place in (self._one, self._many):
                place.removeWidget(made)
            made.hide()
            made.deleteLater()
        offered = _offered(view)
        several = len(offered) > 1
        self.choosers = {one.asks: ChooserWidget(self._theme, one, named=several) for one in offered}
        beside = not several and not self._theme.narrow
        for made in self.choosers.values():
            made.chosen.connect(self.asked)
            (self._one if beside else self._many).addWidget(made)


def _offered(view: View) -> list[Chooser]:
    """The choices with more than one thing to choose among."""
    return [one for one in view.choosers if len(one.options) > 1]


def _same(one: Chooser) -> tuple[object, ...]:
    """What a chooser offers, whichever is chosen."""
    return one.asks, one.name, one.options


class ChartCard(Card):
    """A chart with its title and a soft aside."""

    def __init__(self, theme: Theme, view: View, title: str = "", aside: str = "") -> None:
        super().__init__(theme, title or view.chart_title)
        self.aside.hide()
        self.heading.setWordWrap(True)
        self.head.setStretch(0, 1)
        self._beside = Line(aside, "small", "ink_soft")  # gives way before the card does
        self._beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._beside.setVisible(bool(aside))
        self.head.addWidget(self._beside, 1)

        self._scale = theme.scale
        self.chart = SceneView(self._builder(view), Look(theme.colour, FAMILY))
        self._sign(view)
        self.chart.setMinimumSize(theme.px(250), theme.px(300))
        # It takes what height there is, and never makes the page scroll for more than its least.
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.chart, 1)

    def show_view(self, view: View, title: str = "", aside: str = "") -> None:
        """The same chart of other values."""
        aside = aside or view.aside
        self.heading.setText(title or view.chart_title)
        self._beside.say(aside)
        self._beside.setVisible(bool(aside))
        self._sign(view)
        self.chart.show_scene(self._builder(view))

    def _sign(self, view: View) -> None:
        """What the chart says it is made of, pointed at and outside the window."""
        self.chart.footnote = _from(view)
        title, scale = f"{view.question} {view.chart_title}", self._scale
        self.chart.frame = lambda scene, measure: framed(scene, title, view.source, measure, scale)

    def _builder(self, view: View) -> Build:
        def build(width: float, height: float, measure: Measure) -> Scene:
            return view.build(width, height, measure, self._scale)

        return build


def _from(view: View) -> str:
    """Dataset and vintage: the source's first sentence."""
    return view.source.partition(". ")[0]


class ViewPage(QWidget):
    """`chosen(key)`: a person stands at a mark or a row; `opened(key)`: they want to do something with it.

    `asked(name, key)`: they chose something else for the view to be about. `tried(key, value)`: they moved a figure,
    None when it is as it was; `reset`: nothing is tried any more.
    """

    chosen = Signal(str)
    opened = Signal(str)
    asked = Signal(str, str)
    tried = Signal(str, object)
    reset = Signal()

    def __init__(
        self,
        theme: Theme,
        view: View,
        verbs: Sequence[QPushButton],
        *,
        notices: Sequence[QWidget] = (),
        beside: View | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._table_width = theme, TABLE_WIDTHS[view.table_width]
        self.current = ""
        self.block = QuestionBlock(theme, view, verbs)
        main = ChartCard(theme, view, aside=view.aside)
        self.chart = main.chart
        self.map = ChartCard(theme, beside, "Karta", beside.chart_title) if beside is not None else None
        self.twin = TwinCard(theme, view)
        self._main = main
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.space("base"))
        self._work = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._work.setSpacing(theme.space("base"))
        self.sliders = self._slider_card(view)
        self._work.addWidget(main, 1)
        self._cards.addLayout(self._work, 1)
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

    def _slider_card(self, view: View) -> SliderPanel | None:
        """What may be tried, before the chart that follows it."""
        if not view.sliders:
            return None
        panel = SliderPanel(self._theme, view.sliders)
        panel.changed.connect(lambda key, value, _dragging: self.tried.emit(key, value))
        panel.reset.connect(self.reset)
        card = Card(self._theme, "Pröva")
        area = scrolling(panel, "Pröva andra värden")
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        card.body.addWidget(area, 1)
        self._slider_box = card
        self._work.addWidget(card)
        return panel

    def _listen(self) -> None:
        for chart in self._charts():
            chart.picked.connect(self.choose)
        self.twin.chosen.connect(self.choose)
        self.twin.opened.connect(self.opened)
        self.block.asked.connect(self.asked)

    def show_view(self, view: View, mark: str, beside: View | None = None) -> None:
        """The same view of something else, in place, so that the person stays where they are; `mark` is the row to
        stand at, `beside` the map."""
        self.block.show_view(view)
        self._main.show_view(view)
        self.twin.show_view(view)
        if self.map is not None and beside is not None:
            self.map.show_view(beside, "Karta", beside.chart_title)
        if self.sliders is not None:
            self.sliders.show_sliders(view.sliders)
        self.stand_at(mark)

    def stand_at(self, key: str) -> None:
        """Make a mark the current one without saying that a person chose it."""
        self.current = key
        for chart in self._charts():
            chart.choose(key)
        with QSignalBlocker(self.twin.table):
            self.twin.choose(key)

    def _charts(self) -> list[SceneView]:
        return [self.chart] if self.map is None else [self.chart, self.map.chart]

    def choose(self, key: str) -> None:
        """Stand at one mark in chart, map and table."""
        if key == self.current:
            return
        self.stand_at(key)
        self.chosen.emit(key)

    def arrange(self, width: int) -> None:
        """Three beside each other, two, or one under the other; a map without room stays in its own tab.

        Sliders stay beside the chart that follows them for as long as there is room for the two.
        """
        px, room = self._theme.px, width / self._theme.scale
        sliders = SLIDERS_WIDTH if self.sliders is not None else 0
        beside = room >= self._table_width + LEAST_CHART + MARGINS + sliders
        self._cards.setDirection(_way(beside))
        if self.sliders is not None:
            followed = room >= SLIDERS_WIDTH + LEAST_CHART + MARGINS
            self._work.setDirection(_way(followed))
            self._slider_box.setMinimumWidth(px(SLIDERS_WIDTH) if followed else 0)
            self._slider_box.setMaximumWidth(px(SLIDERS_WIDTH) if followed else _FREE)
            self._slider_box.setMinimumHeight(0 if followed else px(420))
        if self.map is not None:
            self.map.setVisible(room >= ALL_BESIDE)
            self.map.setFixedWidth(px(MAP_WIDTH))
        self.twin.setMinimumWidth(px(self._table_width) if beside else 0)
        self.twin.setMaximumWidth(px(self._table_width) if beside else _FREE)
        self.twin.setMinimumHeight(0 if beside else px(420))
        self._main.setMinimumHeight(0 if beside else px(440))


def _way(beside: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom


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
