"""The ways out of the window for a chart with its table: copied, saved as picture, table or PDF, printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.journeys.views.export import as_csv
from app.ui.charts.scene_view import leaving
from app.ui.exporting import Make, Thing, print_document, save_bytes, save_document, save_scene
from app.ui.widgets import icon_button

if TYPE_CHECKING:
    from app.journeys.views import Row, View
    from app.ui.charts.scene_view import SceneView
    from app.ui.room import Context
    from app.ui.widgets import TableView

Way = tuple[str, Callable[[], object]]


class WaysOut(QMenu):
    """`button` opens it. `view` gives what is shown now, `page` how its PDF is set; `name` is what a printer shows."""

    def __init__(
        self,
        context: Context,
        chart: SceneView,
        table: TableView[Row],
        now: Callable[[], View],
        page: Callable[[], Make],
    ) -> None:
        super().__init__(chart)
        self._context, self._chart, self._table = context, chart, table
        self._now, self._page = now, page
        self.button = icon_button(context.theme, "download", "Kopiera, spara eller skriv ut", on=self._offer)
        ways: list[Way] = [
            ("Kopiera diagrammet", self.copy_chart),
            ("Kopiera tabellen", self.copy_table),
            ("Spara som bild (PNG)…", lambda: self._picture("png")),
            ("Spara som vektorbild (SVG)…", lambda: self._picture("svg")),
            ("Spara tabellen (CSV)…", self._save_table),
            ("Spara som PDF…", lambda: save_document(context, self._thing("Sidan"), page())),
            ("Skriv ut…", lambda: print_document(context, self._now().question, page())),
        ]
        for words, way in ways:
            self.addAction(words).triggered.connect(lambda _checked=False, way=way: way())

    def copy_chart(self) -> None:
        """The chart on the clipboard."""
        self._chart.copy_picture()
        self._context.tell("Diagrammet är kopierat.")

    def copy_table(self) -> None:
        """The whole table on the clipboard, whatever row is chosen."""
        current = self._table.current()
        self._table.clearSelection()
        self._table.copy()
        if current is not None:
            self._table.choose(current)
        self._context.tell("Tabellen är kopierad.")

    def _picture(self, kind: str) -> None:
        save_scene(self._context, self._thing("Diagrammet", neuter=True), kind, leaving(self._chart), self._chart.look)

    def _save_table(self) -> None:
        save_bytes(self._context, self._thing("Tabellen"), "csv", as_csv(self._now()))

    def _thing(self, words: str, *, neuter: bool = False) -> Thing:
        return Thing(words, _file_name(self._now().chart_title), neuter)

    def _offer(self) -> None:
        self.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))


def _file_name(title: str) -> str:
    """A title as any file system takes it: small letters and hyphens."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in title.lower()).split())[:80]
