"""The costs of the open application: the grid, what can be done with it, and beside it what could not be taken.

Every deed is one change with a name people understand. What is wrong is said here, never in a dialog, and nothing is
written then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.journeys import costs
from app.journeys.costs import Amount, Answers, Pasted
from app.journeys.costs.lines import Year
from app.models import budget
from app.models.change import Change
from app.models.errors import UserError
from app.models.wording import typography
from app.ui.forms.flow import FlowLayout
from app.ui.rooms.applications.cost_model import Naming, Wish
from app.ui.rooms.applications.grid import CostGrid
from app.ui.theme import Level
from app.ui.widgets import Notice, button, clear, column, icon_button, label, row

if TYPE_CHECKING:
    from app.ui.room import Context
    from app.ui.widgets.boxes import Action

HOW_TO = (
    "Skriv i en cell eller tryck F2. Enter går nedåt, Tabb åt höger. Klistra in från Excel med Ctrl+V. "
    "Summorna räknas av programmet."
)
NONE_YET = "Inga kostnader än. Lägg till den första raden, eller klistra in en tabell med rubriker från Excel."
MOST_TOLD = 6


class MoneyPart(QWidget):
    """`line_wanted`: a person wants a new line; `line_removed`: the chosen one taken away."""

    line_wanted = Signal()
    line_removed = Signal()

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context, self._record_id = context, record_id
        self._whole = False
        self._stops: frozenset[str] = frozenset()
        theme = context.theme
        self.grid = CostGrid(theme, writable=context.session.writable)
        self.grid.costs.wished.connect(self._amount)
        self.grid.costs.named.connect(self._name)
        self.grid.costs.refused.connect(lambda sentence: self._say("stop", "Beloppet är inte sparat.", sentence))
        self.grid.pasted.connect(self.paste)
        self.grid.emptying.connect(self._empty)
        self.grid.filling.connect(self._fill)
        self._how = label("", "small", "ink_soft", wrap=True)
        self._said = QVBoxLayout()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(8))
        page.addLayout(self._head())
        page.addLayout(self._said)
        page.addWidget(self.grid)
        page.addWidget(self._how)

    def refresh(self, stops: frozenset[str]) -> None:
        """Shows the costs as they are; `stops` are the cost records that a rule stops."""
        plan = self._context.session.plan
        record = plan.get(self._record_id)
        if record is None:
            return
        self._stops = stops
        money = budget.of_application(plan, self._record_id)
        years = costs.years_of(plan, money, record, whole=self._whole)
        every = costs.years_of(plan, money, record, whole=True)
        self._years.setVisible(self._whole or years != every)
        self._years.setText("Visa bara använda år" if self._whole else "Visa alla år")
        self._years.setAccessibleName(self._years.text())
        self.grid.show_costs(costs.table_of(plan, record, money, years), money, stops)
        self.grid.setVisible(bool(money.rows))
        self._how.setText(HOW_TO if money.rows else NONE_YET)

    def paste(self, text: str, answers: Answers | None = None) -> None:
        """Puts a block in as one change, or asks or says beside the table why not."""
        said = answers or Answers()
        at = self.grid.at()
        plan = self._context.session.plan
        table = self.grid.costs.shown
        found = costs.read(table, text, at, said)
        if found.wrong:
            self._refuse(found)
        elif found.asks:
            self._ask(found, text, said)
        elif self._do(
            lambda: costs.change_of(plan, found, self._context.session.chance),
            f"klistrade in {typography.plural(found.count, 'belopp', 'belopp')}",
        ):
            left = typography.listed([typography.quoted(name) for name in found.passed_by])
            rest = f" Utan belopp och därför inte med: {left}." if left else ""
            self._context.tell(f"Klistrade in {typography.plural(found.count, 'belopp', 'belopp')}.{rest}")

    def show_whole_period(self, whole: bool) -> None:
        """All years of the plan's period, or only those in use."""
        self._whole = whole
        self.refresh(self._stops)

    def _head(self) -> QBoxLayout:
        theme, writable = self._context.theme, self._context.session.writable
        self._years = button(theme, "", kind="quiet", on=lambda: self.show_whole_period(not self._whole))
        gone = button(theme, "Ta bort rad", kind="quiet", icon="x", on=self.line_removed.emit)
        self.add = add = button(theme, "Lägg till rad", kind="quiet", icon="plus", on=self.line_wanted.emit)
        paste = icon_button(theme, "clipboard-list", "Klistra in från Excel", on=self.grid.paste)
        copy = icon_button(theme, "copy", "Kopiera kostnadstabellen", on=self._copy)
        for one in (add, gone, paste):
            one.setEnabled(writable)
        heading, verbs = label("Kostnader, tkr", "heading"), (self._years, gone, add, paste, copy)
        if not theme.narrow:
            return row(heading, None, *verbs, spacing=theme.px(2))
        under = QWidget()
        flow = FlowLayout(under, theme.px(2))
        for one in verbs:
            flow.addWidget(one)
        return column(heading, under)

    def _copy(self) -> None:
        self.grid.copy_table()
        self._context.tell("Tabellen är kopierad och kan klistras in i Excel.")

    def _amount(self, wish: Wish) -> None:
        session = self._context.session
        self._do(lambda: costs.with_amount(session.plan, wish.line, wish.year, wish.amount, session.chance))

    def _name(self, wish: Naming) -> None:
        self._do(lambda: costs.with_field(self._context.session.plan, wish.line, wish.field, wish.value))

    def _empty(self, cells: list[tuple[budget.Line, Year]]) -> None:
        filled = sum(1 for line, year in cells if line.by_year.get(year))
        words = f"tömde {typography.plural(filled, 'belopp', 'belopp')}"
        self._do(lambda: costs.emptied(self._context.session.plan, cells), words)

    def _fill(self, amounts: list[Amount]) -> None:
        session = self._context.session
        words = f"fyllde i {typography.plural(len(amounts), 'belopp', 'belopp')} nedåt"
        self._do(lambda: costs.with_amounts(session.plan, amounts, session.chance), words)

    def _do(self, make: Callable[[], Change], words: str = "") -> bool:
        """Stores one change, or says beside the table why it could not be stored."""
        clear(self._said)
        try:
            change = make()
            if change.edits:
                self._context.session.do(change, words=words)
        except UserError as error:
            self._say("stop", "Det gick inte att spara.", str(error))
            return False
        return True

    def _refuse(self, found: Pasted) -> None:
        """Each wrong cell by its place, what it says and why not; a long list by its beginning."""
        told = [
            f"{one.place}{f' (”{one.text}”)' if one.text else ''}: {one.sentence}" if one.place else one.sentence
            for one in found.wrong
        ]
        more = len(told) - MOST_TOLD
        rest = [f"… och {typography.plural(more, 'fel', 'fel')} till."] if more > 0 else []
        self._say("stop", "Inget är inklistrat.", "\n".join([*told[:MOST_TOLD], *rest]))

    def _ask(self, found: Pasted, text: str, said: Answers) -> None:
        """What could mean two things is asked here; leaving the question unanswered writes nothing."""
        if found.asks == "heading":
            title = f"Är {found.about} ett år eller ett belopp? Inget är inklistrat än."
            ways = [
                (f"Rubrik: året {found.about}", Answers(said.unit, headed=True)),
                (f"Belopp: {found.about} tkr", Answers(said.unit, headed=False)),
            ]
            sentence = "Första raden i urklippet är ett tal som också kan vara ett år."
        else:
            title = "Är talen kronor? Inget är inklistrat än."
            ways = [
                ("Läs som kronor", Answers("kr", said.headed)),
                ("Läs som tusental kronor", Answers("tkr", said.headed)),
            ]
            sentence = (
                f"Tabellen är i tusental kronor. Som tusental vore talen i urklippet, till exempel {found.about}, "
                "mer än hela programmets 150 mnkr."
            )
        answered = [(words, partial(self.paste, text, answer)) for words, answer in ways]
        self._say("remark", title, sentence, answered)

    def _say(self, level: Level, title: str, sentence: str, ways: Sequence[Action] = ()) -> None:
        clear(self._said)
        close = ("Stäng", lambda: clear(self._said))
        self._said.addWidget(Notice(self._context.theme, level, title, sentence, [*ways, close]))
