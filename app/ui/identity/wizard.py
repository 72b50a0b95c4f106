"""Making a signing identity: whose it is, how its passphrase is kept, and how the key becomes trusted.

The key is made on the worker, since the computer's secret store may be slow to answer.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from app.journeys import signing
from app.journeys.signing import KeyCard
from app.journeys.snapshot import Progress
from app.models.errors import UserError
from app.models.wording.submission import TWO_KEYS
from app.ui.widgets import Dialog, Field, Notice, ProgressLine, Verb, button, clear, column, label, row, scrolling

if TYPE_CHECKING:
    from app.journeys.session import Person
    from app.ui.jobs import Job, JobRunner
    from app.ui.theme import Theme

LEAST_PASSPHRASE = 12

TITLE = "Skapa en underskriftsnyckel"
SENTENCE = (
    "Nyckeln är en fil med ditt namn och din organisation. Den gäller i tre år. Den visar vem som skrev under; den är "
    "ingen legitimation och ingen kvalificerad elektronisk underskrift."
)
NO_STORE = (
    "Lösenfrasen skyddar nyckelfilen. Skriv ned den och förvara den säkert: du anger den varje gång du skriver under, "
    "och ingen kan ta fram den åt dig."
)
TRUSTED = (
    "Mottagaren litar på nyckeln först när den finns på listan över betrodda undertecknare. Ring den centrala "
    "styrgruppens sekreterare och läs upp fingeravtrycket."
)


class IdentityWizard(Dialog):
    """Answers with `card` when a key has been made. `folder` is this computer's data folder, `at` the moment now."""

    def __init__(self, theme: Theme, jobs: JobRunner, folder: Path, person: Person, at: datetime) -> None:
        verbs = [Verb("", "Avbryt"), Verb("make", "Skapa nyckeln", "primary")]
        super().__init__(theme, TITLE, SENTENCE, verbs, QApplication.activeWindow())
        self.setMinimumWidth(theme.px(560))
        self.card: KeyCard | None = None
        self._jobs, self._folder, self._at = jobs, folder, at
        self._job: Job | None = None
        self._left = False
        self.name, self.organisation = QLineEdit(person.name), QLineEdit(person.organisation)
        self.first, self.second = QLineEdit(), QLineEdit()
        for line in (self.first, self.second):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self._whose = [
            Field(theme, "För- och efternamn", self.name),
            Field(theme, "Organisation, som den står i planen", self.organisation),
        ]
        self._secrets = [
            Field(theme, "Lösenfras", self.first, f"minst {LEAST_PASSPHRASE} tecken, gärna några ord"),
            Field(theme, "Samma lösenfras en gång till", self.second),
        ]
        self._no_store = Notice(theme, "info", "datorn har inget eget förråd för hemligheter.", NO_STORE)
        self._two_keys = label(TWO_KEYS[0], "small", "ink_soft", wrap=True)
        self._trouble = row()
        self._progress = ProgressLine(theme)
        content = QWidget()
        self._form = column(*self._whose, self._no_store, *self._secrets, self._two_keys, spacing=theme.space("base"))
        self._form.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))  # room for the focus ring
        content.setLayout(self._form)
        self._area = scrolling(content, TITLE)
        self.body.addWidget(self._area)
        self.body.addLayout(self._trouble)
        self.body.addWidget(self._progress)
        for piece in (self._no_store, *self._secrets):
            piece.hide()
        self.name.textChanged.connect(lambda _text: self._open_verbs())
        self._open_verbs()
        self._fit()
        self.finished.connect(lambda _code: self._leave())

    @property
    def asks_passphrase(self) -> bool:
        """Whether the person must choose the passphrase: there is no store to keep one."""
        return not self._no_store.isHidden()

    def close_with(self, key: str) -> None:
        if key != "make":
            super().close_with(key)
            return
        try:
            self._start(self._chosen() if self.asks_passphrase else None)
        except UserError as error:
            self._tell(error)

    def _chosen(self) -> str:
        chosen = self.first.text()
        if len(chosen) < LEAST_PASSPHRASE:
            raise UserError("passphrase_too_short", count=len(chosen), least=LEAST_PASSPHRASE)
        if chosen != self.second.text():
            raise UserError("passphrases_differ")
        return chosen

    def _start(self, passphrase: str | None) -> None:
        clear(self._trouble)
        name, organisation = self.name.text().strip(), self.organisation.text().strip()
        self._progress.begin("Gör nyckeln", self._stop)
        self._open_verbs(working=True)
        self._job = self._jobs.start(
            lambda: signing.make_key(self._folder, name, organisation, self._at, passphrase),
            self._made,
            self._failed,
            self._step,
            self._rest,
        )

    def _step(self, step: Progress) -> None:
        if not self._gone:
            self._progress.show_progress(step.words, step.done, step.total)

    @property
    def _gone(self) -> bool:
        """Whether nobody sees the dialog any more; it may even be deleted."""
        return self._left or not isValid(self)

    def _made(self, card: KeyCard | None) -> None:
        if self._gone:
            return  # too late to stop it: the key is there the next time somebody chooses
        self._rest()
        if card is None:
            for piece in (self._no_store, *self._secrets):
                piece.show()
            self.first.setFocus()
            self._fit()
            return
        self.card = card
        self._show_done(card)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        if not self._gone:
            self._rest()
            self._tell(error)

    def _leave(self) -> None:
        self._left = True
        self._stop()

    def _rest(self) -> None:
        if self._gone:
            return
        self._job = None
        self._progress.end()
        self._open_verbs()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _open_verbs(self, *, working: bool = False) -> None:
        self.buttons["make"].setEnabled(bool(self.name.text().strip()) and not working)

    def _tell(self, error: UserError) -> None:
        clear(self._trouble)
        notice = Notice(self.theme, "stop", str(error))
        self._trouble.addWidget(notice)
        notice.show()
        self._fit()

    def _fit(self) -> None:
        """As high as what is shown now needs; what the screen has no room for scrolls."""
        self._form.activate()
        wide = max(self.width(), self.minimumWidth()) - 2 * self.theme.space("wide")
        most = round(self.screen().availableSize().height() * 0.55)
        needed = max(self._form.totalHeightForWidth(wide), self._form.totalSizeHint().height())
        self._area.setFixedHeight(min(needed, most))
        if (whole := self.layout()) is not None:
            whole.activate()
            self.resize(self.width(), whole.totalHeightForWidth(max(self.width(), self.minimumWidth())))

    def _show_done(self, card: KeyCard) -> None:
        """The key is there: its fingerprint, and one verb to go on."""
        clear(self._form)
        self.sentence.setText(
            f"Nyckeln för {card.name} finns nu på den här datorn. Ta en kopia av filen till ett säkert ställe."
        )
        theme = self.theme
        groups = signing.in_groups(card.fingerprint)
        clipboard = QApplication.clipboard()
        told = [
            Notice(theme, "done", f"{card.path.name} är sparad.", TRUSTED),
            label(f"Filen ligger i {card.path.parent}", "small", "ink_soft", wrap=True, selectable=True),
            label("Fingeravtryck", "smallstrong"),
            label(groups, wrap=True, selectable=True),
            button(theme, "Kopiera fingeravtrycket", icon="copy", on=lambda: clipboard.setText(groups)),
        ]
        for piece in told:
            self._form.addWidget(piece)
            piece.show()  # now, so that its height counts
        self.buttons[""].hide()
        make = self.buttons["make"]
        make.setText("Använd nyckeln")
        make.setAccessibleName("Använd nyckeln")
        make.clicked.disconnect()
        make.clicked.connect(lambda _checked=False: self.accept())
        self._fit()
