"""What a proposal does, on the page *Metod*: one sentence, the chart of every interval, the places before and after.

It shows what it is given, in place, and says why when there is nothing to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from app.figures.scene import Measure, Scene
from app.journeys.method_shown import Shown
from app.journeys.views import Row
from app.models.wording import method as words
from app.ui.charts.painter import Look
from app.ui.charts.scene_view import SceneView
from app.ui.theme import FAMILY
from app.ui.widgets import Card, Column, Line, TableView, label

if TYPE_CHECKING:
    from app.ui.theme import Theme


class MethodEffect(Card):
    """The chart with its sentence; `table` stands where the page puts it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, words.CHART)
        self._scale = theme.scale
        self.aside.hide()
        whisker = Line(words.WHISKER, "small", "ink_soft")
        whisker.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(whisker, 1)
        self.sentence = label("", "lead", wrap=True)
        self.trouble = label("", tone="stop", wrap=True)
        self.trouble.hide()
        self.chart = SceneView(_blank, Look(theme.colour, FAMILY))
        self.chart.setMinimumSize(theme.px(250), theme.px(260))
        # It takes what height there is, and never makes the page scroll for more than its least.
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.chart, 1)
        self.table: TableView[Row] = TableView(theme, "Platser före och efter", _columns())
        self.table.setMinimumHeight(theme.px(34 * 5))
        self.table.chosen.connect(lambda row: self.chart.choose(row.key))
        self.chart.picked.connect(self._stand_at)

    def show_effect(self, shown: Shown) -> None:
        """Another preview, in place: the row a person stands at stays the current one."""
        self.sentence.setText(shown.sentence)
        self.trouble.hide()
        self.sentence.show()
        self.chart.show_scene(lambda width, height, measure: shown.chart(width, height, measure, self._scale))
        self.chart.show()
        current = self.table.current()
        self.table.blockSignals(True)
        self.table.set_rows(shown.table.rows)
        if current is not None:
            self._stand_at(current.key)
        self.table.blockSignals(False)

    def refuse(self, sentence: str) -> None:
        """There is nothing to show, and why."""
        self.trouble.setText(sentence)
        self.trouble.show()
        self.sentence.hide()
        self.chart.hide()
        self.table.set_rows(())

    def _stand_at(self, key: str) -> None:
        row = next((row for row in self.table.rows if row.key == key), None)
        if row is not None:
            self.table.choose(row)


def _columns() -> list[Column[Row]]:
    return [
        Column(
            "Stadsdel",
            lambda row: row.cells[0],
            strong=lambda row: row.own,
            tone=_tone,
            tip=lambda row: f"{row.cells[0]}: plats {row.cells[1]} nu, {row.cells[2]} med förslaget",
        ),
        Column("Nu", lambda row: row.cells[1], align="right", tone=_tone, width=56),
        Column("Förslag", _proposed, align="right", tone=_tone, width=84),
    ]


def _tone(row: Row) -> str:
    return "ink_soft" if row.muted else ""


def _proposed(row: Row) -> str:
    """The new place with an arrow the way it went, so that a change is seen without comparing."""
    before, after = row.cells[1], row.cells[2]
    if row.muted or not (before.isdigit() and after.isdigit()):
        return after
    return f"{'↑' if int(after) < int(before) else '↓'} {after}"


def _blank(width: float, height: float, _measure: Measure) -> Scene:
    return Scene(width, height, words.CHART, words.CHART, ())
