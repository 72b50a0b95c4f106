"""A kind of record as a page: what it is for, those there are as a table, and how to add one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models import catalogues
from app.models.wording import labels
from app.ui.rooms.action_plan.checklist import Checklist
from app.ui.rooms.action_plan.deeds import MADE_ELSEWHERE
from app.ui.rooms.action_plan.lists import Below, RecordList
from app.ui.rooms.action_plan.reading import READ, ReadingList
from app.ui.text import capital
from app.ui.widgets import EmptyState, button, label, row

if TYPE_CHECKING:
    from app.ui.room import Context

ABOUT_KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "organisation": (
        "Nämnden, bolagen och de andra som står bakom planen eller ansvarar för något i den.",
        ("name", "kind"),
    ),
    "member": ("De som sitter i den lokala styrgruppen eller skriver under.", ("name", "organisation", "role")),
    "working_group": ("Grupper under styrgruppen, med syfte och mandat.", ("name", "meets")),
    "dialogue_input": (
        "Vad boende och föreningar har sagt, och vad det ledde till.",
        ("group_heard", "heard_on", "became"),
    ),
    "deadline": ("Datum att hålla. De syns i Översikt.", ("what", "when", "who")),
    "task": (
        "Vad någon i gruppen ska göra. Uppgifter stannar i gruppen och följer aldrig med i paketet.",
        ("what", "when", "who", "done"),
    ),
    "version": (
        "Planen som den såg ut när den lämnades eller beslutades. Den går att läsa så länge planen finns.",
        ("name", "date"),
    ),
    "indicator_definition": (
        "Indikatorerna kommer med indexet. Läs in det i Lägesbild.",
        ("label", "risk_domain", "direction"),
    ),
    "programme_goal": (
        "Programmets teman följer med från början. Mål och delmål läses in ur en fil eller skrivs in.",
        ("wording", "level", "status"),
    ),
    "council_goal": ("Kommunfullmäktiges mål, som planens mål kan knytas till.", ("wording", "level", "budget_year")),
    "housing_stock": ("Hur många lägenheter bolagen har i varje stadsdel.", ("neighbourhood", "company", "flats")),
    "requirement": (
        "Krav ur de centrala anvisningarna eller från nämnden, och vad i planen som besvarar dem.",
        ("wording",),
    ),
    "weak_indicator_answer": (
        "Skäl till att en svag indikator lämnas utan slutsats. De skrivs också från Översikt.",
        ("indicator", "neighbourhood", "reason"),
    ),
    "attachment": ("Filer som hör till planen.", ("name", "media_type")),
}


class HeadingPage(QWidget):
    """`opened(record id)` and `create(kind)` are called when somebody wants that."""

    def __init__(
        self, context: Context, kind: str, opened: Callable[[str], object], create: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._context, self.kind, self._create = context, kind, create
        theme = context.theme
        self._words, fields = ABOUT_KINDS[kind]
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(20))
        self._page.setSpacing(theme.px(12))
        self.list = self._make_list(fields)
        self.list.opened.connect(opened)
        self.list.wanted.connect(lambda *_below: create(kind))
        self._said = label(self._words, tone="ink_soft", wrap=True)
        self._empty = self._make_empty()
        self._read_in = button(theme, "Läs in ur en fil…", icon="file-up", on=self._read)
        self._read_in.setEnabled(context.session.writable)
        self._reading = ReadingList(theme, kind, opened) if kind in READ else None
        for piece in (self.list, self._said, self._reading):
            if piece is not None:
                self._page.addWidget(piece)
        self._page.addLayout(row(self._read_in, None))
        self._page.addWidget(self._empty, 1)
        self._page.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Shows what the plan holds now."""
        plan = self._context.session.plan
        there = bool(plan.of(self.kind))
        self.list.refresh(plan, plan.root)
        self.list.setVisible(there)
        self._said.setVisible(there)
        self._read_in.setVisible(there and self.kind in catalogues.KINDS)
        self._empty.setVisible(not there)
        if self._reading is not None:
            self._reading.refresh(plan)

    def finish(self) -> None:
        """Commit what is being written."""
        if isinstance(self.list, Checklist):
            self.list.finish()

    def _make_list(self, fields: tuple[str, ...]) -> RecordList | Checklist:
        """Requirements are ticked where they stand; other records are opened."""
        if self.kind == "requirement":
            return Checklist(self._context)
        plan, kind = self._context.session.plan, self.kind
        below = Below(kind, fields, lambda plan, _root: plan.of(kind))
        return RecordList(self._context.theme, plan, plan.root, below, writable=self._context.session.writable)

    def _read(self) -> None:
        from app.ui.rooms.action_plan.catalogue_dialog import read_in

        read_in(self._context, self.kind)

    def _make_empty(self) -> EmptyState:
        plural = labels.type_plural(self.kind)
        verb = None
        if self._context.session.writable and self.kind not in MADE_ELSEWHERE:
            verb = (labels.new_label(self.kind), lambda: self._create(self.kind))
        icons = self._context.theme.icon_names["record"]
        icon = icons.get(self.kind) or ("calendar" if self.kind == "deadline" else "folder")
        other = ("Läs in ur en fil…", self._read) if verb and self.kind in catalogues.KINDS else None
        return EmptyState(self._context.theme, icon, f"Inga {plural} ännu", self._words, verb, other=other)


def heading_of(kind: str) -> str:
    """ "Arbetsgrupper"."""
    return capital(labels.type_plural(kind))
