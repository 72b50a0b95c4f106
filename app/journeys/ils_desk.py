"""What the copy desk puts on the clipboard, and the ticking of what has been pasted into ILS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from app.journeys.session import Session
from app.models import blocks, ils
from app.models.ils import Cell, Node, Tick
from app.models.wording.ils import NODE_NAMES

FIGURES = ("number", "year", "money")
"""The kinds that a spreadsheet should take as numbers."""


@dataclass(frozen=True)
class Copied:
    """The same twice, as a clipboard holds it: plain text, with tabs where it is a table, and HTML."""

    text: str
    html: str


def field(cell: Cell) -> Copied:
    """One field as its text: a table would be pasted into the middle of a field."""
    lines = "".join(f"<p>{escape(line, quote=False)}</p>" for line in cell.text.split("\n"))
    return Copied(cell.text, lines)


def node(one: Node) -> Copied:
    """One node: its fields downwards, names to the left."""
    rows = [[cell.column.title, cell.text] for cell in one.cells if cell.text]
    return Copied(blocks.write_tabbed(rows), blocks.write_html(rows, (False, False)))


def whole(nodes: Sequence[Node]) -> Copied:
    """Everything in the order of ILS: one table for each kind of node, under its name."""
    text, html = [], []
    for kind, group in groupby(nodes, key=lambda one: one.kind):
        same = list(group)
        columns = [cell.column for cell in same[0].cells]
        rows = [[column.title for column in columns], *([cell.text for cell in one.cells] for one in same)]
        name = NODE_NAMES[kind][0]
        text.append(f"{name}\n{blocks.write_tabbed(rows)}")
        html.append(f"<h2>{name}</h2>\n{blocks.write_html(rows, [column.kind in FIGURES for column in columns])}")
    return Copied("\n".join(text), "\n".join(html))


def tick(session: Session, record: str, cells: Sequence[Cell]) -> None:
    """Ticks fields as pasted today by the person at this computer: one change. Empty ones are passed by."""
    filled = [cell for cell in cells if cell.text]
    mark = Tick("pasted", session.person.name, session.today())
    session.do(
        ils.tick(session.plan, record, filled, mark, session.chance), words=f"prickade av {_called(filled)} i ILS"
    )


def untick(session: Session, record: str, cells: Sequence[Cell]) -> None:
    """Takes the ticks of fields away: one change."""
    change = ils.untick(session.plan, record, cells)
    session.do(change, words=f"tog bort avprickningen av {_called(cells)} i ILS")


def _called(cells: Sequence[Cell]) -> str:
    return f"”{cells[0].column.title}”" if len(cells) == 1 else "alla fält"
