"""Text tables: which encoding, which separator, and the cells between them.

It knows byte-order marks, UTF-8, UTF-16 and the Windows alphabet, and finds the separator that splits most rows
alike. Columns aligned by spaces are split only when a person asks: the space also groups thousands, so a row
that can be split in more than one way is left as it is.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from app.exchange.index_tables import aligned
from app.exchange.index_tables.cells import Cell
from app.exchange.index_tables.grid import MAX_CELLS, Grid, within_limits
from app.exchange.index_tables.recipe import BLANKS, Recipe
from app.models.errors import UserError

_SAMPLE = 200
_CANDIDATES = (";", "\t", "|", ",")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def grids(data: bytes, name: str, recipe: Recipe) -> list[Grid]:
    """The one grid of a text file. Raises UserError for bytes that are no text or quotes that never close."""
    text, encoding, why = _decode(data, name, recipe.encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    stated, text = _stated_separator(text)
    separator = recipe.separator or stated or _guess_separator(text)
    reasons = [why]
    if not recipe.separator:
        reasons.append("avskiljare_angiven_i_filen" if stated else "avskiljare_delar_lika")
    rows: list[list[Cell]]
    if separator == BLANKS:
        rows = [list(row) for row in aligned.split(text.split("\n"), recipe.numbers_per_row)]
    else:
        rows = _split(text, separator, name)
    if stated:
        rows.insert(0, [f"sep={stated}"])
    while rows and not any(map(str, rows[-1])):
        rows.pop()
    within_limits(len(rows), max(map(len, rows), default=0), name)
    return [Grid("", rows, ragged=True, encoding=encoding, separator=separator, why=tuple(reasons))]


def _decode(data: bytes, name: str, stated: str | None) -> tuple[str, str, str]:
    for encoding, why in [(stated, "teckenkodning_angiven")] if stated else _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        text = text.removeprefix("\ufeff")
        if _CONTROL.search(text):
            raise UserError("table_binary", name=name)
        return text, encoding, why
    raise UserError("table_encoding" if stated else "table_binary", name=name, encoding=stated or "")


def _encodings(data: bytes) -> list[tuple[str, str]]:
    if data.startswith(codecs.BOM_UTF8):
        return [("utf-8-sig", "teckenkodning_bom")]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return [("utf-16", "teckenkodning_bom")]
    head = data[:4096]
    if head[1::2].count(0) > len(head) * 0.3 and not head[::2].count(0):
        return [("utf-16-le", "teckenkodning_nollor")]
    if head[::2].count(0) > len(head) * 0.3 and not head[1::2].count(0):
        return [("utf-16-be", "teckenkodning_nollor")]
    return [("utf-8", "teckenkodning_utf8"), ("cp1252", "teckenkodning_windows")]


def _stated_separator(text: str) -> tuple[str | None, str]:
    match = re.match(r"sep=([;,\t|])\n", text)
    return (match[1], text[match.end() :]) if match else (None, text)


def _guess_separator(text: str) -> str:
    """The separator that splits most lines alike, quotes considered; of two that do, the one with more columns."""
    lines = [line for line in text.split("\n", 4 * _SAMPLE)[: 4 * _SAMPLE] if line.strip()][:_SAMPLE]
    best, best_score = ";", 0.0
    for separator in _CANDIDATES:
        counts = Counter(map(len, _sample_rows(lines, separator)))
        counts.pop(1, None)
        counts.pop(0, None)
        if not counts:
            continue
        columns, lines_alike = max(counts.items(), key=lambda each: (each[1], each[0]))
        score = lines_alike / len(lines) + min(columns, 20) / 100
        if score > best_score + 1e-9:
            best, best_score = separator, score
    return best


def _sample_rows(lines: list[str], separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        return [line.split(separator) for line in lines]


def _split(text: str, separator: str, name: str) -> list[list[Cell]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for row in reader:
            rows.append(list(row))
            cells += len(row)
            if cells > MAX_CELLS:
                raise UserError("table_too_many_cells", name=name, rows=len(rows), columns=len(row))
    except csv.Error as error:
        too_long = "field larger" in str(error)
        code = "table_long_cell" if too_long else "table_quotes"
        raise UserError(code, name=name, row=len(rows) + 1) from error
    return rows
