"""Sheets of an Excel workbook: one header row, real numbers and dates, nothing merged, nothing that computes.

It knows how such a workbook is made so that people can sort, filter and paste from it, and so that the same content
gives the same bytes. What stands in the sheets is said by others.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Characters that Excel holds in a cell, counted in UTF-16."""
CUT = " […]"
Style: TypeAlias = Literal["text", "long", "number", "year", "date"]
Content: TypeAlias = str | int | float | date | None
WIDTHS: dict[Style, int] = {"text": 28, "long": 60, "number": 14, "year": 10, "date": 12}
_FORMATS: dict[Style, dict[str, object]] = {
    "text": {"text_wrap": True, "num_format": "@"},
    "long": {"text_wrap": True},
    "number": {},
    "year": {"num_format": "0"},
    "date": {"num_format": "yyyy-mm-dd"},
}


@dataclass(frozen=True)
class SheetColumn:
    """A column: its heading, one of a kind in its sheet, and how its cells are shown."""

    title: str
    style: Style


@dataclass(frozen=True)
class Sheet:
    """A sheet with one table. `table` is its name: letters and underscores, one of a kind in the workbook."""

    name: str
    table: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Content]]


def workbook(title: str, read_me: Sequence[tuple[str, str]], sheets: Sequence[Sheet], created: date) -> bytes:
    """The bytes of an .xlsx. `read_me` are the pairs of its first sheet; `created` stands in its properties.

    Text longer than a cell holds is cut with a mark; see `is_cut`.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": title, "created": datetime(created.year, created.month, created.day)})
        made = {style: book.add_format({"valign": "top", **how}) for style, how in _FORMATS.items()}
        strong = book.add_format({"bold": True, "valign": "top"})
        _write_read_me(book.add_worksheet("Läs mig"), read_me, made["long"], strong)
        for sheet in sheets:
            _write_sheet(book, sheet, made, strong)
    return out.getvalue()


def is_cut(text: str) -> bool:
    """Whether a cell does not hold the whole text."""
    return _units(text) > LONGEST


def _write_read_me(page: Worksheet, pairs: Sequence[tuple[str, str]], plain: Format, strong: Format) -> None:
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 90)
    for row, (name, words) in enumerate(pairs):
        page.write_string(row, 0, name, strong)
        page.write_string(row, 1, words, plain)


def _write_sheet(book: Workbook, sheet: Sheet, made: dict[Style, Format], strong: Format) -> None:
    page = book.add_worksheet(sheet.name)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, max(WIDTHS[column.style], min(len(column.title) + 4, 40)))
    for row, cells in enumerate(sheet.rows, start=1):
        for at, (column, content) in enumerate(zip(sheet.columns, cells, strict=True)):
            _write_cell(page, (row, at), content, made[column.style])
    heads: list[dict[str, Any]] = [{"header": column.title, "header_format": strong} for column in sheet.columns]
    last = max(len(sheet.rows), 1)  # a table has at least one row under its headings
    page.add_table(0, 0, last, len(sheet.columns) - 1, {"name": sheet.table, "columns": heads})
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)


def _write_cell(page: Worksheet, place: tuple[int, int], content: Content, how: Format) -> None:
    if isinstance(content, str):
        if content:
            page.write_string(*place, _held(content), how)
    elif isinstance(content, date):
        page.write_datetime(*place, datetime(content.year, content.month, content.day), how)
    elif content is not None:
        page.write_number(*place, content, how)


def _held(text: str) -> str:
    """The text, or as much of it as a cell holds with a mark after it."""
    if not is_cut(text):
        return text
    room = LONGEST - _units(CUT)
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore") + CUT


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)
