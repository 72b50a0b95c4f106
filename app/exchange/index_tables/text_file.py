"""Text tables: which encoding, which separator, and the cells between them.

It knows byte-order marks, UTF-8, UTF-16 and the Windows alphabet, and finds the separator that splits most rows
alike. Columns aligned by spaces are split only when a person asks: the space also groups thousands, so a row
that can be split in more than one way is left as it is.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from app.exchange.index_tables import aligned
from app.exchange.index_tables.grid import Grid, GridBuilder, Progress, no_progress
from app.exchange.index_tables.recipe import BLANKS, Recipe
from app.models.errors import UserError

_SAMPLE = 200
_TOLD_EVERY = 200_000
SHARE = 0.5
"""How much of the work is done when the file has become a grid."""
_CANDIDATES = (";", "\t", "|", ",")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def grid(data: bytes, name: str, recipe: Recipe, progress: Progress) -> Grid:
    """The one grid of a text file.

    Raises UserError for bytes that are no text, quotes that never close, or a table that is too large.
    """
    text, encoding, why = _decode(data, name, recipe.encoding)
    lines = _lines(text, progress)
    stated = _stated_separator(text)
    separator = recipe.separator or stated or _guess_separator(text)
    reasons = [why]
    if not recipe.separator:
        reasons.append("avskiljare_angiven_i_filen" if stated else "avskiljare_delar_lika")
    builder = GridBuilder(name)
    if stated:
        builder.add([next(lines).rstrip("\n")])
    if separator == BLANKS:
        rows: Iterable[list[str]] = aligned.split((line.rstrip("\n") for line in lines), recipe.numbers_per_row)
    else:
        rows = _split(lines, separator, name)
    for row in rows:
        builder.add(row)
    made = builder.grid()
    return replace(made, ragged=True, encoding=encoding, separator=separator, why=tuple(reasons))


def _decode(data: bytes, name: str, stated: str | None) -> tuple[str, str, str]:
    for encoding, why in [(stated, "teckenkodning_angiven")] if stated else _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        text = text.removeprefix("\ufeff")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
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


def _lines(text: str, progress: Progress) -> Iterator[str]:
    """The lines with their ends, as the reader of quoted cells wants them; half of the work is told on the way."""
    start, told = 0, 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        if start >= told:
            progress(SHARE * start / len(text))
            told = start + _TOLD_EVERY
        yield text[start:end]
        start = end


def _stated_separator(text: str) -> str | None:
    match = re.match(r"sep=([;,\t|])\n", text)
    return match[1] if match else None


def _guess_separator(text: str) -> str:
    """The separator that splits most lines alike, quotes considered; of two that do, the one with more columns."""
    first = islice(_lines(text, no_progress), 1 if text.startswith("sep=") else 0, 4 * _SAMPLE)
    lines = [line for line in first if line.strip()][:_SAMPLE]
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


def _split(lines: Iterator[str], separator: str, name: str) -> Iterator[list[str]]:
    done = 0
    try:
        for row in csv.reader(lines, delimiter=separator, strict=True):
            yield row
            done += 1
    except csv.Error as error:
        code = "table_long_cell" if "field larger" in str(error) else "table_quotes"
        raise UserError(code, name=name, row=done + 1) from error
