"""*Kedja* among the presentations of Handlingsplan: the whole chain, or only the thread through one record.

It draws the plan, follows what is chosen, and passes on what is wanted in the picture.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.figures.chain import Drawing, drawing
from app.journeys.chain_page import chain_page, chain_picture
from app.journeys.chain_picture import picture_of
from app.journeys.snapshot import take
from app.models.chain import Chain, chain, thread_of
from app.ui.charts.painter import Look, text_width
from app.ui.exporting import Thing
from app.ui.rooms.action_plan.chain.bar import ChainBar
from app.ui.rooms.action_plan.chain.doing import ChainDeeds
from app.ui.rooms.action_plan.chain.menu import ChainMenu
from app.ui.rooms.action_plan.chain.view import ChainView
from app.ui.rooms.action_plan.leaving import Leaving
from app.ui.rooms.action_plan.presentation import Presentation
from app.ui.theme import FAMILY
from app.ui.widgets import EmptyState, Line

if TYPE_CHECKING:
    from app.figures.scene import Scene
    from app.ui.exporting import Make
    from app.ui.room import Context

THING = Thing("Resultatkedjan", "resultatkedja")
HELP = (
    "Dra från ett kort till ett annat för att koppla. Pilarna går längs kopplingarna, L kopplar, Delete tar bort, "
    "Insert lägger till, Enter öppnar."
)
EMPTY = "Kedjan ritas av planens slutsatser, mål, mått, aktiviteter och ansökningar. Börja med en slutsats i Lägesbild."


class ChainPresentation(Presentation):
    """The picture with its verbs over it, and what is chosen in words under it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._deeds = context, ChainDeeds(context)
        self._focused, self._wide = "", 0
        self._chain = self._shown_chain()
        look = Look(context.theme.colour, FAMILY)
        self.view = ChainView(look, self._drawn(), self._deeds.allowed)
        self.addActions(Leaving(context, THING, look, self._picture, self._page).actions(self))
        self.bar = ChainBar(context.theme, self.actions())
        self.menu = ChainMenu(self, self._deeds, self.view)
        self.said = Line(HELP, "small", "ink_soft")
        empty = ("Öppna Lägesbild", lambda: context.go("situation"))
        self._empty = EmptyState(context.theme, "link", "Inget att rita ännu", EMPTY, empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._fitting.timeout.connect(self._fit)
        self._lay_out()
        self._follow()
        self.refresh()

    def refresh(self) -> None:
        """Shows the plan's chain as it is now; a thread that is gone gives way to the whole."""
        if self._focused not in self._context.session.plan:
            self._focused = ""
        self._chain = self._shown_chain()
        if picture_of(self._context.session.plan, self._chain) != self.view.drawing.data:
            self.view.show_drawing(self._drawn())
            self._light()
        self._stack.setCurrentWidget(self.view if self._chain.cards else self._empty)
        self.bar.setVisible(bool(self._chain.cards))
        self._settle()

    def choose(self, record_id: str) -> None:
        """Makes the record's card current and lights its thread; in a narrowed picture its thread is shown instead."""
        if self._focused and record_id not in self.view.boxes and thread_of(self._context.session.plan, record_id):
            self._focused = record_id
            self.refresh()
        if record_id in self.view.boxes:
            self.view.choose(record_id, tell=False)
            self._light()
            self._settle()

    def focus_here(self) -> None:
        """The keyboard goes to the picture."""
        self.view.setFocus()

    def narrow(self, on: bool) -> None:
        """Only the thread through the current card, or all of the chain again."""
        tie = self._chain.tie(self.view.current)
        self._focused = (tie.left if tie is not None else self.view.current) if on else ""
        self.refresh()
        self._light()
        self.view.setFocus()

    def _lay_out(self) -> None:
        px = self._context.theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(12), px(8), px(12), px(6))
        page.setSpacing(px(6))
        page.addWidget(self.bar)
        page.addWidget(self._stack, 1)
        page.addWidget(self.said)

    def _follow(self) -> None:
        view, bar = self.view, self.bar
        view.chosen.connect(self._chosen)
        view.opened.connect(self._open)
        view.tie_wanted.connect(self._tie)
        view.gone_wanted.connect(self._remove)
        view.made_wanted.connect(self.menu.offer)
        view.menu_wanted.connect(self.menu.offer_all)
        self.menu.made.connect(self._made)
        view.told.connect(self._context.tell)
        view.spoken.connect(lambda words: self.said.say(words or HELP))
        view.resized.connect(self._fitting.start)
        bar.narrowed.connect(self.narrow)
        bar.add_wanted.connect(lambda at: self.menu.offer(view.current, at))
        for wanted, do in ((bar.link_wanted, view.begin_link), (bar.remove_wanted, self._remove)):
            wanted.connect(partial(self._from_bar, do))

    def _from_bar(self, do: Callable[[str], object]) -> None:
        """The button has taken the keyboard: it goes back to the picture."""
        self.view.setFocus()
        do(self.view.current)

    def _chosen(self, key: str) -> None:
        self._light()
        self._settle()
        if key in self.view.boxes:
            self.chosen.emit(key)

    def _open(self, key: str) -> None:
        """A link is opened where it is kept: in the record to the right."""
        tie = self._chain.tie(key)
        self.opened.emit(tie.right if tie is not None else key)

    def _tie(self, one: str, other: str) -> None:
        if self._deeds.tie(one, other) is not None:
            self.choose(one)

    def _remove(self, key: str) -> None:
        tie = self._chain.tie(key)
        if tie is None:
            self._deeds.delete(key)
        elif self._deeds.untie(tie) is not None:
            self.choose(tie.left)

    def _made(self, record_id: str) -> None:
        """What was just made becomes current."""
        self.view.choose(record_id)
        self.view.setFocus()

    def _shown_chain(self) -> Chain:
        plan = self._context.session.plan
        whole = chain(plan)
        return whole.only(thread_of(plan, self._focused)) if self._focused else whole

    def _light(self) -> None:
        """The thread to follow in red; all of it when nothing is chosen, and when only one thread is shown."""
        current, tie = self.view.current, self._chain.tie(self.view.current)
        lit: frozenset[str] | None = None
        if tie is not None:
            lit = frozenset((tie.left, tie.right))
        elif current and not self._focused:
            lit = thread_of(self._context.session.plan, current)
        self.view.light(lit)

    def _fit(self) -> None:
        """Lays the cards out anew when the width is another."""
        if self._wide != self.view.viewport().width():
            self._wide = self.view.viewport().width()
            self.view.show_drawing(self._drawn())
            self._light()

    def _drawn(self) -> Drawing:
        data = picture_of(self._context.session.plan, self._chain)
        return drawing(data, self._wide, partial(text_width, FAMILY), self._context.theme.scale)

    def _picture(self) -> Scene:
        session = self._context.session
        return chain_picture(session.plan, self.view.drawing.data, session.today(), partial(text_width, FAMILY))

    def _page(self) -> Make:
        session = self._context.session
        return partial(chain_page, take(session).plan, self.view.drawing.data, session.today())

    def _settle(self) -> None:
        """The verbs and the words for what is current."""
        key = self.view.current
        card = key in self.view.boxes
        self.bar.settle(
            narrowed=bool(self._focused),
            card=card,
            link=bool(key) and not card,
            add=bool(self._deeds.beside(key)),
            writable=self._context.session.writable,
        )
