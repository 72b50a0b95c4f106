"""Step 4: what was written, judged: one headline in one colour, who signed, which files, and what remains."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.verdict import SignerVerdict, Verdict, Word
from app.models.wording import packages, typography
from app.models.wording.submission import OWN_WITHOUT_LIST, SIGNATURE_SHORT
from app.ui.rooms.submit.papers import Paper, pages_text, size_text
from app.ui.text import capital
from app.ui.theme import LEVEL_ROLE, Level
from app.ui.widgets import Badge, Card, Column, TableView, button, column, icon_label, label, row, rule, scrolling

if TYPE_CHECKING:
    from app.journeys.submission import Opened
    from app.ui.theme import Theme

LOOK: dict[Word, tuple[Level, str]] = {
    "trusted": ("done", "shield-check"),
    "incomplete": ("remark", "shield-alert"),
    "untrusted": ("remark", "shield-alert"),
    "rejected": ("stop", "shield-x"),
    "unreadable": ("stop", "shield-x"),
}
MOST_FILES = 4
"""So that the verb that comes next is seen without scrolling; the rest unfold."""


def claimed_time(iso: str) -> str:
    """ "14 april 2015, 15.12" where this computer stands, or that nothing readable was claimed."""
    if not iso:
        return "ingen läsbar tid"
    at = datetime.fromisoformat(iso).astimezone()
    return f"{typography.date_long(at.date().isoformat())}, {typography.clock(at.hour, at.minute)}"


def standing(signer: SignerVerdict) -> tuple[Level, str]:
    """The level and the words of the badge on a signer's card."""
    if not signer.valid:
        return "stop", "Ogiltig"
    return ("done", "Giltig och betrodd") if signer.trusted else ("remark", "Giltig, inte betrodd")


class VerdictPage(QWidget):
    """`added()` for one more signature, `read()` to read, `trust()` for a list, `onwards()`, `other()`, `back()`.

    `own`: the package was written just now, from the open plan; else it is one somebody opened.
    """

    added = Signal()
    read = Signal()
    trust = Signal()
    onwards = Signal()
    other = Signal()
    back = Signal()

    def __init__(
        self,
        theme: Theme,
        opened: Opened,
        papers: Sequence[Paper],
        missing: Sequence[tuple[str, str]],
        *,
        own: bool,
    ) -> None:
        super().__init__()
        self._theme, self._opened, self._missing, self._own = theme, opened, missing, own
        self._papers = tuple(papers)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(12))
        inner.addWidget(self._headline(opened.verdict))
        inner.addLayout(self._signers(opened.verdict.signers))
        last = self._across()
        if papers:
            last.addWidget(self._files(), 2)
        last.addWidget(self._remaining(), 1)
        inner.addLayout(last, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolling(content, "Omdömet om paketet"))

    def _across(self) -> QBoxLayout:
        narrow = self._theme.narrow
        return column(spacing=self._theme.px(12)) if narrow else row(spacing=self._theme.px(12))

    def _headline(self, verdict: Verdict) -> QWidget:
        theme = self._theme
        level, icon = LOOK[verdict.verdict]
        box = QFrame()
        box.setProperty("box", level)
        headline = packages.HEADLINES[verdict.verdict][0]
        box.setAccessibleName(headline)
        lines = column(label(headline, "title", wrap=True), spacing=theme.px(2))
        lines.addWidget(label(self._explanation(verdict), "lead", wrap=True))
        self._problems = QWidget()
        told = [packages.problem_sentence(one) for one in verdict.problems]
        self._problems.setLayout(column(*(label(f"– {one}", wrap=True) for one in told), spacing=theme.px(4)))
        self._problems.hide()
        if told:
            words = "Visa vad som fattas" if verdict.intact else "Visa vad som är fel"
            fold = button(theme, f"{words} ({len(told)})", kind="quiet", icon="chevron-down")
            fold.setCheckable(True)
            fold.toggled.connect(self._problems.setVisible)
            lines.addLayout(row(fold, None))
            lines.addWidget(self._problems)
        inner = QHBoxLayout(box)
        inner.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        inner.setSpacing(theme.px(16))
        inner.addWidget(icon_label(theme, icon, LEVEL_ROLE[level], 44), 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(lines, 1)
        return box

    def _explanation(self, verdict: Verdict) -> str:
        """Nobody is told to call the sender of a package they wrote themselves a moment ago."""
        codes = {problem.code for signer in verdict.signers for problem in signer.problems}
        if self._own and verdict.verdict == "untrusted" and codes == {"trust-list-missing"}:
            return OWN_WITHOUT_LIST[0]
        return packages.EXPLANATIONS[verdict.verdict][0]

    def _signers(self, signers: Sequence[SignerVerdict]) -> QBoxLayout:
        cards = self._across()
        for signer in signers:
            cards.addWidget(self._signer(signer), 1)
        return cards

    def _signer(self, signer: SignerVerdict) -> QWidget:
        theme = self._theme
        name = signer.name or "Okänd undertecknare"
        card = Card(theme)
        card.setAccessibleName(packages.signer_line(signer))
        head = row(icon_label(theme, "user-round", "ink_soft", 20), label(name, "heading", wrap=True))
        head.setStretch(1, 1)
        head.addWidget(Badge(theme, *standing(signer)))
        card.body.addLayout(head)
        said = ", ".join(part for part in (signer.role, signer.organisation) if part)
        card.body.addWidget(label(said or "Ingen roll uppgiven", wrap=True))
        card.body.addWidget(rule())
        time = row(label("Uppgiven tid", "small", "ink_soft"), label(claimed_time(signer.signed_at)), None)
        card.body.addLayout(time)
        for problem in signer.problems:
            card.body.addWidget(label(packages.problem_sentence(problem), "small", "ink_soft", wrap=True))
        card.body.addStretch(1)
        return card

    def _files(self) -> QWidget:
        theme = self._theme
        name = f"{self._opened.path.name}, {size_text(self._opened.size)}"
        count = capital(typography.spelled(len(self._papers), "fil i paketet", "filer i paketet"))
        card = Card(theme, count, name)
        card.aside.setAlignment(Qt.AlignmentFlag.AlignRight)
        columns: list[Column[Paper]] = [
            Column("Dokument", lambda p: p.name, icon=lambda p: (p.icon, "ink_soft")),
            Column("Sidor", pages_text, align="right", width=64),
            Column("Storlek", lambda p: size_text(p.size), align="right", width=84),
            Column("Kontroll", lambda _p: "oförändrad", width=130, icon=lambda _p: ("circle-check", "done")),
        ]
        table: TableView[Paper] = TableView(theme, "Filer i paketet", columns, self._papers)
        table.opened.connect(lambda _paper: self.read.emit())
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.body.addWidget(table)
        reading = button(theme, "Läs dokumenten", kind="quiet", icon="eye", on=self.read.emit)
        card.body.addLayout(row(*self._fold(table), reading, None))
        card.body.addStretch(1)
        return card

    def _fold(self, table: TableView[Paper]) -> list[QWidget]:
        """The first files are shown, and a button that shows them all; no button when there are no more."""
        if len(self._papers) <= MOST_FILES + 1:
            table.fit_height()
            return []
        table.set_rows(self._papers[:MOST_FILES])
        table.fit_height()
        count = typography.spelled(len(self._papers), "fil", "filer").lower()
        more = button(self._theme, f"Visa alla {count}", kind="quiet", icon="chevron-down")

        def unfold() -> None:
            table.set_rows(self._papers)
            table.fit_height()
            table.setFocus()
            more.hide()

        more.clicked.connect(lambda _checked=False: unfold())
        return [more]

    def _remaining(self) -> QWidget:
        theme, verdict = self._theme, self._opened.verdict
        card = Card(theme, "Det här återstår")
        for role, organisation in self._missing:
            line = row(
                icon_label(theme, "circle-dashed", "remark"),
                label(f"Underskrift saknas: {role}, {organisation}", wrap=True),
            )
            line.setStretch(1, 1)
            card.body.addLayout(line)
        if not self._missing:
            card.body.addWidget(label(self._what_remains(verdict), wrap=True))
        card.body.addWidget(label(SIGNATURE_SHORT[0], "small", "ink_soft", wrap=True))
        card.body.addStretch(1)
        verbs = self._verbs(verdict)
        beside = not self._papers and not theme.narrow  # alone in the row, the card is as wide as the page
        card.body.addLayout(row(None, *verbs) if beside else column(*verbs[-1:], *verbs[:-1]))
        return card

    def _what_remains(self, verdict: Verdict) -> str:
        if not verdict.intact:
            return "Använd inte paketet. Be avsändaren om ett nytt."
        if self._own:
            return "Alla som ska skriva under har gjort det. Lämna filen till den centrala styrgruppens sekreterare."
        return "Alla underskrifter som paketet självt kräver finns där."

    def _verbs(self, verdict: Verdict) -> list[QWidget]:
        """One primary: what brings the package on from here."""
        theme = self._theme
        add_is_next = verdict.intact and bool(self._missing)
        add = ("Lägg till underskrift", "key-round", self.added.emit)
        onwards = ("Gå vidare till inlämningen", "arrow-right", self.onwards.emit)
        trust = ("Välj lista över betrodda…", "shield-check", self.trust.emit)
        other = ("Öppna ett annat paket…", "folder-open", self.other.emit)
        back = ("Tillbaka till inlämningen", "", self.back.emit)
        first = add if add_is_next else (onwards if self._own else other)
        rest = [trust] if verdict.intact else []
        if add_is_next and self._own:
            rest.append(("Fortsätt utan fler underskrifter", "arrow-right", self.onwards.emit))
        elif verdict.intact and not add_is_next:
            rest.append(add)
        quiet = [] if self._own else [back, *([] if first is other else [other])]
        made: list[QWidget] = [button(theme, words, icon=icon, on=on) for words, icon, on in rest]
        made += [button(theme, words, kind="quiet", icon=icon, on=on) for words, icon, on in quiet]
        return [*made, button(theme, first[0], kind="primary", icon=first[1], on=first[2])]
