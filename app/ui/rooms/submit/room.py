"""The room *Skicka in*: five steps from the rules' remarks to a signed package that has been judged.

It leads from step to step; each page knows its own. What is read is what is signed: when the plan changes on the way,
the person is sent back to the beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.journeys import signing, submission
from app.journeys.snapshot import take
from app.models.errors import UserError
from app.models.wording import labels, typography
from app.models.wording.submission import PLAN_CHANGED
from app.ui.room import Context, Room
from app.ui.rooms.submit import papers
from app.ui.rooms.submit.checks_page import ChecksPage
from app.ui.rooms.submit.keyring import KeyRing
from app.ui.rooms.submit.package_pages import KINDS, PackagePages, Ways
from app.ui.rooms.submit.read_page import ReadPage
from app.ui.rooms.submit.sign_page import Signing, SignPage
from app.ui.rooms.submit.steps import CHECKS, READ, SIGN, STEPS, Steps
from app.ui.rooms.submit.work_area import WorkArea

if TYPE_CHECKING:
    from app.journeys.submission import Prepared, Written
    from app.storage.identities import Identity

READING = "reading"
"""The place of someone who was reading: the documents are made again to come back there."""


class SubmitRoom(Room):
    """Steps and pages; `package` is the one that has been written or opened."""

    key = "submit"
    title = "Skicka in"
    icon = "package-check"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.step = CHECKS
        self._prepared: Prepared | None = None
        self._reading: ReadPage | None = None
        self._tips: tuple[str, ...] = ()
        self.area = WorkArea(context.theme, context.jobs)
        self._keys = KeyRing(context, self.area)
        self.package = PackagePages(context, self.area, Ways(self._show, self._show_signing, self.show_checks))
        self._steps = Steps(context.theme)
        self._pages = QStackedWidget()
        self.area.worked.connect(lambda busy: self._pages.setEnabled(not busy))
        self._lay_out()
        self._make_verbs()
        self.show_checks()
        context.standpoint.changed.connect(self._standpoint_changed)

    def state_line(self) -> str:
        if not self.package.own and self.package.opened is not None:
            return f"Kontroll av {self.package.opened.path.name}"
        return f"Steg {self.step + 1} av {len(STEPS)}"

    def place(self) -> str | None:
        """The package in view, or that documents were being read: enough to come back to."""
        return self.package.place or (READING if self.step in (READ, SIGN) else None)

    def show_record(self, record_id: str) -> None:
        if record_id == READING:
            self._prepare()
            return
        record = self.context.session.plan.get(record_id)
        if not self.package.return_to(record_id) and record is not None and record.type == "package":
            self.show_checks()
            day = typography.date_long(record.text("exported_on"))
            signed = f"Underskrivet av {record.text('signers')}. Öppna filen för att kontrollera den."
            self.area.say("info", f"{record.text('file_name')} skrevs {day}.", signed)

    def refresh(self, kinds: frozenset[str], records: frozenset[str]) -> None:  # noqa: ARG002
        if self.step == CHECKS:
            self._show_remarks()
        elif self.step in (READ, SIGN) and self.package.opened is None and not self.area.busy and self._changed():
            self.show_checks()
            self.area.say("remark", "planen är ändrad.", PLAN_CHANGED[0])

    def _lay_out(self) -> None:
        theme = self.context.theme
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        page.setSpacing(theme.px(12))
        page.addWidget(self._steps)
        page.addWidget(self.area)
        page.addWidget(self._pages, 1)

    def _make_verbs(self) -> None:
        verbs = (
            ("Öppna ett paket…", self.package.open_other),
            ("Börja inlämningen från början", self.show_checks),
            ("Skapa ny underskriftsnyckel", self._make_key),
            ("Välj lista över betrodda undertecknare…", self.package.choose_trust),
        )
        for words, on in verbs:
            action = QAction(words, self)
            action.triggered.connect(lambda _checked=False, on=on: on())
            self.addAction(action)

    def _show(self, step: int, page: QWidget) -> None:
        """Go to a step; the page that is being read is kept, so that going back loses no marks."""
        self.step = step
        self.area.calm()
        self._steps.show_step(step, own=self.package.own)
        old = self._pages.currentWidget()
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None and old not in (page, self._reading):
            self._pages.removeWidget(old)
            old.deleteLater()
        self.stated.emit()

    def show_checks(self) -> None:
        """Step 1, from the beginning. A package that was written stays where it is."""
        self._prepared = None
        self.package.forget()
        self._let_go_of_reading()
        page = ChecksPage(self.context.theme)
        page.wanted.connect(self.context.go)
        page.onwards.connect(self._prepare)
        page.other.connect(self.package.open_other)
        self._show(CHECKS, page)
        self._show_remarks()

    def _show_remarks(self) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, ChecksPage):
            session = self.context.session
            page.show_remarks(session.plan, self.context.standpoint.remarks, session.refusal)

    def _standpoint_changed(self) -> None:
        if self.step == CHECKS and self.isVisible():
            self._show_remarks()

    def _changed(self) -> bool:
        return tuple(sorted(self.context.session.plan.tips)) != self._tips

    def _prepare(self) -> None:
        session = self.context.session
        snapshot, today = take(session), session.today()
        self._tips = tuple(sorted(session.plan.tips))
        self.area.run("Gör dokumenten", lambda: submission.prepare(snapshot, today), self._show_reading)

    def _show_reading(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self.package.forget()
        self._let_go_of_reading()
        page = ReadPage(self.context.theme, self.context.ask, papers.of_prepared(prepared))
        page.back.connect(self.show_checks)
        page.onwards.connect(self._show_signing)
        self._reading = page
        self._show(READ, page)
        self.refresh(frozenset(), frozenset())  # the plan may have changed while the documents were made

    def _let_go_of_reading(self) -> None:
        if self._reading is not None:
            self._pages.removeWidget(self._reading)
            self._reading.deleteLater()
            self._reading = None

    def _show_signing(self) -> None:
        theme, session, opened = self.context.theme, self.context.session, self.package.opened
        if opened is not None:
            missing = submission.unsigned(opened.required, opened.verdict)
            what = Signing(len(opened.files), opened.required, missing, opened.path.name, session.person.name)
        else:
            assert self._prepared is not None
            required = self._prepared.required
            what = Signing(len(self._prepared.files), required, required, person=session.person.name)
        page = SignPage(theme, self._keys.cards(), what, session.now().astimezone().date())
        page.made.connect(self._make_key)
        page.opened.connect(lambda: self._keys.open_file(self._show_signing))
        page.back.connect(self._back_from_signing)
        page.signed.connect(
            lambda card, role: self._keys.unlock(card, lambda identity: self._sign_with(identity, role))
        )
        self._show(SIGN, page)

    def _back_from_signing(self) -> None:
        if self.package.opened is not None:
            self.package.show_verdict()
        elif self._reading is not None:
            self._show(READ, self._reading)

    def _make_key(self) -> None:
        if self._keys.make() and self.step == SIGN:
            self._show_signing()

    def _sign_with(self, identity: Identity, role: str) -> None:
        if self.package.opened is not None:
            self.package.add_signature(identity, role)
            return
        session, prepared = self.context.session, self._prepared
        assert prepared is not None
        board = labels.value_text(session.plan.root, "district_board", session.plan)
        suggested = f"{signing.plain_name(board) or 'paket'}-{session.today()}.asice"
        chosen = self.context.ask.save_file("Spara det undertecknade paketet", suggested, KINDS)
        if chosen is None:
            return
        out = chosen if chosen.suffix == ".asice" else chosen.with_name(f"{chosen.name}.asice")
        now, trust = session.now(), signing.trust_file(self.context.folder)
        self.area.run(
            "Skriver och undertecknar paketet",
            lambda: submission.write_and_sign(prepared, out, identity, role, now, trust=trust),
            lambda written: self._written(prepared, written),
        )

    def _written(self, prepared: Prepared, written: Written) -> None:
        """The package is on the disk and judged: the plan notes it, so that the next one names it."""
        late = self._changed()
        problem: UserError | None = None
        try:
            submission.note_package(self.context.session, prepared, written)
        except UserError as error:
            problem = error
        self.context.tell(f"{written.path.name} är skriven och underskriven")

        def say() -> None:
            if problem is not None:
                self.area.tell(problem)
            elif late:
                words = "Paketet visar planen som den var när dokumenten gjordes."
                self.area.say("remark", "planen ändrades medan paketet skrevs.", words)

        self.package.judge(written.path, own=True, then=say)
