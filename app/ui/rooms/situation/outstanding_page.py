"""The page *Svaga indikatorer*: everything that stands out in the plan's neighbourhoods, and how it is answered.

The list shows, the card at its side offers, and each deed is one Change that can be undone. What counts as weak is set
here, in words, and worked out anew at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.journeys import answering
from app.journeys.answering import STRONG, WEAK, Outstanding
from app.models.errors import UserError
from app.models.wording import answering as words
from app.ui.exporting import refused
from app.ui.rooms import leads
from app.ui.rooms.situation import quoting
from app.ui.rooms.situation.outstanding_list import OutstandingList
from app.ui.rooms.situation.outstanding_row import OutstandingRow
from app.ui.rooms.situation.side import SidePage
from app.ui.widgets import CANCEL, Card, Field, Question, Verb, button, label, row, scrolling

if TYPE_CHECKING:
    from app.ui.room import Context
    from app.ui.rooms.situation.room import SituationRoom

SIDE_WIDTH = 330


def open_outstanding(room: SituationRoom, indicator: str = "") -> OutstandingPage:
    """The page in the place of the views, at an indicator where one is named."""
    page = room.side if isinstance(room.side, OutstandingPage) else room.open_side(OutstandingPage(room.context))
    if indicator:
        page.stand_at(indicator)
    return page


class OutstandingPage(SidePage):
    """Weak indicators and strengths of the plan's neighbourhoods, each with its answer."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.list = OutstandingList(theme, context.session.plan)
        self.card = OutstandingRow(context)
        self.threshold = QLineEdit()
        self.field = Field(theme, "Så stor del räknas, i procent", self.threshold)
        self.meaning = label("", "small", "ink_soft", wrap=True)
        self.title = label("", "heading", wrap=True)
        self._lay_out()
        self._listen()
        self.refresh()

    def _lay_out(self) -> None:
        theme = self._context.theme
        share = Card(theme, "Vad räknas som svagt?")
        share.body.addWidget(self.field)
        share.body.addWidget(self.meaning)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.space("base"))
        beside.addWidget(self.card, 1)
        beside.addWidget(share)
        beside.addStretch(0)
        narrow = theme.narrow
        cards = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        cards.setSpacing(theme.space("base"))
        cards.addWidget(self.list, 1)
        cards.addWidget(side)
        if not narrow:
            side.setFixedWidth(theme.px(SIDE_WIDTH))
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.space("room"))
        back = button(theme, "Till vyerna", kind="quiet", icon="chevron-left", on=self.left.emit)
        inner.addLayout(row(back, None))
        inner.addWidget(self.title)
        inner.addLayout(cards, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content, "Svaga indikatorer"))

    def _listen(self) -> None:
        self.list.sided.connect(self.refresh)
        self.list.chosen.connect(self.card.show_row)
        self.list.opened.connect(self.answer)
        self.card.finding_wanted.connect(self.write_finding)
        self.card.reason_wanted.connect(self.write_reason)
        self.card.other_words_wanted.connect(self.rewrite_reason)
        self.card.take_back_wanted.connect(self._take_back)
        self.card.opened.connect(lambda record: self._context.go("action_plan", record))
        self.threshold.editingFinished.connect(self._set_threshold)
        self.threshold.setEnabled(self._context.session.writable)

    # Showing

    def refresh(self) -> None:
        situation, plan = self._context.standpoint.situation, self._context.session.plan
        if situation is None:
            self.title.setText(words.heading(0, 0))
            self.list.show_rows((), words.NO_TABLE)
            return
        side: answering.Side = STRONG if self.list.strong else WEAK
        found = answering.outstanding(situation, plan, side)
        weak = found if side == WEAK else answering.outstanding(situation, plan, WEAK)
        self.title.setText(words.heading(len(weak), sum(not each.answered for each in weak)))
        self.list.show_rows(found, words.none_stand_out(situation.weak_share, strong=side == STRONG))
        if not self.threshold.hasFocus():
            self.threshold.setText(words.share_field(situation.weak_share))
        self.meaning.setText(words.meaning(situation.weak_share))

    def stand_at(self, indicator: str) -> None:
        """Brings an indicator into view."""
        self.list.stand_at(indicator)

    @property
    def open_id(self) -> str:
        current = self.list.table.current()
        return leads.weak_place(current.indicator) if current is not None else leads.WEAK

    def finish(self) -> None:
        self._set_threshold()

    # Answering

    def answer(self, chosen: Outstanding) -> None:
        """To the answer of a row, or to writing one."""
        answer = next(iter(chosen.findings), chosen.reason)
        if answer:
            self._context.go("action_plan", answer)
        else:
            self.write_finding(chosen)

    def write_finding(self, chosen: Outstanding) -> None:
        """Asks which finding is to quote the figure, and goes to it."""
        situation = self._context.standpoint.situation
        if situation is not None and self._context.session.writable:
            found = answering.quote_of(situation, chosen)
            quoting.use_as_evidence(self._context, situation, [found], self.window())

    def write_reason(self, chosen: Outstanding) -> None:
        """Asks why no finding is needed, and keeps the answer."""
        reason = self._asked(chosen, "")
        session = self._context.session
        if reason and self._do(lambda: answering.leave(session, chosen.indicator, [chosen.unit], reason)):
            self._context.tell(f"Sparat: varför {chosen.label} lämnas")

    def rewrite_reason(self, chosen: Outstanding) -> None:
        """The same question with what was answered before."""
        record = self._context.session.plan.get(chosen.reason)
        reason = self._asked(chosen, record.text("reason")) if record is not None else None
        if reason:
            self._do(lambda: answering.rewrite(self._context.session, chosen.reason, reason))

    def _asked(self, chosen: Outstanding, before: str) -> str | None:
        question = Question(
            "Varför behövs ingen slutsats?",
            f"{chosen.label} i {chosen.unit} räknas som besvarad. Skälet står i planen och går att ångra.",
            [CANCEL, Verb("save", "Spara skälet", "primary")],
        )
        return self._context.ask.text(question, "Skäl", before)

    def _take_back(self, chosen: Outstanding) -> None:
        self._do(lambda: answering.take_back(self._context.session, chosen.reason))

    def _set_threshold(self) -> None:
        situation = self._context.standpoint.situation
        text = self.threshold.text().strip()
        if situation is None or not self.threshold.isEnabled() or text == words.share_field(situation.weak_share):
            self.field.set_remark(None)
            return
        try:
            answering.set_threshold(self._context.session, text)
            self.field.set_remark(None)
        except UserError as error:
            self.field.set_remark("stop", str(error))

    def _do(self, deed: Callable[[], object]) -> bool:
        """Whether it could be done; where not, the reason is shown."""
        try:
            deed()
        except UserError as error:
            refused(self._context, "Det gick inte", error)
            return False
        return True
