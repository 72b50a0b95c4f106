"""On a measure's page: whether it is on its way, in one sentence, a chart and the same as a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QVBoxLayout

from app.figures.framed import framed
from app.figures.scene import Measure, Scene
from app.figures.trajectory import trajectory_height
from app.journeys.measured import measured
from app.journeys.view_page import view_page
from app.journeys.views.export import as_csv
from app.journeys.views.parts import Row, View
from app.models.plan import Record
from app.models.wording import labels
from app.ui.charts.painter import Look
from app.ui.charts.scene_view import SceneView
from app.ui.rooms import saving
from app.ui.rooms.action_plan.parts import RecordPart
from app.ui.theme import FAMILY
from app.ui.widgets import Card, Column, TableView, icon_button, label

if TYPE_CHECKING:
    from app.ui.room import Context

NOTHING = "Fyll i baslinje, målvärden och utfall, så visas vägen mot målet här."
WIDTHS = (100, 110)
"""Of the columns for when and what; figures have `FIGURE`, and the note takes the rest."""
FIGURE = 110


class WayPart(RecordPart):
    """The card *Vägen mot målet*; a row or a mark leads to its record."""

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context, self._record = context, record_id
        self.view: View | None = None
        theme = context.theme
        card = Card(theme, "Vägen mot målet")
        self._out = icon_button(theme, "ellipsis", "Kopiera, spara och skriv ut", on=self._offer)
        card.head.addWidget(self._out)
        self.menu = QMenu(self)
        self.sentence = label("", "strong", wrap=True, selectable=True)
        self.chart = SceneView(_blank, Look(theme.colour, FAMILY))
        self.chart.picked.connect(self._lead)
        self.table: TableView[Row] = TableView(theme, "Vägen mot målet som tabell", [Column("När", lambda _: "")])
        self.table.opened.connect(lambda row: self._lead(row.key))
        self._caveat = label("", "small", "ink_soft", wrap=True)
        self._reading = label("", "small", "ink_soft", wrap=True)
        self._source = label("", "small", "ink_soft", wrap=True, selectable=True)
        for piece in (self.sentence, self.chart, self.table, self._caveat, self._reading, self._source):
            card.body.addWidget(piece)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(card)

    def refresh(self, record: Record) -> None:
        """The measure as it is now; what it lacks where it has no numbers."""
        self.view = view = measured(self._context.session.plan, record)
        for piece in (self.chart, self.table, self._caveat, self._reading, self._source, self._out):
            piece.setVisible(view is not None)
        if view is None:
            self.sentence.setText(NOTHING)
            return
        self.sentence.setText(view.answer)
        for piece, words in ((self._caveat, view.caveat), (self._reading, view.reading), (self._source, view.source)):
            piece.setText(words)
        self._show_chart(view)
        self.table.set_columns(_columns(view), view.table.rows)
        self.table.fit_height()

    def copy_table(self) -> None:
        """The whole table on the clipboard."""
        self.table.clearSelection()
        self.table.copy()
        self._context.tell("Tabellen är kopierad.")

    def copy_chart(self) -> None:
        """The chart on the clipboard."""
        self.chart.copy_picture()
        self._context.tell("Diagrammet är kopierat.")

    def _show_chart(self, view: View) -> None:
        scale = self._context.theme.scale
        panels = sum(at in view.table.right for at in range(len(view.table.titles)))
        wide = max(self.chart.width(), self.chart.minimumWidth())
        self.chart.setFixedHeight(round(trajectory_height(panels, wide, scale)))
        self.chart.frame = lambda scene, measure: framed(scene, view.question, view.source, measure, scale)
        self.chart.show_scene(lambda width, height, measure: view.build(width, height, measure, scale))

    def _offer(self) -> None:
        """A menu of the ways out of the window."""
        view = self.view
        if view is None:
            return
        name, plan = (
            f"mått {labels.title_of(self._context.session.plan.record(self._record))}",
            self._context.session.plan,
        )
        page = partial(view_page, plan, view, self._context.session.today())
        ways = (
            ("Kopiera diagrammet", self.copy_chart),
            ("Kopiera tabellen", self.copy_table),
            ("Spara diagrammet som bild (PNG)", partial(saving.save_chart, self._context, self.chart, name, "png")),
            (
                "Spara diagrammet som vektorbild (SVG)",
                partial(saving.save_chart, self._context, self.chart, name, "svg"),
            ),
            ("Spara tabellen för Excel (CSV)", partial(saving.save_table, self._context, as_csv(view), name)),
            ("Spara som PDF", partial(saving.save_page, self._context, page, name)),
            ("Skriv ut", partial(saving.print_page, self._context, page, name)),
        )
        self.menu.clear()
        for words, way in ways:
            self.menu.addAction(words).triggered.connect(lambda _checked=False, way=way: way())
        self.menu.popup(self._out.mapToGlobal(self._out.rect().bottomLeft()))

    def _lead(self, key: str) -> None:
        """To the target or the actual that says so; the baseline stands in the form above."""
        record_id = key.partition("|")[0]
        if record_id != self._record:
            self.opened.emit(record_id)


def _columns(view: View) -> list[Column[Row]]:
    last = len(view.table.titles) - 1
    return [
        Column(
            title,
            partial(_cell, at),
            align="right" if at in view.table.right else "left",
            width=0 if at == last else WIDTHS[at] if at < len(WIDTHS) else FIGURE,
            tone=lambda row: "ink_soft" if row.muted else "",
            tip=partial(_cell, at),
        )
        for at, title in enumerate(view.table.titles)
    ]


def _cell(at: int, row: Row) -> str:
    return row.cells[at]


def _blank(width: float, height: float, _measure: Measure) -> Scene:
    return Scene(width, height, "Vägen mot målet", "", ())
