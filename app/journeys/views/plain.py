"""A view's table as a spreadsheet wants it: figures that can be counted with, and their units in the headings.

It knows how the window writes figures: "19,4 %", "+4,6", "1 234 kr". What is no figure stays the words it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.journeys.views.parts import Row, Table
from app.models.wording.typography import MINUS, NBSP

UNIT = "Enhet"
_FIGURE = re.compile(rf"([+{MINUS}]?)(\d{{1,3}}(?:{NBSP}\d{{3}})+|\d+)(,\d+)?(?:{NBSP}(\D+))?")


def plain(table: Table, rows: Sequence[Row] | None = None) -> list[list[str]]:
    """The headings and the rows (all of the table's, or those given) with every figure as a plain number.

    A column in one unit has it in its heading. Where a column has another unit in each row, the row's unit stands in a
    column of its own, last; a row whose figures are in several units keeps them in its cells.
    """
    shown = table.rows if rows is None else rows
    units = {at: {unit for row in table.rows if (unit := _unit(row.cells[at]))} for at in table.right}
    mixed = [at for at in sorted(table.right) if len(units[at]) > 1]
    named = {
        at: next(iter(units[at]))
        for at in table.right
        if len(units[at]) == 1 and _all_have(table, at) and not _follows(table, at, mixed)
    }
    loose = [at for at in table.right if units[at] and at not in named]
    head = [f"{title} ({named[at]})" if at in named else title for at, title in enumerate(table.titles)]
    whole = [[*head, UNIT] if mixed else head]
    for row in shown:
        own = {unit for at in loose if (unit := _unit(row.cells[at]))}
        kept = loose if len(own) > 1 or not mixed else ()
        cells = [cell if at in kept or at not in table.right else _number(cell) for at, cell in enumerate(row.cells)]
        whole.append([*cells, "".join(own) if len(own) == 1 else ""] if mixed else cells)
    return whole


def _all_have(table: Table, at: int) -> bool:
    """Whether every figure of a column has a unit: a heading must not give one to a figure without."""
    found = (_FIGURE.fullmatch(row.cells[at]) for row in table.rows)
    return all(figure[4] for figure in found if figure is not None)


def _follows(table: Table, at: int, mixed: Sequence[int]) -> bool:
    """Whether a column's unit is the row's, as the columns with several units have it."""
    pairs = [(_unit(row.cells[at]), _unit(row.cells[other])) for row in table.rows for other in mixed]
    return bool(pairs) and all(one == other for one, other in pairs if one and other)


def _unit(cell: str) -> str:
    found = _FIGURE.fullmatch(cell)
    return (found[4] or "") if found is not None else ""


def _number(cell: str) -> str:
    """ "-1234,5" for "−1 234,5 kr": a hyphen for minus and no spaces, as Swedish spreadsheets read a number."""
    found = _FIGURE.fullmatch(cell)
    if found is None:
        return cell
    sign = "-" if found[1] == MINUS else ""
    return f"{sign}{found[2].replace(NBSP, '')}{found[3] or ''}"
