"""What names in the table mean: names that are no known place, new indicators, and names that somebody has given a
meaning. Nothing is given a meaning beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.models.wording import tables
from app.ui.widgets import Column, TableView, button, collator, column, label, row, scrolling
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.exchange.index_tables import Applied, Reading, Unmatched
    from app.models.places import Places
    from app.models.plan import Plan
    from app.ui.theme import Theme

MOST_NAMES = 60
CHOOSE = "Välj vad namnet betyder …"
A_TOTAL, NOT_HERE = "\0", "\1"
"""Stand for "a sum of others" and "does not belong" among the places."""
REMEMBER = "Kom ihåg namnen i planen"


class Names(QObject):
    """`placed(name, place)`, `totalled(name)`, `estranged(name)`, `meant(name, indicator key, its words)`.

    "" takes a meaning back.

    `remember` is whether the plan is to keep what names mean.
    """

    placed = Signal(str, str)
    totalled = Signal(str)
    estranged = Signal(str)
    meant = Signal(str, str, str)

    def __init__(self, theme: Theme, places: Places, plan: Plan) -> None:
        super().__init__()
        self._theme, self._plan = theme, plan
        order = collator()
        self._places = sorted({place.name for place in places}, key=order.sortKey)
        self.remember = True

    def page(self, reading: Reading, about_indicators: bool) -> tuple[str, QWidget] | None:
        """(words of the tab, page) with the names that want a meaning first; None where no name asks for any."""
        new = self._new_indicators(reading) if about_indicators else []
        if not (reading.unmatched or new or reading.applied):
            return None
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(self._theme.px(6))
        if reading.unmatched or new:
            inner.addWidget(self._keep())
        if reading.unmatched:
            said = "De här namnen är ingen känd stadsdel eller nämnd, och deras rader läses inte. Säg vad de betyder."
            self._section(inner, "Okända namn", said, [self._name(each) for each in reading.unmatched[:MOST_NAMES]])
            self._more(inner, len(reading.unmatched) - MOST_NAMES)
        if new:
            said = "De här finns inte i planen och läggs till. Är någon samma som en du redan har, så välj den."
            self._section(inner, "Nya indikatorer", said, [self._indicator(name) for name in new[:MOST_NAMES]])
            self._more(inner, len(new) - MOST_NAMES)
        if reading.applied:
            said = "De här lästes som något annat än det som står, eller hoppades över, eftersom någon har sagt det."
            self._section(inner, "Namn som fått en betydelse", said, [])
            inner.addWidget(self._applied(reading.applied))
        inner.addStretch(1)
        wanting = len(reading.unmatched) + len(new)
        return f"Namn ({wanting})" if wanting else "Namn", scrolling(page, "Namn i tabellen")

    def _section(self, inner: QVBoxLayout, heading: str, said: str, lines: Sequence[Any]) -> None:
        inner.addWidget(label(heading, "strong"))
        inner.addWidget(label(said, tone="ink_soft", wrap=True))
        for line in lines:
            inner.addLayout(line)

    def _more(self, inner: QVBoxLayout, left: int) -> None:
        if left > 0:
            inner.addWidget(label(f"Och {left} namn till.", tone="ink_soft"))

    def _keep(self) -> QWidget:
        keep = QCheckBox(REMEMBER)
        keep.setToolTip("Nästa tabell med samma namn läses då likadant.")
        keep.setChecked(self.remember)
        keep.toggled.connect(self._remember)
        return keep

    def _name(self, unmatched: Unmatched) -> Any:
        rows = ", ".join(map(str, unmatched.rows[:4])) + (" …" if len(unmatched.rows) > 4 else "")
        offered = [(f"{name} (liknar)", name) for name in unmatched.suggestions]
        offered += [("hör inte hit: hoppa över", NOT_HERE), ("är en summa: hoppa över", A_TOTAL)]
        offered += [(name, name) for name in self._places]
        out = {A_TOTAL: self.totalled, NOT_HERE: self.estranged}

        def say(meaning: str) -> None:
            if meaning in out:
                out[meaning].emit(unmatched.name)
            else:
                self.placed.emit(unmatched.name, meaning)

        return self._line(f"{unmatched.name} (rad {rows})", unmatched.name, offered, say)

    def _new_indicators(self, reading: Reading) -> list[str]:
        """The names of the table that are no indicator of the plan, where the plan has any to choose among."""
        known = {record.text("key") for record in self._plan.of("indicator_definition")}
        return [name for name in reading.indicators() if name not in known] if known else []

    def _indicator(self, name: str) -> Any:
        records = self._plan.of("indicator_definition")
        known = {record.text("key"): record.text("label") or record.text("key") for record in records}
        near = get_close_matches(name.casefold()[:60], [words.casefold() for words in known.values()], 2)
        first = [(f"{words} (liknar)", key) for key, words in known.items() if words.casefold() in near]
        offered = [*first, *((words, key) for key, words in known.items())]
        return self._line(name, name, offered, lambda key: self.meant.emit(name, key, known[key]))

    def _line(self, words: str, name: str, offered: Sequence[tuple[str, str]], say: Callable[[str], None]) -> Any:
        said = label(words, wrap=True)
        box = ComboBox()
        box.setAccessibleName(f"Vad {name} betyder")
        box.setMinimumWidth(self._theme.px(240))
        box.addItem(CHOOSE, "")
        for shown, meaning in offered:
            box.addItem(shown, meaning)
        box.activated.connect(lambda at: say(box.itemData(at)) if box.itemData(at) else None)
        line = row(said, box)
        line.setStretch(0, 1)
        return line

    def _remember(self, on: bool) -> None:
        self.remember = on

    def _applied(self, applied: Sequence[Applied]) -> QWidget:
        columns: list[Column[Applied]] = [
            Column("Namn i tabellen", lambda each: each.name, width=220, tip=lambda each: each.name),
            Column("Lästes som", self._meaning, width=200, tip=self._meaning),
            Column("Vem som sagt det", lambda each: tables.BY[each.by][0], width=210),
            Column("Antal", lambda each: str(each.count), align="right", width=60),
        ]
        shown: TableView[Applied] = TableView(self._theme, "Namn som fått en betydelse", columns, applied)
        back = button(self._theme, "Ta tillbaka betydelsen", on=lambda: self._take_back(shown.current()))
        back.setEnabled(False)

        def turn(each: Applied) -> None:
            back.setEnabled(each.by == "recipe")
            back.setToolTip("" if each.by == "recipe" else "Ändras i Lägesbild under Namn och betydelser.")

        shown.chosen.connect(turn)
        shown.fit_height()
        page = QWidget()
        page.setLayout(column(shown, row(back, None)))
        return page

    def _meaning(self, each: Applied) -> str:
        if each.kind == "place":
            return each.meaning or "hör inte hit"
        found = (r for r in self._plan.of("indicator_definition") if r.text("key") == each.meaning)
        record = next(found, None)
        return (record.text("label") or each.meaning) if record is not None else each.meaning

    def _take_back(self, each: Applied | None) -> None:
        if each is not None and each.by == "recipe":
            self.placed.emit(each.name, "") if each.kind == "place" else self.meant.emit(each.name, "", "")
