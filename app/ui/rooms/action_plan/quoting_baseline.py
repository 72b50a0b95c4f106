"""On a measure's page: its baseline quoted from the index, and what reaching the target would do to the index."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from app.journeys import baseline
from app.journeys.baseline import Offer
from app.journeys.snapshot import Progress
from app.journeys.target_effect import effect_said
from app.models import verbs
from app.models.errors import UserError
from app.models.plan import FieldValue, Record
from app.models.wording import labels, typography
from app.ui.forms.editors import ChoiceEdit
from app.ui.rooms.action_plan.parts import RecordPart
from app.ui.widgets import Card, Field, button, column, label, row

if TYPE_CHECKING:
    from app.ui.room import Context

NO_TABLE = "Läs in en indextabell i Lägesbild, så kan baslinjen citeras ur den. Den kan också skrivas för hand."
NOTHING = "Välj en indikator ur indexet om måttet mäter samma sak, så kan baslinjen citeras."
NO_FIGURE = "Tabellen har inget tal för indikatorn i planens stadsdelar."
CHOOSE = "Välj vilken stadsdels tal som ska citeras."


class BaselinePart(RecordPart):
    """Two choices, what would be quoted, and a button; below it what is said of the quote and of the target."""

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context, self._record = context, record_id
        self._offers: tuple[Offer, ...] = ()
        self._asked: object = None
        theme = context.theme
        card = Card(theme, "Baslinjen i indexet")
        self.indicator = ChoiceEdit(self._indicators, "Ingen indikator")
        self.indicator.committed.connect(lambda value: self._set("indicator", value))
        self.place = ChoiceEdit(
            lambda: [(one.neighbourhood, _short(one)) for one in self._offers], "Ingen stadsdel vald"
        )
        self.place.committed.connect(lambda value: self._set("neighbourhood", value))
        self.said = label("", wrap=True, selectable=True)
        self.take = button(theme, "Citera som baslinje", icon="quote", on=self._quote)
        self.standing = label("", tone="ink_soft", wrap=True, selectable=True)
        self.effect = label("", wrap=True, selectable=True)
        self._effect_head = label("Om målet nås", "smallstrong")
        fields = [Field(theme, "Indikator", self.indicator), Field(theme, "Stadsdel och tal", self.place)]
        card.body.addLayout(column(*fields) if theme.narrow else row(*fields, spacing=theme.px(16)))
        card.body.addWidget(self.said)
        card.body.addLayout(row(self.take, None))
        for piece in (self.standing, self._effect_head, self.effect):
            card.body.addWidget(piece)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(card)

    def refresh(self, record: Record) -> None:
        """What can be quoted for the measure as it is now, and what is said of what has been."""
        plan, known = self._context.session.plan, self._context.standpoint.situation
        self._offers = baseline.offers(known, plan, record.text("indicator")) if known is not None else ()
        self.indicator.show_value(record.get("indicator"))
        self.place.show_value(record.get("neighbourhood"))
        for piece in (self.indicator, self.place):
            piece.setEnabled(self._context.session.writable)
        offer = self._offer(record)
        self.said.setText(self._what(record, offer))
        self.take.setVisible(offer is not None and not _is_taken(record, offer))
        self.take.setEnabled(self._context.session.writable)
        told = baseline.told(plan, record, known)
        self.standing.setText(told)
        self.standing.setVisible(bool(told))
        self._look_up_effect(record)

    def _what(self, record: Record, offer: Offer | None) -> str:
        if offer is not None:
            return offer.sentence
        if self._context.standpoint.situation is None:
            return NO_TABLE
        if record.is_empty("indicator"):
            return NOTHING
        return CHOOSE if self._offers else NO_FIGURE

    def _offer(self, record: Record) -> Offer | None:
        return next((one for one in self._offers if one.neighbourhood == record.text("neighbourhood")), None)

    def _indicators(self) -> list[tuple[str, str]]:
        plan = self._context.session.plan
        found = [(one.id, labels.title_of(one)) for one in plan.of("indicator_definition")]
        return sorted(found, key=lambda each: typography.swedish_key(each[1]))

    def _set(self, name: str, value: FieldValue) -> None:
        self._try(
            lambda: self._context.session.do(verbs.set_value(self._context.session.plan, self._record, name, value))
        )

    def _quote(self) -> None:
        offer = self._offer(self._context.session.plan.record(self._record))
        if offer is not None:
            self._try(lambda: baseline.quote(self._context.session, self._record, offer))

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except UserError as error:
            self.said.setText(str(error))

    def _look_up_effect(self, record: Record) -> None:
        """Asked again only when the index, the measure or its targets are others than last time."""
        session, known = self._context.session, self._context.standpoint.situation
        asked = (id(known), record, tuple(session.plan.children(record.id, "target")), session.plan.root)
        if asked == self._asked:
            return
        self._asked = asked
        plan = session.plan.copy()

        def work() -> Generator[Progress, None, str]:
            yield Progress(0, 1, "Räknar vad målet skulle betyda")
            return effect_said(known, plan, record.id)

        def done(said: str) -> None:
            if isValid(self) and asked == self._asked:
                self.effect.setText(said)
                self.effect.setVisible(bool(said))
                self._effect_head.setVisible(bool(said))

        self._context.jobs.start(work, done, _raise)


def _raise(error: BaseException) -> None:
    raise error


def _short(offer: Offer) -> str:
    """ "Ekliden: 19,4 % (2014)"."""
    told = typography.with_unit(typography.number(offer.value), offer.unit)
    return f"{labels.key_label(offer.neighbourhood)}: {told} ({offer.year})"


def _is_taken(record: Record, offer: Offer) -> bool:
    """Whether the baseline is this very quote already."""
    now = (record.get("baseline_value"), record.get("baseline_year"), record.get("baseline_dataset"))
    return now == (offer.value, offer.year, offer.dataset)
