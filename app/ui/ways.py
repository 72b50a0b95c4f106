"""The ways through an open plan: back, forward, the latest places, and finding anything.

It keeps where the person has been and leads there; what a room shows is the room's business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.models.wording import labels
from app.ui.rooms import leads
from app.ui.trail import Spot, Trail

if TYPE_CHECKING:
    from app.models.plan import Record
    from app.models.search.index import Hit, SearchIndex
    from app.ui.actions import WindowActions
    from app.ui.room import Context

MOST_RECENT = 15


class Ways(QObject):
    """`titles` are the rooms' by key. `note` wherever the person comes; the verbs: `step`, `offer_recent`, `find`."""

    def __init__(
        self, context: Context, titles: Mapping[str, str], actions: WindowActions, trail: Trail, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._titles, self._actions = context, titles, actions
        self.trail = trail
        self.menu = QMenu(parent)
        self.typed = ""
        self._stepping = False

    def note(self, room: str, place: str | None) -> None:
        """The person is here now."""
        if not self._stepping:
            self.trail.visit(Spot(room, place))
        self.renew()

    def renew(self) -> None:
        """Opens and closes the verbs by what there is to go to."""
        self._actions.back.setEnabled(self.trail.can(-1, self._there))
        self._actions.forward.setEnabled(self.trail.can(1, self._there))
        self._actions.recent.setEnabled(bool(self.trail.recent(self._there, 1)))

    def step(self, step: int) -> None:
        """One place back (-1) or forward (1)."""
        spot = self.trail.back(self._there) if step < 0 else self.trail.forward(self._there)
        if spot is None:
            return
        self._stepping = True
        try:
            self._context.go(spot.room, spot.place)
        finally:
            self._stepping = False
        self.renew()

    def recent(self) -> list[tuple[str, Spot]]:
        """The latest places in words, the latest first."""
        found = [(self._words(spot), spot) for spot in self.trail.recent(self._there, MOST_RECENT)]
        return list({words: (words, spot) for words, spot in reversed(found)}.values())[::-1]

    def offer_recent(self, under: QWidget) -> None:
        """A menu of the latest places."""
        self.menu.clear()
        for words, spot in self.recent():
            chosen = self.menu.addAction(words.replace("&", "&&"))
            chosen.triggered.connect(partial(self._go, spot))
        if not self.menu.isEmpty():
            self.menu.setActiveAction(self.menu.actions()[0])
            self.menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    @cached_property
    def index(self) -> SearchIndex:
        """What is searched in, kept from one search to the next; made at the first."""
        from app.models.search.index import SearchIndex

        return SearchIndex()

    def find(self, opened: Callable[[Record, Hit], object], parent: QWidget) -> None:
        """Asks what to look for, and gives `opened` the record chosen and the hit in it."""
        from app.ui.find.dialog import FindDialog

        plan = self._context.session.plan

        def go(hit: Hit) -> None:
            record = plan.get(hit.record)
            if record is not None:
                opened(record, hit)

        replace = self.replace if self._context.session.writable else None
        dialog = FindDialog(self._context.theme, plan, self.index, go, replace=replace, typed=self.typed, parent=parent)
        dialog.line.textChanged.connect(self._remember)
        self._context.ask.run(dialog)

    def replace(self, typed: str = "") -> None:
        """Asks what to replace by what, and where."""
        from app.ui.find.replace import ReplaceDialog

        self._context.ask.run(ReplaceDialog(self._context, typed))

    def _remember(self, typed: str) -> None:
        self.typed = typed

    def _go(self, spot: Spot, _checked: bool = False) -> None:
        self._context.go(spot.room, spot.place)

    def _there(self, spot: Spot) -> bool:
        """Whether the place is still in the plan; a place that is no record always is."""
        return spot.room in self._titles and (not spot.is_record or spot.place in self._context.session.plan)

    def _words(self, spot: Spot) -> str:
        """ "Handlingsplan: Fler unga i arbete"."""
        plan, place = self._context.session.plan, spot.place or ""
        record = plan.get(place) or plan.get(place.partition(":")[2])
        title = self._titles[spot.room]
        return title if record is None else f"{title}: {labels.title_of(record)}"


def lead_to(context: Context, record: Record) -> str | None:
    """Goes where the record is read; the id of what was opened. None, with that told, where nothing shows it."""
    way = leads.way_to(context.session.plan, record)
    if way is None:
        context.tell(f"{labels.title_of(record)} visas inte i något rum")
        return None
    context.go(*way)
    return way[1]
