"""Neighbourhoods chosen on a map: a click, or Enter and the space bar, puts one in or takes it out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.figures.choosing import choosing_map
from app.figures.picking import Picker
from app.figures.scene import Measure, Scene
from app.journeys import atlas
from app.models.wording import typography
from app.ui.charts.painter import Look
from app.ui.charts.scene_view import SceneView
from app.ui.widgets import CANCEL, Dialog, Verb, button, label

if TYPE_CHECKING:
    from app.ui.forms.editors import Options
    from app.ui.forms.sets import SetEdit
    from app.ui.room import Context
    from app.ui.theme import Theme

AREA = "area:"
_TURN = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
HOW = (
    "Klicka på en stadsdel för att välja den eller ta bort den. Med tangentbordet: pilarna flyttar, mellanslag väljer."
)


class ChoosingMap(SceneView):
    """`turned(name)`: by a click, or by Enter or the space bar on the current one."""

    turned = Signal(str)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is clicked is made current, and turned."""
        super().mousePressEvent(event)
        name = Picker(self.scene).at(event.position().x(), event.position().y())
        if name and event.button() == Qt.MouseButton.LeftButton:
            self.turned.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses here instead of closing the dialog."""
        if event.key() in _TURN and self.current:
            self.turned.emit(self.current)
        else:
            super().keyPressEvent(event)


class PlaceDialog(Dialog):
    """`chosen` is the set of keys ("area:Ekliden") when it was accepted."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        keys: Sequence[str],
        chosen: Collection[str],
        *,
        example: bool,
        parent: QWidget | None = None,
    ) -> None:
        verbs = (CANCEL, Verb("choose", "Välj", "primary"))
        super().__init__(theme, f"{name}: välj på kartan", HOW, verbs, parent)
        self._example = example
        self._names = [key.removeprefix(AREA) for key in keys]
        self._elsewhere = frozenset(chosen) - frozenset(keys)
        self._picked = {key.removeprefix(AREA) for key in chosen} & set(self._names)
        self.map = ChoosingMap(self._build, Look(theme.colour))
        self.map.setMinimumSize(QSize(theme.px(620), min(theme.px(400), 520)))
        self.map.turned.connect(self.turn)
        self._said = label("", "small", "ink_soft", wrap=True)
        self.body.addWidget(self.map, 1)
        self.body.addWidget(self._said)
        self._say()
        self.map.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that are chosen, also those the map does not show."""
        return tuple(sorted({*self._elsewhere, *(f"{AREA}{name}" for name in self._picked)}))

    def turn(self, name: str) -> None:
        """Puts a neighbourhood in, or takes it out."""
        if name not in self._names:
            return
        self._picked ^= {name}
        self.map.show_scene(self._build)
        self._say()

    def _build(self, width: float, height: float, measure: Measure) -> Scene:
        shapes = atlas.shapes(self._example)
        return choosing_map(shapes, self._names, self._picked, (width, height), measure, scale=self.theme.scale)

    def _say(self) -> None:
        picked = sorted(self._picked, key=typography.swedish_key)
        self._said.setText(f"Valda: {typography.listed(picked)}." if picked else "Ingen stadsdel är vald.")


def map_button(context: Context, edit: SetEdit, name: str, options: Options) -> QPushButton:
    """A button that opens the map over a field's neighbourhoods; what is chosen there is one change."""

    def choose() -> None:
        keys = [key for key, _words in options()]
        dialog = PlaceDialog(context.theme, name, keys, edit.chosen, example=context.session.plan.example)
        if context.ask.run(dialog):
            edit.choose_all(dialog.chosen)

    made = button(context.theme, "Välj på kartan", kind="quiet", icon="map", on=choose)
    made.setAccessibleName(f"Välj {name} på kartan")
    return made
