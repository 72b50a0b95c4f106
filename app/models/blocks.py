"""A block of cells as a spreadsheet puts it on the clipboard: tab-separated text, and the same as an HTML table.

It knows quotes, tabs and line breaks; what stands in a cell is for others. Reading what was written gives it back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

Block = Sequence[Sequence[str]]
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_AS_TEXT = "mso-number-format:'\\@'"
"""Tells Excel to take the cell as text, so that "1-2" does not become a date and "=…" never a formula."""


def write_tabbed(block: Block) -> str:
    """Cells with tabs, rows with line breaks, the last row too; a cell that would be misread stands in quotes."""
    return "".join("\t".join(map(_cell, row)) + "\n" for row in block)


def read_tabbed(text: str) -> list[list[str]]:
    """The rows of cells in `text`. A quote without its end is an ordinary character, as spreadsheets take it."""
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        quoted = _QUOTED.match(text, at)
        found = quoted or _PLAIN.match(text, at)
        assert found is not None
        rows[-1].append(_unquoted(quoted[1]) if quoted else found[0])
        at = found.end()
        if at == len(text):
            return rows
        if text[at] == "\t":
            at += 1
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        if at == len(text):
            return rows
        rows.append([])


def write_html(block: Block, numeric: Sequence[bool]) -> str:
    """The block as a table; columns that are not `numeric` are marked as text, so that no program reinterprets them."""
    lines = ["<table>"]
    for row in block:
        cells = "".join(_html_cell(text, plain) for text, plain in zip(row, numeric, strict=True))
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</table>"])


def _cell(text: str) -> str:
    if text.startswith('"') or any(sign in text for sign in "\t\r\n"):
        return '"' + text.replace('"', '""') + '"'
    return text


def _unquoted(inner: str) -> str:
    return inner.replace('""', '"').replace("\r\n", "\n")


def _html_cell(text: str, numeric: bool) -> str:
    inside = escape(text, quote=False).replace("\n", '<br style="mso-data-placement:same-cell">')
    return f"<td>{inside}</td>" if numeric else f'<td style="{_AS_TEXT}">{inside}</td>'
