"""One table in place of another: what would change is shown before the person says so, or leaves both as they are."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.journeys import replacing
from app.journeys.quoted import Quoted
from app.journeys.replacing import Moved, Replacement
from app.journeys.snapshot import Progress, Snapshot, take
from app.models import datasets
from app.models.errors import UserError
from app.models.plan import Record
from app.models.wording import datasets as words
from app.models.wording.labels import title_of
from app.ui.exporting import refused
from app.ui.widgets import (
    CANCEL,
    Column,
    Dialog,
    Field,
    Notice,
    ProgressLine,
    Question,
    TableView,
    Verb,
    clear,
    label,
    scrolling,
)

if TYPE_CHECKING:
    from app.ui.room import Context

REPLACE, KEEP = "replace", ""
WIDTH, HEIGHT, LEAST, QUOTES_SHOWN = 780, 680, 100, 6


class ReplaceDialog(Dialog):
    """`old` is the table to be replaced; `shown` when the comparison with it stands there, `found`."""

    shown = Signal()

    def __init__(self, context: Context, new: Record, offered: Sequence[Record], over: QWidget | None = None) -> None:
        super().__init__(
            context.theme,
            f"Ska {title_of(new)} ersätta en äldre tabell?",
            words.NOTHING_LOST,
            [Verb(KEEP, "Behåll båda"), Verb(REPLACE, "Ersätt", "primary")],
            over,
        )
        self._context, self._new = context, new
        self.found: Replacement | None = None
        self._left = False
        self.tables = QComboBox()
        for record in offered:
            self.tables.addItem(datasets.named(record), record.id)
        self.body.addWidget(Field(context.theme, "Tabellen som ersätts", self.tables))
        self.progress = ProgressLine(context.theme)
        self.body.addWidget(self.progress)
        told = QWidget()
        self._told = QVBoxLayout(told)
        self._told.setContentsMargins(0, 0, context.theme.px(8), 0)
        self._told.setSpacing(context.theme.space("snug"))
        area = scrolling(told, "Det som skulle ändras")
        area.setMinimumHeight(context.theme.px(LEAST))
        self.body.addWidget(area, 1)
        self.tables.activated.connect(lambda _at: self.compare())
        self.buttons[REPLACE].setEnabled(False)
        room = self.screen().availableGeometry()
        self.setMinimumWidth(0)
        self.resize(min(context.theme.px(WIDTH), room.width() - 40), min(context.theme.px(HEIGHT), room.height() - 60))
        self.compare()

    @property
    def old(self) -> str:
        """The id of the table to be replaced."""
        return str(self.tables.currentData())

    def compare(self) -> None:
        """Works out what would change with the chosen table, on the worker."""
        self.found = None
        self._settle()
        snapshot, new, old = take(self._context.session), self._new.id, self.old
        self.progress.begin("Jämför tabellerna", self.reject)
        self._context.jobs.start(lambda: _compared(snapshot, new, old), partial(self._show, old), self._failed)

    def _show(self, old: str, found: Replacement) -> None:
        if self._left or old != self.old:
            return
        self.progress.end()
        self.found = found
        clear(self._told)
        if found.hindrance:
            self._told.addWidget(Notice(self.theme, "remark", "Indexet går inte att räkna.", found.hindrance))
        for sentence in found.sentences:
            if sentence != found.hindrance:
                self._told.addWidget(label(sentence, wrap=True))
        if found.moved and any(moved.before.score is not None for moved in found.moved):
            self._add_table("Index och plats", _moved_table(self, found.moved))
        changed = [quote for quote in found.quotes if quote.measured and quote.now != quote.value]
        if changed:
            self._add_table("Citat som får ett annat tal", _quotes_table(self, changed, self._context))
        self._told.addStretch(1)
        self._settle()
        self.shown.emit()

    def _add_table(self, heading: str, table: TableView[Moved] | TableView[Quoted]) -> None:
        self._told.addWidget(label(heading, "smallstrong"))
        self._told.addWidget(table)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        if self._left:
            return
        self.progress.end()
        clear(self._told)
        self._told.addWidget(Notice(self.theme, "stop", "Tabellerna kunde inte jämföras.", str(error)))
        self.shown.emit()

    def done(self, result: int) -> None:
        """What is still being worked out is shown to nobody."""
        self._left = True
        super().done(result)

    def _settle(self) -> None:
        """The verb says which table it is about, and is closed until what would change stands there."""
        replace = self.buttons[REPLACE]
        words = f"Ersätt {self.tables.currentText()}"
        replace.setText("Ersätt" if self.theme.narrow else words)
        replace.setAccessibleName(words)
        replace.setEnabled(self.found is not None)


def offer(context: Context, new_id: str, over: QWidget) -> None:
    """After a table was read in: asks whether it replaces one that is alike, where there is such a table."""
    snapshot = take(context.session)

    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error

    def found(candidate: Record | None) -> None:
        if candidate is not None and new_id in context.session.plan:
            ask(context, new_id, over, first=candidate.id)

    context.jobs.start(lambda: _candidate(snapshot, new_id), found, failed)


def ask(context: Context, new_id: str, over: QWidget, first: str = "") -> bool:
    """Shows what would change, and does it when the person says so; whether it was done."""
    plan = context.session.plan
    offered = sorted(datasets.replaceable(plan, new_id), key=lambda record: record.id != first)
    if not offered or not context.session.writable:
        return False
    dialog = ReplaceDialog(context, plan.record(new_id), offered, over)
    if not context.ask.run(dialog):
        return False
    name = title_of(plan.record(dialog.old))
    try:
        replacing.replace_table(context.session, new_id, dialog.old)
    except UserError as error:
        refused(context, "Tabellen kunde inte ersättas", error)
        return False
    context.tell(f"{title_of(plan.record(new_id))} ersätter {name}. Citaten står kvar.")
    return True


def ask_to_take_back(context: Context, new: Record) -> None:
    """Asks whether a table is no longer to stand in for another, and says so."""
    plan = context.session.plan
    old = next(iter(plan.targets(new, "replaces")), None)
    name = title_of(old) if old is not None else "en tabell som är borttagen"
    question = Question(
        "Ska den inte längre ersätta?",
        words.no_longer_replaces(title_of(new), name),
        [CANCEL, Verb("take_back", "Ersätter inte längre", "primary")],
    )
    if context.ask.choose(question) == "take_back":
        replacing.take_back(context.session, new.id)


def _compared(snapshot: Snapshot, new: str, old: str) -> Generator[Progress, None, Replacement]:
    yield Progress(0, 1, "Jämför tabellerna")
    return replacing.compare(snapshot, new, old)


def _candidate(snapshot: Snapshot, new: str) -> Generator[Progress, None, Record | None]:
    yield Progress(0, 1, "Söker en äldre tabell")
    return replacing.candidate(snapshot.plan, snapshot, new)


def _moved_table(dialog: ReplaceDialog, moved: Sequence[Moved]) -> TableView[Moved]:
    if dialog.theme.narrow:
        columns: list[Column[Moved]] = [
            Column("Stadsdel", lambda each: each.unit),
            Column("Index nu och sedan", _both_scores, align="right", width=150),
            Column("Plats nu och sedan", _both_places, align="right", width=150),
        ]
    else:
        columns = [
            Column("Stadsdel", lambda each: each.unit),
            Column("Index nu", lambda each: words.score(each.before.score), align="right", width=88),
            Column("Index sedan", lambda each: words.score(each.after.score), align="right", width=104),
            Column("Plats nu", lambda each: words.place(each.before.place, each.before.of), align="right", width=90),
            Column("Plats sedan", lambda each: words.place(each.after.place, each.after.of), align="right", width=104),
        ]
    made = TableView(dialog.theme, "Index och plats, nu och sedan", columns, moved)
    made.fit_height(8)
    return made


def _both_scores(moved: Moved) -> str:
    return f"{words.score(moved.before.score)} → {words.score(moved.after.score)}"


def _both_places(moved: Moved) -> str:
    return f"{moved.before.place or '–'} → {moved.after.place or '–'}"


def _quotes_table(dialog: ReplaceDialog, quotes: Sequence[Quoted], context: Context) -> TableView[Quoted]:
    plan = context.session.plan
    columns: list[Column[Quoted]] = [
        Column("Slutsats", lambda each: title_of(plan.record(each.finding)), width=240),
        Column(
            "Citat",
            lambda each: plan.record(each.evidence).text("sentence"),
            tip=lambda each: plan.record(each.evidence).text("sentence"),
        ),
        Column("I den nya", lambda each: each.told(each.now) or "saknas", align="right", width=110),
    ]
    columns = columns[1:] if dialog.theme.narrow else columns
    made = TableView(dialog.theme, "Citat som får ett annat tal", columns, quotes)
    made.fit_height(QUOTES_SHOWN)
    return made
