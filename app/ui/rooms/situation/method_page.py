"""The page *Metod*: try another method or other weights, see at once what it does to the places, and settle on it.

While a weight is moved every step is computed at once with few draws; at rest the worker draws all of them, and what
has been overtaken meanwhile is thrown away. Nothing is saved until the person says so.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.journeys import method, method_change, method_shown
from app.journeys.method_change import DRAGGING, RESTING, Preview
from app.journeys.snapshot import Progress
from app.journeys.views import no_index_sentence
from app.models.errors import UserError
from app.ui.rooms.situation.method_controls import MethodControls
from app.ui.rooms.situation.method_effect import MethodEffect
from app.ui.rooms.situation.method_settling import Settling
from app.ui.rooms.situation.side import SidePage
from app.ui.widgets import Card, button, column, label, row, scrolling

if TYPE_CHECKING:
    from app.analysis.uncertainty import Kept
    from app.journeys.method import Draft
    from app.journeys.situation import Situation
    from app.ui.jobs import Job
    from app.ui.room import Context

REST = 250
"""Milliseconds without a move before all draws are made."""
BESIDE, LEFT, RIGHT = 900, 330, 330
"""Width at text size 1.0 from which the cards stand beside each other, and the widths of the outer two."""
SAVED, BACK = "Metoden gäller nu i hela planen.", "Standardmetoden gäller igen."


class MethodPage(SidePage):
    """A proposal beside what is in force. `draft` is what is proposed now, `preview` what it was last seen to do."""

    def __init__(self, context: Context, situation: Situation) -> None:
        super().__init__()
        self._context, self._before = context, situation
        self._job: Job | None = None
        self._kept: Kept = {}
        self.now = method.in_force(situation)
        self.draft = self.now
        theme = context.theme
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._draw_all)
        self.in_force = label(method_shown.in_force_sentence(situation), wrap=True, selectable=True)
        self.controls = MethodControls(theme, situation, self.draft, self.now)
        self.effect = MethodEffect(theme)
        reason = situation.settled.reason if situation.settled is not None else ""
        authors = method_shown.authors(context.session, situation)
        self.settling = Settling(theme, authors, reason, writable=context.session.writable)
        self._lay_out()
        self._listen()
        self._show(Preview(situation, situation.intervals))

    def _lay_out(self) -> None:
        theme = self._context.theme
        back = button(theme, "Till vyerna", kind="quiet", icon="chevron-left", on=self.left.emit)
        self._effect_card = Card(theme, "Platser före och efter")
        self._effect_card.body.addWidget(self.effect.table, 1)
        self._effect_card.body.addSpacing(theme.space("snug"))
        self._effect_card.body.addWidget(self.settling)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.space("base"))
        self._cards.addWidget(self.controls)
        self._cards.addWidget(self.effect, 1)
        self._cards.addWidget(self._effect_card)
        content = QWidget()
        title = row(back, label("Hur räknas indexet?", "heading"), None, spacing=theme.space("base"))
        head = column(title, self.in_force, spacing=theme.px(3))
        inner = column(head, spacing=theme.space("base"))
        pad = theme.px(20)
        inner.setContentsMargins(pad, theme.px(8), pad, theme.space("room"))
        inner.addLayout(self._cards, 1)
        content.setLayout(inner)
        outer = column(scrolling(content, "Metod"))
        self.setLayout(outer)

    def _listen(self) -> None:
        self.controls.preset.connect(lambda key: self.propose(self.draft.choosing(key)))
        self.controls.shared.connect(lambda key, share, _held: self.propose(self.draft.sharing(key, share)))
        self.controls.reset.connect(lambda group: self.propose(method_shown.reset(self.draft, self.now, group)))
        self.settling.back.connect(lambda: self.propose(method.standard_draft(self._before)))
        self.settling.settled.connect(self.settle)

    def propose(self, draft: Draft) -> None:
        """Another proposal: its places and intervals at once, all draws when nothing has moved for a while."""
        self.draft = draft
        self._overtake()
        self.controls.show_draft(draft, self.now)
        try:
            self._show(method_change.preview(self._before, draft, DRAGGING, self._kept))
        except UserError as refusal:
            self._refuse(refusal)
        else:
            self._rest.start()

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        if not self._before.has_index:
            self.effect.refuse(no_index_sentence(self._before))
        else:
            self.effect.show_effect(method_shown.shown(self._before, preview))
        self._settle_state(computable=True)

    def _refuse(self, refusal: UserError) -> None:
        self.effect.refuse(str(refusal))
        self._settle_state(computable=False)

    def _settle_state(self, *, computable: bool) -> None:
        self.settling.show_state(changed=self._changed, standard=self.draft.standard, computable=computable)

    @property
    def _changed(self) -> bool:
        return (self.draft.method, self.draft.weights) != (self.now.method, self.now.weights)

    def _draw_all(self) -> None:
        before, draft, kept = self._before, self.draft, self._kept
        self._overtake()
        self._job = self._context.jobs.start(lambda: _drawn(before, draft, kept), self._show, self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._refuse(error)

    def _overtake(self) -> None:
        """Whatever is being drawn is of another proposal."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.done = self._job.failed = _nobody
            self._job = None

    def settle(self) -> None:
        """Make the proposal the plan's method."""
        author, reason = self.settling.given()
        try:
            method_change.save(self._context.session, self._before, self.draft, author, reason)
        except UserError as refusal:
            self.settling.show_refusal(refusal)
            return
        self._context.tell(BACK if self.draft.standard else SAVED)
        self.left.emit()

    def refresh(self) -> None:
        """Another table or method may count now; a proposal that somebody works on stays."""
        situation = self._context.standpoint.situation
        if situation is None or situation is self._before:
            return
        untouched = not self._changed
        self._before, self.now, self._kept = situation, method.in_force(situation), {}
        self.in_force.setText(method_shown.in_force_sentence(situation))
        self.controls.show_situation(situation, self.now)
        if untouched or set(self.draft.weights) != set(self.now.weights):
            self.draft = self.now
        self.propose(self.draft)

    def finish(self) -> None:
        self._overtake()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three cards beside each other where there is room, else under each other."""
        theme, room = self._context.theme, event.size().width()
        beside = room / theme.scale >= BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(way)
        for card, width in ((self.controls, LEFT), (self._effect_card, RIGHT)):
            card.setMinimumWidth(theme.px(width) if beside else 0)
            card.setMaximumWidth(theme.px(width) if beside else FREE)
        self.controls.grow(not beside)
        for card, height in ((self.effect, 420), (self._effect_card, 480)):
            card.setMinimumHeight(0 if beside else theme.px(height))
        super().resizeEvent(event)


FREE = 16777215


def _nobody(_result: object) -> None:
    """Nobody waits for what was overtaken."""


def _drawn(before: Situation, draft: Draft, kept: Kept) -> Generator[Progress, None, Preview]:
    yield Progress(0, 1, "Räknar osäkerheten")
    return method_change.preview(before, draft, RESTING, kept)
