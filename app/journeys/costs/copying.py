"""Cells of the cost table as text and as a table of HTML, so that Excel and ILS-webb take them and they can come back.

Amounts alone are copied bare. As soon as a name or a sum is among the cells, headings and names go with them: then
nothing that comes back can be taken for something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.journeys.costs.lines import Year
from app.journeys.costs.table import (
    ACTIVITY,
    ALL_COSTS,
    KIND,
    NOTE,
    PAYER,
    SUM,
    CostTable,
    head_of,
    kind_words,
    payer_words,
)
from app.models.blocks import write_html, write_tabbed
from app.models.budget import Line
from app.models.wording import typography


@dataclass(frozen=True, slots=True)
class Copied:
    """The same cells twice: tab separated, and as one HTML table."""

    text: str
    html: str


def copied(
    table: CostTable, lines: Sequence[Line] | None = None, years: Sequence[Year] | None = None, *, bare: bool = False
) -> Copied:
    """These lines and years (all when None), in thousands. `bare`: amounts only, without names, headings and sums."""
    chosen = table.lines if lines is None else tuple(lines)
    columns = table.years if years is None else tuple(years)
    amounts = [[plain(line.by_year.get(year, 0)) for year in columns] for line in chosen]
    if bare:
        return _both([], [([], row) for row in amounts])
    several = len(table.activities) > 1
    heads = [NOTE, KIND, PAYER, *([ACTIVITY] if several else []), *map(head_of, columns), SUM]
    named = dict(table.activities)
    rows = []
    for line, row in zip(chosen, amounts, strict=True):
        names = [line.note, kind_words(line), payer_words(line)]
        names += [named.get(line.activity, "")] if several else []
        rows.append((names, [*row, plain(sum(line.by_year.get(year, 0) for year in columns))]))
    sums = [sum(line.by_year.get(year, 0) for line in chosen) for year in columns]
    names = [ALL_COSTS, "", "", *([""] if several else [])]
    rows.append((names, [plain(amount) for amount in (*sums, sum(sums))]))
    return _both(heads, rows)


def plain(amount: int) -> str:
    """Thousand kronor as Excel reads a number in Swedish: decimal comma, no spaces; nothing for nothing."""
    return typography.shortest(Decimal(amount) / 1000).replace(".", ",") if amount else ""


def _both(heads: list[str], rows: Sequence[tuple[list[str], list[str]]]) -> Copied:
    block = [heads, *([*names, *amounts] for names, amounts in rows)] if heads else [amounts for _, amounts in rows]
    names = len(rows[0][0]) if rows else 0
    numeric = [column >= names for column in range(len(block[0]) if block else 0)]
    return Copied(write_tabbed(block), write_html(block, numeric))
