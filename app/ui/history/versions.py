"""Named versions: saving one, and choosing a version or an earlier moment to read the plan as it was then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from app.journeys import decisions
from app.models.errors import UserError
from app.models.plan import Record
from app.models.wording import labels, typography
from app.ui.forms.dates import DateEdit
from app.ui.history.past import PastDialog
from app.ui.rooms.action_plan.parts import RecordPart
from app.ui.text import capital, moment
from app.ui.widgets import CANCEL, Column, Dialog, Field, TableView, Verb, button, label, row

if TYPE_CHECKING:
    from app.ui.room import Context, Room

MOST = 300
SAVE, READ = "save", "read"


class VersionDialog(Dialog):
    """A name for the plan as it stands now, the day, and who decided it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context.theme,
            "Ny version",
            "En version är planen som den står nu. Arbetet går vidare som förut; versionen går alltid att läsa.",
            [CANCEL, Verb(SAVE, "Spara versionen", "primary")],
            parent,
        )
        self._context = context
        theme = context.theme
        self.name, self.decided_by = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText("till exempel Utkast till nämnden")
        self.date = DateEdit(theme, "dag")
        self._day = context.session.today()
        self.date.show_value(self._day)
        self.date.committed.connect(self._take_day)
        self._name = Field(theme, "Namn", self.name)
        self._date = Field(theme, labels.field_label("version", "date"), self.date)
        self.date.refused.connect(lambda sentence: self._date.set_remark("stop", sentence))
        decided = Field(theme, labels.field_label("version", "decided_by"), self.decided_by, "om någon har beslutat")
        for field in (self._name, self._date, decided):
            self.body.addWidget(field)

    def _take_day(self, value: object) -> None:
        self._day = str(value or "")

    def close_with(self, key: str) -> None:
        """Saves before closing; what is missing is said beside its field."""
        if key != SAVE:
            super().close_with(key)
            return
        self._date.set_remark(None)
        self.date.finish()
        if not self.name.text().strip():
            self._name.set_remark("stop", "Ge versionen ett namn, så att den går att känna igen.")
            return
        if self.date.dirty:
            return
        try:
            decisions.name_version(
                self._context.session,
                self.name.text().strip(),
                self._day,
                self.decided_by.text().strip(),
            )
        except UserError as error:
            self._name.set_remark("stop", str(error))
            return
        super().close_with(key)
        self._context.tell(f"Sparade versionen {self.name.text().strip()}")


@dataclass(frozen=True, slots=True)
class Point:
    """A moment the plan can be read as of: the changes it ends with, and what it is called."""

    tips: tuple[str, ...]
    when: str
    who: str
    what: str


def points(context: Context) -> list[Point]:
    """The versions, the newest first, then the latest changes."""
    session, today = context.session, context.session.now().date()
    named = [
        Point(
            tuple(one.text("tips").split()),
            typography.date_long(one.text("date")) if one.text("date") else "inget datum",
            one.text("decided_by") or "–",
            f"Version: {labels.title_of(one)}",
        )
        for one in reversed(session.plan.of("version"))
    ]
    changes = [
        Point((one.change_id,), moment(one.shown_at, today), capital(one.name), capital(one.note or one.what))
        for one in session.latest_changes(MOST)
    ]
    return named + changes


class PointDialog(Dialog):
    """Choose a version or a change; the plan is shown as it was just after it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context.theme,
            "Se planen som den var",
            "Välj en version, eller en ändring för att se planen som den stod direkt efter den.",
            [Verb("", "Stäng"), Verb(READ, "Visa planen som den var", "primary")],
            parent,
        )
        self._context = context
        theme = context.theme
        self.setMinimumWidth(min(theme.px(760), self.screen().availableGeometry().width() - 60))
        self.table: TableView[Point] = TableView(
            theme,
            "Versioner och ändringar",
            [
                Column("Vad", lambda point: point.what, tip=lambda point: point.what, least=220),
                Column("När", lambda point: point.when, width=170),
                Column("Vem", lambda point: point.who, width=170),
            ],
            points(context),
        )
        self.table.setMinimumHeight(theme.px(340))
        self.table.opened.connect(lambda _point: self.close_with(READ))
        self.body.addWidget(self.table)
        self.table.selectRow(0)

    def close_with(self, key: str) -> None:
        """Closes, and then shows what was chosen."""
        super().close_with(key)
        point = self.table.current()
        if key == READ and point is not None:
            show_past(self._context, point.tips, f"{point.what}, {point.when}")


def show_past(context: Context, tips: tuple[str, ...], when: str) -> None:
    """The plan as it was when `tips` were its newest changes; where that cannot be read, why is told."""
    try:
        then = context.session.as_of(tips)
    except UserError as error:
        context.tell(str(error))
        return
    context.ask.run(PastDialog(context, then, when))


def add_verbs(room: Room) -> None:
    """What can be done with versions, as verbs of a room."""
    context = room.context
    for words, make in (("Se planen som den var", lambda: PointDialog(context)),):
        action = QAction(words, room)
        action.triggered.connect(lambda _checked=False, make=make: context.ask.run(make()))
        room.addAction(action)


class VersionPart(RecordPart):
    """On a version's page: the way to the plan as it was."""

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context, self._record_id = context, record_id
        theme = context.theme
        look = button(theme, "Se planen som den var", icon="eye", on=self.look)
        told = label("Där står också vad som skiljer från i dag.", "small", "ink_soft", wrap=True)
        self.setLayout(row(look, told, None, spacing=theme.px(12)))

    def refresh(self, record: Record) -> None:
        """A version is what it is."""

    def look(self) -> None:
        """Shows the plan as the version has it."""
        record = self._context.session.plan.record(self._record_id)
        show_past(self._context, tuple(record.text("tips").split()), labels.title_of(record))
