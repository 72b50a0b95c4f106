"""Reading in a table: what the reader understood, what it asks, what it did not read, and every way to correct it.

Each correction states something in the recipe and the table is read again on the worker. Nothing is in the plan until
the person says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from app.journeys import atlas
from app.models.wording import typography
from app.ui.rooms.situation.import_columns import Markers, ValueColumns
from app.ui.rooms.situation.import_controls import RecipeControls
from app.ui.rooms.situation.import_corrections import Corrections
from app.ui.rooms.situation.import_files import TableFiles
from app.ui.rooms.situation.import_lists import Findings
from app.ui.rooms.situation.import_preview import PreviewView
from app.ui.rooms.situation.import_questions import Questions
from app.ui.rooms.situation.import_reader import TableReader
from app.ui.rooms.situation.import_taking import TakingIn
from app.ui.rooms.situation.import_unsettled import Unsettled
from app.ui.rooms.situation.import_words import TableWords
from app.ui.widgets import Notice, ProgressLine, button, clear, label, row, rule, scrolling

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading, Recipe
    from app.journeys.import_index import DatasetWords, Imported
    from app.ui.room import Context
    from app.ui.theme import Level
    from app.ui.widgets.boxes import Action

MADE_UP = "Exempelplan: stadsdelarna är påhittade, så namnen i en verklig tabell känns inte igen."
WIDE, HIGH = 1240, 690


class ImportDialog(QDialog):
    """`reading` is how the table stands now; `imported` what was taken in, None until then."""

    read = Signal()

    def __init__(self, context: Context, path: Path, over: QWidget | None = None) -> None:
        super().__init__(over)
        self._context, self._path = context, path
        self._declined: Recipe | None = None
        self.reading: Reading | None = None
        self.imported: Imported | None = None
        self.setWindowTitle(f"Läs in {path.name}")
        self.setAccessibleName(self.windowTitle())
        self.setModal(True)
        self._make_parts()
        self._lay_out()
        self._listen()
        self._settle()
        self.read_again()

    def _make_parts(self) -> None:
        theme = self._context.theme
        self.summary = label("", tone="ink_soft", wrap=True)
        self.unsettled = Unsettled(theme)
        self.progress = ProgressLine(theme)
        self.reader = TableReader(self._context, self._path, self.progress)
        self.taking = TakingIn(self._context, self.progress)
        self.trouble, self.offer = QVBoxLayout(), QVBoxLayout()
        self.questions = Questions(theme, blocking=True)
        self.preview = PreviewView(theme)
        self.preview.hide()  # a file that is no table has nothing to show
        plan = self._context.session.plan
        self.findings = Findings(theme, atlas.catalogue(plan.example), plan)
        self.controls = RecipeControls(theme)
        self.columns = ValueColumns(theme)
        self.markers = Markers(theme)
        self.words = TableWords(theme, self._path.stem)
        self.corrections = Corrections()
        self.files = TableFiles(self._context, self._path)
        self.leave = button(theme, "Avbryt", on=self.reject)
        self.take = button(theme, "Läs in", kind="primary", on=self._take_in)
        self.take.setMinimumWidth(theme.px(190))  # the words grow; what stands beside must not move under the pointer
        for made in (self.files.use, self.files.save, self.leave, self.take):
            made.setAutoDefault(False)

    def _lay_out(self) -> None:
        theme = self._context.theme
        left = QVBoxLayout()
        left.setSpacing(theme.space("snug"))
        left.addLayout(self.offer)
        left.addWidget(self.questions)
        left.addWidget(self.preview, 3)
        left.addWidget(self.findings, 3)
        side = QWidget()
        inner = QVBoxLayout(side)
        inner.setContentsMargins(theme.px(4), 0, theme.px(12), 0)
        inner.setSpacing(theme.px(20))
        for part in (self.words, self.controls, self.columns, self.markers):
            inner.addWidget(part)
        inner.addStretch(1)
        body = QBoxLayout(QBoxLayout.Direction.TopToBottom if theme.narrow else QBoxLayout.Direction.LeftToRight)
        body.setSpacing(theme.space("room"))
        body.addLayout(left, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(16))
        outer.setSpacing(theme.space("snug"))
        outer.addWidget(label(f"Läs in {self._path.name}", "heading", wrap=True))
        if self._context.session.plan.example:
            outer.addWidget(label(MADE_UP, "strong", "example", wrap=True))
        outer.addWidget(self.summary)
        outer.addWidget(self.progress)
        outer.addLayout(self.trouble)
        if theme.narrow:
            page = QWidget()
            inner.insertLayout(inner.count() - 1, row(self.files.use, None))
            inner.insertLayout(inner.count() - 1, row(self.files.save, None))
            body.addWidget(side)
            page.setLayout(body)
            outer.addWidget(scrolling(page, "Tabellen"), 1)
        else:
            area = scrolling(side, "Rätta hur tabellen läses")
            area.setFixedWidth(theme.px(350))
            body.addWidget(area)
            outer.addLayout(body, 1)
        outer.addWidget(rule())
        outer.addWidget(self.unsettled)
        if theme.narrow:
            outer.addLayout(row(None, self.leave, self.take))
        else:
            outer.addLayout(row(self.files.use, self.files.save, None, self.leave, self.take))
        self.setMinimumSize(900, 560)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(WIDE), room.width() - 40), min(theme.px(HIGH), room.height() - 60))

    def _listen(self) -> None:
        self.reader.delivered.connect(self._show_reading)
        self.reader.failed.connect(self._failed)
        self.reader.stopped.connect(self._stopped)
        self.taking.taken.connect(self._taken)
        self.taking.refused.connect(lambda sentence: self._say("stop", sentence))
        self.taking.stopped.connect(self._settle)
        said, corrections, names = lambda sentence: self._say("remark", sentence), self.corrections, self.findings.names
        corrections.changed.connect(self.read_again)
        for asking in (self.questions, self.findings):
            asking.answered.connect(lambda answer: corrections.state(answer.states))
            asking.refused.connect(said)
        self.controls.stated.connect(corrections.state)
        self.controls.refused.connect(said)
        names.placed.connect(corrections.place)
        names.meant.connect(corrections.indicator)
        names.totalled.connect(corrections.total)
        names.estranged.connect(corrections.stranger)
        self.columns.counted.connect(corrections.unit)
        self.columns.named.connect(corrections.column)
        self.markers.meant.connect(corrections.marker)
        self.findings.save_wanted.connect(self.files.save_list)
        self.unsettled.wanted.connect(lambda: self.findings.turn_to("notes"))
        self.files.chosen.connect(corrections.correct)
        self.files.said.connect(self._say)
        self.words.changed.connect(self._settle)
        self.words.kind.activated.connect(lambda _at: self._show_findings())

    def correct(self, recipe: Recipe) -> None:
        """Read the table again with what `recipe` states."""
        self.corrections.correct(recipe)

    # Reading

    def read_again(self) -> None:
        """Reads the table on the worker with what has been stated so far."""
        self.reader.read(self.corrections.stated)
        self._settle()

    def _show_reading(self, reading: Reading) -> None:
        self.reading = self.corrections.reading = reading
        self._tell()
        self.summary.setText(_summary(reading))
        self._make_offer(reading)
        for part in (self.questions, self.preview, self.controls, self.columns, self.markers, self.files):
            part.show_reading(reading)
        self.preview.show()
        self._show_findings()
        self._settle()
        self.read.emit()

    def _show_findings(self) -> None:
        self.findings.show_reading(self.reading, about_indicators=self.words.words().kind == "indicators")

    def _make_offer(self, reading: Reading) -> None:
        """A table that looks like an earlier one may be read like it: it is said, and nothing is done unasked."""
        clear(self.offer)
        alike = reading.looks_like
        if alike is not None and alike.recipe != self._declined:
            said = f"Tabellen ser ut som ”{alike.name}”, som redan är inläst. Ska den läsas på samma sätt?"
            ways = [("Läs på samma sätt", lambda: self.correct(alike.recipe)), ("Nej tack", self._decline)]
            self.offer.addWidget(Notice(self._context.theme, "info", said, actions=ways, word=False))

    def _decline(self) -> None:
        if self.reading is not None and self.reading.looks_like is not None:
            self._declined = self.reading.looks_like.recipe
            self._make_offer(self.reading)

    def _tell(self) -> None:
        """What a name was just said to mean, with a way back: a key pressed by mistake must not pass unseen."""
        if self.corrections.told:
            self._say("done", self.corrections.told, ("Ångra", self.corrections.undo))
        else:
            self._say("")

    def _failed(self, sentence: str) -> None:
        self._say("stop", sentence)
        self._settle()
        self.read.emit()

    def _stopped(self) -> None:
        self._say(
            "info", "Läsningen avbröts. Rätta hur tabellen läses, eller läs den igen.", ("Läs igen", self.read_again)
        )
        self._settle()
        self.read.emit()

    def _say(self, level: Level | Literal[""], sentence: str = "", *ways: Action) -> None:
        """One notice at a time over the preview; "" takes it away."""
        clear(self.trouble)
        if level:
            self.trouble.addWidget(Notice(self._context.theme, level, sentence, actions=ways))

    def _settle(self) -> None:
        """The primary button says what will happen, and if it cannot be pressed, why."""
        reading = self.reading
        count = len(reading.rows) if reading is not None else 0
        words = f"Läs in {typography.number(count, 0)} värden" if count else "Läs in"
        self.take.setText(words)
        self.take.setAccessibleName(words)
        busy = self.reader.busy or self.taking.busy
        why = _hindrance(reading, busy, self.words.words())
        said = "" if busy else self.unsettled.show_reading(reading, why)  # while it is read again the line stands still
        self.take.setEnabled(not why)
        self.take.setToolTip(why or said)
        self.take.setAccessibleDescription(why or said)

    # Taking in

    def _take_in(self) -> None:
        if self.reading is not None:
            self.taking.begin(self.reading, self.words.words(), self.corrections.stated, self.findings.names.remember)
            self._settle()

    def _taken(self, imported: Imported) -> None:
        self.imported = imported
        self.accept()

    def done(self, result: int) -> None:
        self.reader.stop()
        self.taking.stop()
        super().done(result)


def _summary(reading: Reading) -> str:
    """How much was understood, in one sentence."""
    if not len(reading.rows):
        return "Inga värden är lästa än."
    years, missing, apart = reading.years(), reading.missing(), len(reading.by_sex())
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
    kinds, units = len(reading.indicators()), len(reading.units())
    said = f"{_count(len(reading.rows))} värden för {_counted(kinds, 'indikator', 'indikatorer')} och "
    said += f"{_counted(units, 'område', 'områden')}, {span}."
    if apart:
        said += f" {_counted(apart, 'indikator', 'indikatorer').capitalize()} har siffror för kvinnor och män."
    if missing:
        marked = "markerat som saknat" if missing == 1 else "markerade som saknade"
        said += f" {_count(missing)} av värdena är {marked}."
    left = f" Olästa celler: {_count(len(reading.unread))}. Okända namn: {_count(len(reading.unmatched))}."
    return said + left


def _count(number: int) -> str:
    return typography.number(number, 0)


def _counted(number: int, one: str, several: str) -> str:
    return f"{_count(number)} {one if number == 1 else several}"


def _hindrance(reading: Reading | None, busy: bool, words: DatasetWords) -> str:
    if busy:
        return "Tabellen läses."
    if reading is None:
        return "Tabellen kunde inte läsas."
    if reading.blocking:
        return "Svara på frågorna först."
    if not len(reading.rows):
        return "Inga värden är lästa." + (" Varför står under Olästa celler." if len(reading.unread) else "")
    if words.kind == "population" and len(reading.indicators()) > 1:
        return "En befolkningstabell ska ha en enda kolumn med siffror. Avmarkera de andra."
    return "" if words.name else "Ge tabellen ett namn."
