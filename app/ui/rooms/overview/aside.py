"""The two cards at the right: deadlines and the latest changes. They show lines and say where someone wants to go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from app.ui.rooms.overview.entries import Entry
from app.ui.rooms.overview.lately import Day, Deed
from app.ui.widgets import Card, button, clear, column, icon_label, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme

MOST_DAYS, DAY_WIDTH = 6, 88


class DeadlineCard(Card):
    """What is to happen when. `open_record(id)` when a line is chosen, `add()` for a new one."""

    def __init__(
        self, theme: Theme, open_record: Callable[[str], object], add: Callable[[], object], *, writable: bool
    ) -> None:
        super().__init__(theme, "Tidsgränser", spacing=6)
        self._theme, self._open = theme, open_record
        self.add = button(theme, "Lägg till", kind="quiet", icon="plus", on=add)
        self.add.setAccessibleName("Lägg till tidsgräns")
        self.add.setEnabled(writable)
        self.head.addWidget(self.add)
        self.all = button(theme, "Att göra, person för person", kind="quiet", icon="users")
        self._lines = column(spacing=0)
        self.body.addLayout(self._lines)
        self.body.addLayout(row(self.all, None))

    def show_days(self, days: Sequence[Day]) -> None:
        """The first few lines; the rest are in Handlingsplan."""
        clear(self._lines)
        for day in days[:MOST_DAYS]:
            tone = "remark" if day.state == "passed" else "ink_soft"
            line = Entry(
                self._theme, self._head(day), day.what, day.under, on=partial(self._open, day.record), tone=tone
            )
            line.setAccessibleName(", ".join(part for part in (day.when, day.what, day.under) if part))
            self._lines.addWidget(line)
        if not days:
            self._lines.addWidget(_nothing("Skriv när styrgrupp och nämnd beslutar, så syns det här."))
        elif len(days) > MOST_DAYS:
            self._lines.addWidget(_nothing(f"{len(days) - MOST_DAYS} till finns i Handlingsplan, under Om planen."))

    def _head(self, day: Day) -> QLabel:
        made = label(
            day.when, "strong" if day.state == "coming" else "body", "" if day.state == "coming" else "ink_soft"
        )
        made.setMinimumWidth(self._theme.px(DAY_WIDTH))
        return made


class ChangesCard(Card):
    """Who did what lately. `open_record(id)` when a line is chosen."""

    def __init__(self, theme: Theme, open_record: Callable[[str], object]) -> None:
        super().__init__(theme, "Senast ändrat", spacing=6)
        self._theme, self._open = theme, open_record
        self._lines = column(spacing=theme.px(2))
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_deeds(self, deeds: Sequence[Deed]) -> None:
        """Newest first."""
        clear(self._lines)
        for deed in deeds:
            on = partial(self._open, deed.record) if deed.record else None
            self._lines.addWidget(Entry(self._theme, icon_label(self._theme, deed.icon), deed.words, deed.under, on=on))
        if not deeds:
            self._lines.addWidget(_nothing("Inget har ändrats ännu."))


def _nothing(words: str) -> QWidget:
    return label(words, tone="ink_soft", wrap=True)
