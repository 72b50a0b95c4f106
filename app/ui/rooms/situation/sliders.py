"""The sliders of a view, drawn from `View.sliders` without knowing what any of them means.

However fast a handle is dragged, `changed` comes at most once for each figure and turn of the event loop, so that a
view that takes its time skips the states in between instead of falling behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.journeys.views.sliders import Slider
from app.ui.rooms.situation.tick_slider import TickSlider, TickWords
from app.ui.widgets import NumberEdit, button, clear, column, label, row, set_level

if TYPE_CHECKING:
    from app.ui.theme import Theme

RESET = "Nollställ"


class SliderRow(QWidget):
    """A figure's name, the field for it, the slider, its ticks. `moved(value, dragging)`; None: given nothing."""

    moved = Signal(object, bool)

    def __init__(self, theme: Theme, slider: Slider) -> None:
        super().__init__()
        self._theme, self.slider = theme, slider
        self.name = label(slider.label.replace("&", "&&"), "smallstrong", wrap=True)  # a buddy's "&" marks a key
        self.note = label(slider.note, "small", "ink_soft", wrap=True)
        self.trouble = label("", "small", "stop", wrap=True)
        self.handle = TickSlider(theme, slider)
        self.words = TickWords(theme, self.handle)
        self.field = NumberEdit(slider.label)
        self.field.setFixedWidth(theme.px(84))
        self.name.setBuddy(self.field)
        unit = label(slider.unit, "small", "ink_soft")
        unit.setMinimumWidth(theme.px(40))  # so that fields stand under each other
        head = row(self.name, self.field, unit, spacing=theme.space("snug"))
        head.setStretch(0, 1)
        self.setLayout(column(head, self.handle, self.words, self.note, self.trouble, spacing=theme.space("hair")))
        self.show_slider(slider)
        self.handle.valueChanged.connect(lambda _at: self._dragged())
        self.handle.sliderReleased.connect(self._dragged)
        self.field.committed.connect(self._written)
        self.field.refused.connect(self._refuse)

    def show_slider(self, slider: Slider) -> None:
        """The same figure in another state; a handle that is held and a field that is being written in are left."""
        self.slider = slider
        self.handle.show_slider(slider)
        self.words.arrange()
        self.note.setText(slider.note)
        self.note.setVisible(bool(slider.note))
        if not (self.field.hasFocus() and self.field.isModified()):
            self._fill(slider.value)

    def _fill(self, value: float | None) -> None:
        places = None if value is None else 0 if float(value).is_integer() else max(self.slider.decimals, 1)
        rounded = None if value is None else round(Decimal(str(value)), places or 0)
        self.field.set_value(rounded)
        self.field.setPlaceholderText("saknas" if self.slider.start is None else "")
        self.trouble.hide()

    def _dragged(self) -> None:
        value = self.handle.figure()
        self._fill(value)
        self.moved.emit(value, self.handle.isSliderDown())

    def _written(self, value: Decimal | None) -> None:
        if value is None:
            self._fill(self.slider.start)
            self.moved.emit(self.slider.start, False)
        elif self.slider.allows(float(value)):
            self.trouble.hide()
            self.moved.emit(float(value), False)
        else:
            least, most = (self.slider.figure(end) for end in self.slider.limits)
            refused = self.field.text()
            self._fill(self.slider.value)  # what stands in the field is always what the chart is of
            self._refuse(f"{refused} går inte. Skriv ett tal från {least} till {most}.")

    def _refuse(self, sentence: str) -> None:
        set_level(self.field, "stop")
        self.field.setAccessibleDescription(sentence)
        self.trouble.setText(sentence)
        self.trouble.show()


class SliderPanel(QWidget):
    """`changed(key, value, dragging)`: a person moved a figure; value None when it is as it was, missing.

    `reset`: everything is to stand as it was proposed.
    """

    changed = Signal(str, object, bool)
    reset = Signal()

    def __init__(self, theme: Theme, sliders: Sequence[Slider]) -> None:
        super().__init__()
        self._theme = theme
        self.rows: dict[str, SliderRow] = {}
        self._waiting: dict[str, tuple[float | None, bool]] = {}
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._tell)
        self._rows = column(spacing=theme.space("base"))
        self.reset_button = button(theme, RESET, "quiet", "undo-2", self._reset)
        self.setLayout(column(self._rows, row(self.reset_button, None), spacing=theme.space("snug")))
        self.show_sliders(sliders)

    def show_sliders(self, sliders: Sequence[Slider]) -> None:
        """The same figures in another state, in place; other figures are built anew."""
        if [slider.key for slider in sliders] != list(self.rows):
            self._build(sliders)
        for slider in sliders:
            if slider.key not in self._waiting:  # what is on its way is newer than what comes back
                self.rows[slider.key].show_slider(slider)
        self.reset_button.setEnabled(any(slider.moved for slider in sliders))

    def _build(self, sliders: Sequence[Slider]) -> None:
        clear(self._rows)
        self._waiting.clear()
        self.rows = {slider.key: SliderRow(self._theme, slider) for slider in sliders}
        for key, made in self.rows.items():
            made.moved.connect(lambda value, dragging, key=key: self._heard(key, value, dragging))
            self._rows.addWidget(made)

    def _heard(self, key: str, value: float | None, dragging: bool) -> None:
        self._waiting[key] = value, dragging
        self._turn.start(0)

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for key, (value, dragging) in waiting.items():
            self.changed.emit(key, value, dragging)

    def _reset(self) -> None:
        self._waiting.clear()
        self._turn.stop()
        self.reset.emit()
