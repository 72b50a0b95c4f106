"""A block of cells from a clipboard: its rows, and what its columns are, by their headings or by what stands in them.

It knows the words a cost table uses, never which lines a plan has. A column whose meaning cannot be told is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from app.journeys.costs.amounts import NOTHING, read_amount
from app.journeys.costs.lines import Year
from app.journeys.costs.table import NO_YEAR
from app.models.blocks import read_tabbed
from app.models.errors import UserError
from app.models.schema import COST_KINDS, FINANCING
from app.models.wording import labels

Part: TypeAlias = Literal["note", "kind", "financed_by", "activity", "sum"]
HEADS: dict[str, Part] = {
    "kostnad": "note",
    "kostnader": "note",
    "kostnad, tkr": "note",
    "kostnadsrad": "note",
    "benämning": "note",
    "slag": "kind",
    "kostnadsslag": "kind",
    "betalas av": "financed_by",
    "finansiering": "financed_by",
    "aktivitet": "activity",
    "summa": "sum",
    "totalt": "sum",
    "total": "sum",
}
SUM_ROWS = frozenset({"summa", "totalt", "total", "alla kostnader", "söks ur programmet", "varav ur programmet"})
KINDS = {labels.choice_label("cost", "kind", key).casefold(): key for key in COST_KINDS}
PAYERS = {labels.choice_label("cost", "financed_by", key).casefold(): key for key in FINANCING}
_YEAR = re.compile(r"(19|20|21)\d\d")


@dataclass(frozen=True)
class Block:
    """`rows` as cells, all equally wide; `names` are the columns with words, `years` those with amounts.

    `headed`: the first row is headings and not among `rows`. `years` is empty where the columns follow the chosen cell.
    """

    rows: tuple[tuple[str, ...], ...]
    names: dict[int, Part]
    years: dict[int, Year]
    headed: bool


def cells(text: str) -> list[list[str]]:
    """The rows of tab separated text, with Excel's quotation marks taken off, all equally wide, no empty row last."""
    rows = [[plain(cell) for cell in row] for row in read_tabbed(text)]
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max(map(len, rows), default=0)
    return [row + [""] * (wide - len(row)) for row in rows]


def plain(words: str) -> str:
    """The words with one ordinary space between them, as they are compared."""
    return " ".join(words.split())


def could_be_heading(rows: Sequence[Sequence[str]], period: Sequence[int]) -> bool:
    """Whether the first row is one year of the plan's and nothing else, above amounts: it could be either."""
    said = [cell for cell in rows[0] if cell] if len(rows) > 1 else []
    return len(said) == 1 and _year(said[0]) in period


def is_headed(rows: Sequence[Sequence[str]], period: Sequence[int]) -> bool:
    """Whether the first row is headings beyond doubt: a known word and a year, or years in order, one of the plan's."""
    said = [cell for cell in rows[0] if cell] if rows else []
    years = [year for cell in said if (year := _year(cell)) is not None]
    if any(_head(cell) for cell in said) and (years or NO_YEAR.casefold() in map(str.casefold, said)):
        return True
    rising = len(years) > 1 and all(after == before + 1 for before, after in pairwise(years))
    return rising and len(years) == len(said) and any(year in period for year in years)


def understood(rows: Sequence[Sequence[str]], *, headed: bool) -> Block:
    """What the columns are. Raises `UserError` for a heading or a column of words that cannot be understood."""
    body = tuple(tuple(row) for row in (rows[1:] if headed else rows))
    heads = list(rows[0]) if headed else [""] * (len(rows[0]) if rows else 0)
    names: dict[int, Part] = {}
    years: dict[int, Year] = {}
    columns = [[row[column] for row in body] for column in range(len(heads))]
    amounts = next((at for at, column in enumerate(columns) if any(map(_is_amount, column))), 0)
    for column, head in enumerate(heads):
        if (part := _head(head)) is not None:
            names[column] = part
        elif head.casefold() == NO_YEAR.casefold():
            years[column] = None
        elif (year := _year(head)) is not None:
            years[column] = year
        elif head:
            raise UserError("paste_heading_unknown", text=head)
        elif (headed or column < amounts) and (part := _by_content(columns[column])) is not None:
            named = "note" in names.values() or "note" in map(_head, heads)
            names[column] = part if named else "note"  # people call a cost by its kind too
        elif headed and any(columns[column]):
            raise UserError("paste_heading_missing", number=column + 1)
    twice = next((part for part in names.values() if part != "sum" and list(names.values()).count(part) > 1), None)
    if twice is not None:
        raise UserError("paste_two_columns", name=_HEAD_WORDS[twice])
    return Block(body, names, years, headed)


_HEAD_WORDS: dict[Part, str] = {
    "note": "kostnad",
    "kind": "slag",
    "financed_by": "betalas av",
    "activity": "aktivitet",
    "sum": "summa",
}


def _head(cell: str) -> Part | None:
    return HEADS.get(cell.casefold())


def _year(cell: str) -> int | None:
    return int(cell) if _YEAR.fullmatch(cell) else None


def _by_content(column: Sequence[str]) -> Part | None:
    """What a column without a heading is: words of one kind, or None for amounts and for nothing at all."""
    said = [cell for cell in column if cell not in NOTHING]
    if not said or any(map(_is_amount, said)):
        return None
    if all(cell.casefold() in KINDS for cell in said):
        return "kind"
    return "financed_by" if all(cell.casefold() in PAYERS for cell in said) else "note"


def _is_amount(cell: str) -> bool:
    """Whether the cell is a number, in whatever unit; an empty cell is not."""
    try:
        return read_amount(cell, "kr") is not None
    except UserError as error:
        return error.code != "number_unreadable"
