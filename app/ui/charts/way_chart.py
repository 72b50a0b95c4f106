"""A measure's way as a widget that is as high as its panels need at the width it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent

from app.figures.framed import framed
from app.figures.scene import Measure, Scene
from app.figures.trajectory import trajectory_height
from app.ui.charts.painter import Look
from app.ui.charts.scene_view import SceneView
from app.ui.theme import FAMILY

if TYPE_CHECKING:
    from app.journeys.views import View
    from app.ui.theme import Theme


class WayChart(SceneView):
    """Blank until it is shown a view. Panels go under each other when there is no room beside, and it grows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_blank, Look(theme.colour, FAMILY))
        self._scale, self._panels = theme.scale, 1

    def show_view(self, view: View) -> None:
        """Another way, or the same with other numbers."""
        scale, self._panels = self._scale, max(len(view.table.right), 1)
        self.frame = lambda scene, measure: framed(scene, view.question, view.source, measure, scale)
        self._fit()
        self.show_scene(lambda width, height, measure: view.build(width, height, measure, scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(trajectory_height(self._panels, self.width(), self._scale)))


def _blank(width: float, height: float, _measure: Measure) -> Scene:
    return Scene(width, height, "Vägen mot målet", "", ())
