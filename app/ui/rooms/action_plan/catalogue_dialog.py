"""Reading in goals or requirements: each row of the file beside the plan, what is asked, and one button that does it.

Nothing is written before that button. What the person states is laid over the rows at once; the file is not changed.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QWidget

from app.journeys import catalogues
from app.journeys.catalogues import Preview
from app.journeys.snapshot import Progress
from app.models.catalogues import Line
from app.models.errors import UserError
from app.models.plan import FieldValue
from app.models.schema import fields_of
from app.models.wording import catalogues as wording
from app.models.wording import labels, typography
from app.ui.exporting import refused
from app.ui.forms.editors import ChoiceEdit
from app.ui.widgets import CANCEL, Column, Dialog, Field, Notice, TableView, Verb, clear, column, label, row

if TYPE_CHECKING:
    from app.exchange.catalogue_tables import CatalogueFile
    from app.ui.room import Context

KINDS = "Tabeller (*.xlsx *.xlsm *.csv *.skv *.txt *.json);;Alla filer (*)"
TAKE = "take"
WIDE, HIGH = 980, 620
ICONS = {"new": ("plus", "done"), "changed": ("pencil", "accent"), "same": ("check", "ink_soft")}
UNREAD = ("triangle-alert", "remark")
NOT_KNOWN = "Inte känt"


class CatalogueDialog(Dialog):
    """`taken` is the preview that was taken in, None until then."""

    def __init__(self, context: Context, path: Path, preview: Preview) -> None:
        plural = labels.type_plural(preview.kind)
        super().__init__(
            context.theme, f"Läs in {plural} ur {path.name}", "", [CANCEL, Verb(TAKE, "Läs in", "primary")]
        )
        self._context, self._path, self.preview = context, path, preview
        self.taken: Preview | None = None
        self.sheets = QComboBox()
        self.sheets.addItems(list(preview.file.sheets))
        self.sheets.setCurrentText(preview.file.sheet)
        self.sheets.textActivated.connect(self._read_sheet)
        self.asked: dict[str, ChoiceEdit | QLineEdit] = {}
        self._trouble = column()
        self.table: TableView[Line] = TableView(context.theme, "Raderna i filen", self._columns())
        self._reason = label("", "small", wrap=True, selectable=True)
        self.table.chosen.connect(self._explain)
        self._lay_out()
        self._show()

    def _columns(self) -> list[Column[Line]]:
        number: Column[Line] = Column("Rad", lambda line: str(line.row), align="right", width=54)
        state: Column[Line] = Column("", lambda line: wording.STATES[line.state][0], width=118, icon=_icon)
        words: Column[Line] = Column(
            "Formulering", lambda line: line.words or "–", width=330, tip=lambda line: line.words
        )
        told: Column[Line] = Column("Vad som händer", self.told, tip=self.told, tone=_tone, least=200)
        return [number, state, words, told]

    def _lay_out(self) -> None:
        theme = self.theme
        self.body.addLayout(self._questions())
        self.body.addLayout(self._trouble)
        self.table.setMinimumHeight(theme.px(150))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._reason)
        room = self.screen().availableGeometry()
        self.setMinimumWidth(0)
        self.resize(min(theme.px(WIDE), room.width() - 40), min(theme.px(HIGH), room.height() - 60))

    def _questions(self) -> QBoxLayout:
        """The sheet, where there are several, and what the file does not say."""
        theme = self.theme
        fields: list[QWidget] = []
        if self.sheets.count() > 1:
            fields.append(Field(theme, "Blad", self.sheets))
        for name in self.preview.asked:
            made = self.asked[name] = self._question(name)
            fields.append(Field(theme, f"{labels.field_label(self.preview.kind, name)} där filen inte säger det", made))
        return column(*fields) if theme.narrow else row(*fields, spacing=theme.px(16))

    def _question(self, name: str) -> ChoiceEdit | QLineEdit:
        kind = self.preview.kind
        field = fields_of(kind)[name]
        if field.kind == "choice":
            words = [(value, labels.choice_label(kind, name, value)) for value in field.choices]
            choice = ChoiceEdit(lambda: words, NOT_KNOWN)
            choice.committed.connect(lambda value, name=name: self._state(name, value))
            return choice
        line = QLineEdit()
        line.setPlaceholderText("till exempel 2015" if field.kind == "year" else "lämnas tomt om det inte är känt")
        line.textChanged.connect(lambda text, name=name: self._state(name, text))
        return line

    # Showing

    def _state(self, name: str, value: FieldValue) -> None:
        stated = {**self.preview.stated, name: str(value or "")}
        self._renew(catalogues.restated(self._context.session.plan, self.preview, stated))

    def _read_sheet(self, sheet: str) -> None:
        plan, stated = self._context.session.plan, self.preview.stated
        try:
            self._renew(catalogues.read(plan, self._path, self.preview.kind, stated, sheet))
        except UserError as error:
            self._say(error)

    def _renew(self, preview: Preview) -> None:
        self.preview = preview
        self._show()

    def _show(self) -> None:
        preview = self.preview
        unknown = preview.file.unknown
        left = f" Kolumner som inte läses: {typography.listed(list(unknown))}." if unknown else ""
        self.sentence.setText(f"{preview.sentence()}{left} Inget tas bort ur planen, och allt går att ångra.")
        self.sentence.show()
        clear(self._trouble)
        self.table.set_rows(preview.lines)
        self._explain(self.table.current())
        take = self.buttons[TAKE]
        words = f"Läs in {typography.plural(preview.takes, 'rad', 'rader')}" if preview.takes else "Läs in"
        take.setText(words)
        take.setAccessibleName(words)
        take.setEnabled(bool(preview.takes))
        take.setToolTip("" if preview.takes else "Inget i filen skiljer sig från planen.")

    def told(self, line: Line) -> str:
        """What a row would set, then what of it is not read and why."""
        plan, kind = self._context.session.plan, self.preview.kind
        reasons = [catalogues.said_of(kind, one) for one in line.unread]
        if line.state in ("same", "unread"):
            return " ".join(reasons) or "Står redan i planen."
        return " ".join([*reasons, f"{'; '.join(catalogues.differences(plan, kind, line))}."])

    def _explain(self, line: Line | None) -> None:
        self._reason.setText(f"Rad {line.row}: {self.told(line)}" if line is not None else "")
        self._reason.setVisible(line is not None)

    def _say(self, error: UserError) -> None:
        clear(self._trouble)
        self._trouble.addWidget(Notice(self.theme, "stop", str(error)))

    def close_with(self, key: str) -> None:
        """Takes the rows in before it closes; what could not be stored is told and the dialog stays."""
        if key == TAKE:
            try:
                self.taken = catalogues.take_in(self._context.session, self.preview)
            except UserError as error:
                self._say(error)
                return
        super().close_with(key)


def read_in(context: Context, kind: str) -> None:
    """Asks for a file, reads it on the worker, shows it beside the plan, and takes it in when the person says so."""
    if not context.session.writable:
        return
    plural = labels.type_plural(kind)
    path = context.ask.open_file(f"Läs in {plural} ur en fil", KINDS)
    if path is None:
        return

    def work() -> Generator[Progress, None, CatalogueFile]:
        yield Progress(0, 1, f"Läser {path.name}")
        return catalogues.read_file(path, kind)

    def show(file: CatalogueFile) -> None:
        dialog = CatalogueDialog(context, path, catalogues.beside(context.session.plan, kind, file, {}))
        if context.ask.run(dialog) and dialog.taken is not None:
            context.tell(f"{path.name} är inläst. {dialog.taken.sentence()}")

    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        refused(context, f"{path.name} kunde inte läsas in", error)

    context.tell(f"Läser {path.name} …")
    context.jobs.start(work, show, failed)


def _words(line: Line) -> str:
    return line.words or "–"


def _icon(line: Line) -> tuple[str, str]:
    return UNREAD if line.unread else ICONS[line.state]


def _tone(line: Line) -> str:
    return "remark" if line.unread else "ink_soft" if line.state == "same" else ""
