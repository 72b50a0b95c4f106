"""*Använd som underlag*: which words and numbers are quoted, and in which finding they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from app.journeys import evidence
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.wording import labels
from app.ui.exporting import refused
from app.ui.widgets import CANCEL, Dialog, Field, Verb, label
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.journeys.views import Known, Quote
    from app.ui.room import Context
    from app.ui.theme import Theme


class QuoteDialog(Dialog):
    """Chooses one of `quotes` and where it goes: `finding` is the id of one that exists, "" for a new one."""

    def __init__(self, theme: Theme, situation: Known, quotes: Sequence[Quote], plan: Plan, over: QWidget) -> None:
        super().__init__(
            theme,
            "Använd som underlag?",
            "Meningen, talen och tabellens fingeravtryck läggs i en slutsats. Det går att ångra.",
            [CANCEL, Verb("keep", "Lägg i ny slutsats", "primary")],
            over,
        )
        self.setMinimumWidth(theme.px(620))
        self._situation, self._quotes = situation, tuple(quotes)
        self._which = QButtonGroup(self)
        self._add_quotes()
        self.title = QLineEdit()
        self.new = QRadioButton("Ny slutsats")
        self.known = QRadioButton("Slutsats som finns")
        self.findings = ComboBox()
        self.findings.setAccessibleName("Slutsats som finns")
        for record in plan.of("finding"):
            self.findings.addItem(labels.title_of(record), record.id)
        self._add_places()
        self._suggest()
        self._settle()

    def _add_quotes(self) -> None:
        if len(self._quotes) == 1:
            self.body.addWidget(label(str(self._quotes[0].fields["sentence"]), "lead", wrap=True))
        else:
            self.body.addWidget(label("Vad ska citeras?", "smallstrong"))
        for number, found in enumerate(self._quotes if len(self._quotes) > 1 else ()):
            choice = QRadioButton("Vyns svar" if number == 0 else "Den valda raden")
            choice.setAccessibleDescription(str(found.fields["sentence"]))
            self._which.addButton(choice, number)
            self.body.addWidget(choice)
            self.body.addWidget(label(str(found.fields["sentence"]), tone="ink_soft", wrap=True))
        if len(self._quotes) > 1:
            self._which.button(len(self._quotes) - 1).setChecked(True)
            self._which.idClicked.connect(lambda _at: self._suggest())

    def _add_places(self) -> None:
        group = QButtonGroup(self)
        for choice in (self.new, self.known):
            group.addButton(choice)
        self.new.setChecked(True)
        self.known.setEnabled(self.findings.count() > 0)
        self.new.toggled.connect(lambda _on: self._settle())
        self.title_field = Field(self.theme, "Slutsatsens rubrik", self.title)
        self.title.textEdited.connect(lambda _text: self._settle())
        self.body.addWidget(label("Var ska det stå?", "smallstrong"))
        for piece in (self.new, self.title_field, self.known, self.findings):
            self.body.addWidget(piece)

    @property
    def quote(self) -> Quote:
        """What is quoted."""
        return self._quotes[max(self._which.checkedId(), 0)]

    @property
    def finding(self) -> str:
        """The finding that exists, or "" for a new one."""
        return str(self.findings.currentData()) if self.known.isChecked() else ""

    def _suggest(self) -> None:
        self.title.setText(evidence.suggested_title(self._situation, self.quote))

    def _settle(self) -> None:
        new = self.new.isChecked()
        self.title.setEnabled(new)
        self.findings.setEnabled(not new)
        keep = self.buttons["keep"]
        keep.setText("Lägg i ny slutsats" if new else "Lägg i slutsatsen")
        keep.setAccessibleName(keep.text())
        keep.setEnabled(not new or bool(self.title.text().strip()))


def use_as_evidence(context: Context, situation: Known, quotes: Sequence[Quote], over: QWidget) -> str | None:
    """Asks which and where, keeps it, and goes to the finding; its id, or None when the person left."""
    session = context.session
    dialog = QuoteDialog(context.theme, situation, quotes, session.plan, over)
    if not context.ask.run(dialog):
        return None
    found, finding, title = dialog.quote, dialog.finding, dialog.title.text().strip()
    try:
        if finding:
            evidence.as_evidence(session, finding, found)
        else:
            finding = evidence.as_new_finding(session, title, found)
    except UserError as error:
        refused(context, "Underlaget kunde inte sparas", error)
        return None
    name = labels.title_of(session.plan.record(finding))
    context.tell(f"Underlaget ligger i slutsatsen ”{name}”.")
    context.go("action_plan", finding)
    return finding
