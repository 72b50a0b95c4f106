"""The page of indicators and tables: what each indicator means for the index, and which table is shown.

Tables never change; what people say of an indicator (domain, direction, unit) they may change at any time. Its weight
is moved on the page *Metod*, where weights have a sender and a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.models import datasets
from app.models.plan import FieldValue, Record
from app.models.schema import DOMAINS
from app.models.wording import datasets as words
from app.models.wording import labels, typography
from app.ui.forms import RecordForm
from app.ui.forms.flow import FlowLayout
from app.ui.rooms.situation import replace_dialog
from app.ui.rooms.situation.side import SidePage
from app.ui.rooms.situation.states import indicator_tables, is_described, undescribed
from app.ui.widgets import (
    CANCEL,
    Card,
    Column,
    Notice,
    Question,
    TableView,
    Verb,
    button,
    clear,
    label,
    row,
    scrolling,
)

if TYPE_CHECKING:
    from app.ui.room import Context

DESCRIBED_BY = ("label", "risk_domain", "direction", "unit", "source", "break_years")
REPLACES, NO_LONGER = "Ersätter en äldre…", "Ersätter inte längre…"
TABLE_WORDS = ("name", "source", "publisher", "method_note")


class IndicatorsPage(SidePage):
    """What each indicator means, and the tables; `wanted` when another table is to be shown."""

    def __init__(self, context: Context, read_table: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._form: RecordForm | None = None
        self.indicators: TableView[Record] = TableView(theme, "Indikatorer", self._indicator_columns())
        self.tables: TableView[Record] = TableView(theme, "Tabeller", self._table_columns())
        self.indicators.chosen.connect(lambda record: self._open(record, DESCRIBED_BY))
        self.tables.chosen.connect(lambda record: self._open(record, TABLE_WORDS))
        self.tables.opened.connect(self._show)
        self.tables.chosen.connect(self._settle_replacing)
        self.show_table = button(theme, "Visa den här tabellen", on=lambda: self._show(self.tables.current()))
        self.replace_table = button(theme, REPLACES, on=self._replace)
        self._notices = QVBoxLayout()
        self._side = Card(theme, "Beskriv")
        self._side_body = QVBoxLayout()
        self._side.body.addLayout(self._side_body)
        self._side.body.addStretch(1)
        self._lay_out(read_table)
        self.refresh()

    def _lay_out(self, read_table: Callable[[], object]) -> None:
        theme = self._context.theme
        back = button(theme, "Till vyerna", kind="quiet", icon="chevron-left", on=self.left.emit)
        indicators = Card(theme, "Indikatorer")
        indicators.body.addLayout(self._notices)
        indicators.body.addWidget(self.indicators, 1)
        tables = Card(theme, "Tabeller")
        tables.body.addWidget(label("En tabell ändras aldrig. En ny läggs bredvid.", tone="ink_soft", wrap=True))
        tables.body.addWidget(self.tables, 1)
        read = button(theme, "Läs in tabell…", icon="table-2", on=read_table)
        read.setEnabled(self._context.session.writable)
        ways = QWidget()
        flow = FlowLayout(ways, theme.space("snug"))
        for way in (self.show_table, self.replace_table, read):
            flow.addWidget(way)
        tables.body.addWidget(ways)
        left = QWidget()
        both = QVBoxLayout(left)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.space("base"))
        both.addWidget(indicators, 3)
        both.addWidget(tables, 2)
        self.indicators.setMinimumHeight(theme.px(170))
        self.tables.setMinimumHeight(theme.px(140))
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.space("base"))
        self._cards.addWidget(left, 1)
        self._cards.addWidget(self._side)
        narrow = theme.narrow
        self._cards.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        if not narrow:
            self._side.setFixedWidth(theme.px(340))
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.space("room"))
        inner.addLayout(row(back, None))
        inner.addLayout(self._cards, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content, "Indikatorer och tabeller"))

    def _indicator_columns(self) -> list[Column[Record]]:
        def said(name: str) -> Callable[[Record], str]:
            return lambda record: labels.value_text(record, name) or "saknas"

        def tone(name: str) -> Callable[[Record], str]:
            return lambda record: "" if record.text(name) else "remark"

        columns: list[Column[Record]] = [
            Column(
                "Indikator",
                lambda r: r.text("label") or r.text("key"),
                icon=lambda r: None if is_described(r) else ("triangle-alert", "remark"),
                tip=lambda r: r.text("label"),
            ),
            Column("Huvudområde", said("risk_domain"), tone=tone("risk_domain"), width=150),
            Column("Högt värde är", _direction, tone=tone("direction"), width=116),
            Column("Enhet", lambda r: r.text("unit") or "–", width=72),
            Column("Vikt", lambda r: _number(r.text("weight") or "1"), align="right", width=56),
        ]
        return columns[:2] if self._context.theme.narrow else columns

    def _table_columns(self) -> list[Column[Record]]:
        named: list[Column[Record]] = [
            Column(
                "Namn", lambda r: r.text("name") or "Utan namn", strong=self._is_shown, tip=lambda r: r.text("name")
            ),
            Column("Årgång", lambda r: r.text("reference_period") or str(r.get("vintage") or "–"), width=90),
            Column("Läge", self._standing, width=72, tip=self._replaced_by),
        ]
        about: list[Column[Record]] = [
            Column(
                "Slag", lambda r: labels.value_text(r, "kind"), width=106, tip=lambda r: labels.value_text(r, "kind")
            ),
            Column(
                "Källa", lambda r: r.text("source") or "saknas", width=150, most=360, tip=lambda r: r.text("source")
            ),
            Column("Värden", lambda r: _number(r.text("rows") or "0"), align="right", width=70),
        ]
        return named if self._context.theme.narrow else [*named[:2], *about, named[2]]

    def _standing(self, record: Record) -> str:
        plan = self._context.session.plan
        counts = datasets.current(plan, record.text("kind"))
        return words.shown_words(
            shown=self._is_shown(record),
            counts=counts is not None and counts.id == record.id and record.text("kind") != datasets.INDICATORS,
            replaced_by=self._replaced_by(record),
        )

    def _replaced_by(self, record: Record) -> str:
        newer = datasets.replacement(self._context.session.plan, record.id)
        return f"Ersatt av {datasets.named(newer)}" if newer is not None else ""

    def _is_shown(self, record: Record) -> bool:
        situation = self._context.standpoint.situation
        return situation is not None and situation.dataset.id == record.id

    def refresh(self) -> None:
        """The plan as it stands; the form somebody writes in is left alone."""
        plan = self._context.session.plan
        waiting = undescribed(plan)
        self._show_rows(self.indicators, sorted(plan.of("indicator_definition"), key=_order))
        self._show_rows(self.tables, plan.of("dataset"))
        self.show_table.setEnabled(len(indicator_tables(plan)) > 1)
        self.show_table.setToolTip("" if self.show_table.isEnabled() else "Det finns ingen annan indikatortabell.")
        self._settle_replacing(self.tables.current())
        clear(self._notices)
        if waiting:
            self._notices.addWidget(_waiting_notice(self._context, waiting))
        if self._form is not None and self._form.record_id in plan:
            self._form.refresh()
        elif self._form is not None or not self._side_body.count():
            self._offer(waiting)

    def _offer(self, waiting: list[Record]) -> None:
        """Something to begin with: the first that waits for words."""
        first = waiting[0] if waiting else next(iter(self.indicators.rows), None)
        if first is None:
            self._form = None
            clear(self._side_body)
            self._side.heading.setText("Beskriv")
            self._side_body.addWidget(label("Läs in en tabell, så visas dess indikatorer här.", wrap=True))
        else:
            self.indicators.choose(first)
            self._open(first, DESCRIBED_BY)  # also where its row was the current one already

    def _show_rows(self, view: TableView[Record], rows: list[Record]) -> None:
        """New rows, with the same record still the current one and nobody told."""
        current = view.current()
        view.blockSignals(True)
        view.set_rows(rows)
        same = next((record for record in rows if current is not None and record.id == current.id), None)
        if same is not None:
            view.choose(same)
        view.blockSignals(False)

    def open_record(self, record_id: str) -> None:
        """Bring an indicator or a table into view."""
        for view in (self.indicators, self.tables):
            found = next((record for record in view.rows if record.id == record_id), None)
            if found is not None:
                view.choose(found)

    @property
    def open_id(self) -> str | None:
        """The record in the form."""
        return self._form.record_id if self._form is not None else None

    def finish(self) -> None:
        """Commits what is being written."""
        if self._form is not None:
            self._form.finish()

    def _open(self, record: Record, fields: tuple[str, ...]) -> None:
        if self._form is not None and self._form.record_id == record.id:
            return
        self.finish()
        clear(self._side_body)
        self._side.heading.setText(record.text("label") or record.text("name") or record.text("key"))
        self._side.heading.setWordWrap(True)
        self._form = RecordForm(self._context, record.id, only=fields, columns=1, reason=self._why_turned)
        if record.type == "indicator_definition":
            self._side_body.addWidget(
                label(f"I tabellen heter den {record.text('key')}.", "small", "ink_soft", wrap=True)
            )
        self._side_body.addWidget(self._form)

    def _why_turned(self, record: Record, name: str, value: FieldValue) -> str | None:
        """A direction that somebody has stated turns only with a reason, which stands in the history."""
        if name != "direction" or record.is_empty(name):
            return ""
        turned = replace(record, fields={**record.fields, name: value})
        question = Question(
            f"Varför ändras vad ett högt värde betyder för {record.text('label') or record.text('key')}?",
            f"Det blir ”{_direction(turned)}” i stället för ”{_direction(record)}”. Index och platser räknas om "
            "för alla stadsdelar. Skälet står i historiken, och det går att ångra.",
            [CANCEL, Verb("turn", "Ändra med detta skäl", "primary")],
        )
        said = (self._context.ask.text(question, "Skäl") or "").strip()
        if not said:
            self._context.tell("Inget ändrades: det behövs ett skäl.")
        return f"ändrade vad ett högt värde betyder ({said})" if said else None

    def _show(self, record: Record | None) -> None:
        if record is not None and record in indicator_tables(self._context.session.plan):
            self.wanted.emit(record.id)

    def _settle_replacing(self, record: Record | None) -> None:
        """What can be said of the chosen table: that it replaces an older one, or that it no longer does."""
        plan = self._context.session.plan
        now = plan.get(record.id) if record is not None else None
        replaces = now is not None and not now.is_empty("replaces")
        can = now is not None and (replaces or bool(datasets.replaceable(plan, now.id)))
        self.replace_table.setText(NO_LONGER if replaces else REPLACES)
        self.replace_table.setAccessibleName(self.replace_table.text())
        self.replace_table.setEnabled(can and self._context.session.writable)
        self.replace_table.setToolTip("" if can else "Välj en tabell som har en äldre av samma slag.")

    def _replace(self) -> None:
        record, plan = self.tables.current(), self._context.session.plan
        now = plan.get(record.id) if record is not None else None
        if now is None:
            return
        if now.is_empty("replaces"):
            replace_dialog.ask(self._context, now.id, self.window())
        else:
            replace_dialog.ask_to_take_back(self._context, now)


def _waiting_notice(context: Context, waiting: list[Record]) -> Notice:
    count = len(waiting)
    what = "1 indikator väntar" if count == 1 else f"{count} indikatorer väntar"
    return Notice(
        context.theme,
        "remark",
        f"{what} på ord.",
        "Indexet kan inte räkna med en indikator förrän någon har sagt vilket huvudområde den hör till och om ett högt "
        "värde betyder mer eller mindre risk.",
    )


def _order(record: Record) -> tuple[bool, int, str]:
    """Those that wait first, then by domain."""
    domain = record.text("risk_domain")
    return is_described(record), DOMAINS.index(domain) if domain in DOMAINS else len(DOMAINS), record.position


def _direction(record: Record) -> str:
    return {"more_risk": "mer risk", "less_risk": "mindre risk"}.get(record.text("direction"), "saknas")


def _number(text: str) -> str:
    """As short as it can be said: "2 870", "1", "0,5"."""
    number = float(text)
    return typography.number(number, 0 if number.is_integer() else 2)
