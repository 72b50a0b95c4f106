"""Steps 4 and 5, for the package that was just written and for any other somebody opens: judged, read, handed over.

Nothing in a package is shown before it has been found intact.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.journeys import documents, signing, submission
from app.journeys.snapshot import Progress
from app.models.errors import UserError
from app.ui.identity.trust import choose_trust_list
from app.ui.rooms.submit import papers
from app.ui.rooms.submit.documents_view import DocumentsView
from app.ui.rooms.submit.done_page import DonePage
from app.ui.rooms.submit.read_page import ReadPage
from app.ui.rooms.submit.steps import DONE, READ, VERDICT
from app.ui.rooms.submit.verdict_page import VerdictPage
from app.ui.widgets import Dialog, Verb

if TYPE_CHECKING:
    from app.journeys.submission import Opened
    from app.storage.identities import Identity
    from app.ui.room import Context
    from app.ui.rooms.submit.work_area import WorkArea

KINDS = "Undertecknade paket (*.asice)"
OWN, OTHERS = "own:", "package:"


@dataclass(frozen=True)
class Ways:
    """What the pages lead to: `show(step, page)`, one more signature, and back to the beginning."""

    show: Callable[[int, QWidget], None]
    sign: Callable[[], None]
    restart: Callable[[], None]


class PackagePages:
    """`opened` is the package in view, `own` whether it came from the open plan just now."""

    def __init__(self, context: Context, area: WorkArea, ways: Ways) -> None:
        self._context, self._area, self._ways = context, area, ways
        self.opened: Opened | None = None
        self.own = True
        self.show_folder: Callable[[Path], object] = _show_folder

    def forget(self) -> None:
        """No package is in view; the file itself stays where it is."""
        self.opened, self.own = None, True

    @property
    def place(self) -> str | None:
        """A word to come back to the package with `return_to`."""
        return f"{OWN if self.own else OTHERS}{self.opened.path}" if self.opened is not None else None

    def return_to(self, place: str) -> bool:
        """Judge the package of an earlier `place` again; false when it was no such word."""
        for mark in (OWN, OTHERS):
            if place.startswith(mark):
                self.judge(Path(place.removeprefix(mark)), own=mark == OWN)
                return True
        return False

    def judge(self, path: Path, *, own: bool, then: Callable[[], object] | None = None) -> None:
        """Examine the file on the worker and show the verdict, then `then`."""
        trust, now = signing.trust_file(self._context.folder), self._context.session.now()

        def judged(opened: Opened) -> None:
            self.own = own
            self.show_verdict(opened)
            if then is not None:
                then()

        self._area.run("Kontrollerar paketet", lambda: _judged(path, trust, now), judged)

    def open_other(self) -> None:
        """Any package: where it is, and the verdict on it."""
        path = self._context.ask.open_file("Öppna ett paket", KINDS)
        if path is not None:
            self.judge(path, own=False)

    def add_signature(self, identity: Identity, role: str) -> None:
        """One more signature on the package in view; the plan's own note of it follows."""
        assert self.opened is not None
        path, trust = self.opened.path, signing.trust_file(self._context.folder)
        now = self._context.session.now()
        self._area.run("Lägger till underskriften", lambda: _signed(path, identity, role, now, trust), self._added)

    def _added(self, opened: Opened) -> None:
        self.show_verdict(opened)
        self._context.tell(f"Underskriften är tillagd i {opened.path.name}")
        try:
            submission.note_signatures(self._context.session, opened.verdict)
        except UserError as error:
            self._area.tell(error)

    def show_verdict(self, opened: Opened | None = None) -> None:
        """Step 4."""
        self.opened = opened = opened or self.opened
        assert opened is not None
        try:
            shown = papers.of_opened(opened)
        except UserError as error:
            self._area.tell(error)
            shown = []
        missing = submission.unsigned(opened.required, opened.verdict)
        page = VerdictPage(self._context.theme, opened, shown, missing, own=self.own)
        page.added.connect(lambda: self._sign(shown))
        page.read.connect(lambda: self._read(shown))
        page.trust.connect(self.choose_trust)
        page.onwards.connect(self.show_done)
        page.other.connect(self.open_other)
        page.back.connect(self._ways.restart)
        self._ways.show(VERDICT, page)

    def show_done(self) -> None:
        """Step 5."""
        assert self.opened is not None
        missing = submission.unsigned(self.opened.required, self.opened.verdict)
        page = DonePage(self._context.theme, self.opened, missing)
        page.copied.connect(self._copy)
        page.folder.connect(self._open_folder)
        page.back.connect(self.show_verdict)
        page.again.connect(self._ways.restart)
        self._ways.show(DONE, page)

    def choose_trust(self) -> None:
        """Point out a list of trusted signers; a package in view is judged by it at once."""
        try:
            chosen = choose_trust_list(self._context.ask, self._context.folder)
        except UserError as error:
            self._area.tell(error)
            return
        if chosen is not None:
            self._context.tell("Listan över betrodda undertecknare är sparad på den här datorn")
            if self.opened is not None:
                self.judge(self.opened.path, own=self.own)

    def _sign(self, shown: list[papers.Paper]) -> None:
        """Whoever signs what somebody else has put together reads it first."""
        if self.own:
            self._ways.sign()
            return
        page = ReadPage(self._context.theme, self._context.ask, shown, "Tillbaka till paketet")
        page.back.connect(self.show_verdict)
        page.onwards.connect(self._ways.sign)
        self._ways.show(READ, page)

    def _read(self, shown: list[papers.Paper]) -> None:
        theme = self._context.theme
        dialog = Dialog(theme, "Dokumenten i paketet", "", [Verb("", "Stäng")])
        dialog.resize(theme.px(1120), theme.px(660))
        dialog.body.addWidget(DocumentsView(theme, self._context.ask, shown))
        self._context.ask.run(dialog)

    def _copy(self) -> None:
        assert self.opened is not None
        path = self.opened.path
        out = self._context.ask.save_file("Spara en kopia till inlämning", path.name, KINDS)
        if out is None or out == path:
            return
        try:
            documents.save(submission.package_bytes(self.opened), out)
        except UserError as error:
            self._area.tell(error)
            return
        self._context.tell(f"En kopia är sparad som {out.name}")

    def _open_folder(self) -> None:
        assert self.opened is not None
        self.show_folder(self.opened.path.parent)


def _judged(path: Path, trust: Path | None, now: datetime) -> Generator[Progress, None, Opened]:
    yield Progress(0, 1, "Kontrollerar paketet")
    return submission.open_package(path, trust, now)


def _signed(
    path: Path, identity: Identity, role: str, now: datetime, trust: Path | None
) -> Generator[Progress, None, Opened]:
    yield Progress(0, 1, "Lägger till underskriften")
    submission.add_signature(path, identity, role, now, trust=trust)
    return submission.open_package(path, trust, now)


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
