"""The left side of the page *Metod*: which method, what it is good for and what it costs, and who weighs what.

It shows a proposal and says what the person wants instead. What that would do is the page's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.journeys import method_shown
from app.journeys.method_shown import DOMAINS_GROUP
from app.models.wording import method as words
from app.ui.rooms.situation.sliders import SliderPanel
from app.ui.widgets import Card, Field, column, label, scrolling

if TYPE_CHECKING:
    from app.journeys.method import Draft
    from app.journeys.situation import Situation
    from app.ui.theme import Theme


class MethodControls(Card):
    """`preset(key)`, `shared(key, per cent, dragging)` and `reset(group)` when the person wants something else."""

    preset = Signal(str)
    shared = Signal(str, float, bool)
    reset = Signal(str)

    def __init__(self, theme: Theme, situation: Situation, draft: Draft, now: Draft) -> None:
        super().__init__(theme, "Metod och vikter")
        self._situation, self._draft, self._now = situation, draft, now
        self._whole = False
        self.presets = QComboBox()
        for key, (name, _why, _cost) in words.PRESETS.items():
            self.presets.addItem(name, key)
        self.presets.activated.connect(lambda at: self.preset.emit(self.presets.itemData(at)))
        self.why = label("", wrap=True)
        self.cost = label("", tone="ink_soft", wrap=True)
        self.group = QComboBox()
        self._offer_groups(draft)
        self.group.activated.connect(lambda _at: self._show_sliders())
        self.sliders = SliderPanel(theme, ())
        self.sliders.changed.connect(self._moved)
        self.sliders.reset.connect(lambda: self.reset.emit(self.current_group))
        self.weighed = Field(theme, "Vikter, summa 100\u00a0%", self.group)
        self.weighed.setVisible(self.group.count() > 0)
        mark = label("Det lilla strecket är vikten som gäller nu.", "small", "ink_soft", wrap=True)
        mark.setVisible(self.group.count() > 0)
        inside = QWidget()
        pieces = (Field(theme, "Metod", self.presets), self.why, self.cost, self.weighed, mark, self.sliders, None)
        content = column(*pieces, spacing=theme.space("snug"))
        content.setContentsMargins(0, 0, theme.px(10), 0)
        inside.setLayout(content)
        self._content, self._least = content, theme.px(260)
        self._area = scrolling(inside, "Metod och vikter")
        self._area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # before the page scrolls
        self.body.addWidget(self._area, 1)
        self.show_draft(draft, now)

    def grow(self, whole: bool) -> None:
        """As high as its content where the page scrolls it; else it scrolls by itself beside the chart."""
        self._whole = whole
        self._fit()

    def _fit(self) -> None:
        width = self._area.viewport().width()
        self._area.setMinimumHeight(self._content.totalHeightForWidth(width) if self._whole else self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words otherwise."""
        super().resizeEvent(event)
        self._fit()

    @property
    def current_group(self) -> str:
        """The domains, or the domain whose indicators are weighed."""
        return str(self.group.currentData() or DOMAINS_GROUP)

    def show_draft(self, draft: Draft, now: Draft) -> None:
        """Another proposal; `now` is what is in force."""
        self._draft, self._now = draft, now
        self._show_preset(draft.preset)
        self._show_sliders()

    def show_situation(self, situation: Situation, now: Draft) -> None:
        """Another table: other indicators may be weighed."""
        self._situation = situation
        if [self.group.itemData(at) for at in range(self.group.count())] != [
            key for key, _ in method_shown.groups(now)
        ]:
            self._offer_groups(now)

    def _offer_groups(self, draft: Draft) -> None:
        self.group.clear()
        for key, name in method_shown.groups(draft):
            self.group.addItem(name, key)

    def _show_preset(self, preset: str | None) -> None:
        at = self.presets.findData(preset) if preset is not None else -1
        self.presets.setCurrentIndex(at)
        self.presets.setPlaceholderText(words.OWN_METHOD)
        _name, why, cost = words.PRESETS[preset] if preset is not None else ("", words.OWN_METHOD_SAID, "")
        self.why.setText(why)
        self.cost.setText(f"Nackdel: {cost[:1].lower()}{cost[1:]}" if cost else "")
        self.cost.setVisible(bool(cost))

    def _show_sliders(self) -> None:
        if self.group.count():
            made = method_shown.sliders(self._situation, self._draft, self._now, self.current_group)
            self.sliders.show_sliders(made)
            self._fit()

    def _moved(self, key: str, value: float | None, dragging: bool) -> None:
        if value is not None:
            self.shared.emit(key, value, dragging)

    def open_group(self, group: str) -> None:
        """Show the weights of one group."""
        self.group.setCurrentIndex(max(self.group.findData(group), 0))
        self._show_sliders()
