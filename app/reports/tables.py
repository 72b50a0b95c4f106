"""Tables on paper: calm, with a rule under the head, as wide as their words need, never with a word cut in two.

It knows widths and lines; it decides nothing about what is said. A table that goes over several pages repeats its head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import CondPageBreak, Flowable, Table, TableStyle

from app.reports.content import Column, TableData
from app.reports.pieces import para
from app.reports.sheet import BOLD, REGULAR, WIDTH, colour, styles

PADDING = 4.0
WIDEST_WORD = 0.42
"""The share of the width that a column may take for its longest word; only a longer word is cut."""
MOST_FIGURES = 0.75
ROOM_FOR_TABLE = 74.0
TALL_TEXT = 600
"""A cell with more letters than this may go on to the next page; a shorter one is kept whole."""
Command = tuple[object, ...]


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    sums: int = 0,
    width: float = WIDTH,
    strong: frozenset[tuple[int, int]] = frozenset(),
) -> Table:
    """A table; a row of one cell is a heading over the rows under it, and the last `sums` rows are sums."""
    head = [para(c.title, "head_right" if c.right else "head") for c in columns]
    cells = [_row(row, columns, at, len(rows) - sums, strong) for at, row in enumerate(rows)]
    tall = any(len(text) > TALL_TEXT for row in rows for text in row)
    made = Table([head, *cells], widths(columns, rows, width), repeatRows=1, hAlign="LEFT", splitInRow=int(tall))
    groups = [at for at, row in enumerate(rows, start=1) if len(row) == 1]
    kept = [] if tall else _kept(groups, len(rows))
    made.setStyle(TableStyle([*_lines(), *kept, *(("SPAN", (0, at), (-1, at)) for at in groups)]))
    made.spaceBefore, made.spaceAfter = 4, 10
    return made


def table_of(data: TableData) -> Iterator[Flowable]:
    """A table that has been worked out elsewhere, with its note; not begun where its first rows have no room."""
    yield CondPageBreak(ROOM_FOR_TABLE)
    yield table(data.columns, data.rows, data.sums, strong=data.strong)
    if data.note:
        yield para(data.note, "small")


def facts(rows: Sequence[tuple[str, str]], width: float = WIDTH) -> Table:
    """Names to the left and what they are to the right, with hairlines between."""
    names = max([_word_width(name, BOLD, 8.8) for name, _ in rows] + [width * 0.24])
    left = min(names + 2 * PADDING, width * 0.4)
    cells = [[para(name, "head"), para(text, "cell")] for name, text in rows]
    tall = any(len(text) > TALL_TEXT for _, text in rows)
    made = Table(cells, [left, width - left], hAlign="LEFT", splitInRow=int(tall))
    made.setStyle(TableStyle([*_plain(), ("LINEBELOW", (0, 0), (-1, -2), 0.5, colour("line"))]))
    made.spaceBefore, made.spaceAfter = 4, 8
    return made


def widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """The width of each column: its share, but never less than its longest word where that is possible."""
    total = sum(column.share for column in columns)
    wanted = [width * column.share / total for column in columns]
    least = [_least(at, column, rows, width) for at, column in enumerate(columns)]
    short = sum(max(0.0, need - have) for need, have in zip(least, wanted, strict=True))
    spare = sum(max(0.0, have - need) for need, have in zip(least, wanted, strict=True))
    if not short:
        return wanted
    if short > spare:
        return _given_way(columns, least, width)
    return [
        need if have < need else have - (have - need) * short / spare for need, have in zip(least, wanted, strict=True)
    ]


def _given_way(columns: Sequence[Column], least: Sequence[float], width: float) -> list[float]:
    """Columns of words give way before columns of figures, as long as that leaves a quarter of the width for words."""
    figures = sum(need for need, column in zip(least, columns, strict=True) if column.right)
    words = [need for need, column in zip(least, columns, strict=True) if not column.right]
    if not words or figures > width * MOST_FIGURES:
        return _lowered(least, width)
    lowered = iter(_lowered(words, width - figures))
    return [need if column.right else next(lowered) for need, column in zip(least, columns, strict=True)]


def _lowered(wanted: Sequence[float], width: float) -> list[float]:
    """What is wanted, cut from the widest down until it fits, so that narrow columns keep their room."""
    left, lowered = width, list(wanted)
    for waiting, at in enumerate(sorted(range(len(wanted)), key=lambda place: wanted[place])):
        lowered[at] = min(wanted[at], left / (len(wanted) - waiting))
        left -= lowered[at]
    return lowered


def _least(at: int, column: Column, rows: Sequence[Sequence[str]], width: float) -> float:
    words = [_word_width(row[at], BOLD, styles()["cell"].fontSize) for row in rows if at < len(row) and len(row) > 1]
    longest = max([_word_width(column.title, BOLD, styles()["head"].fontSize), *words], default=0.0)
    return min(longest + 2 * PADDING + 0.5, width * WIDEST_WORD)


def _word_width(text: str, font: str, size: float) -> float:
    """The width of the widest part that a line break must not cut; a no-break space does not part words."""
    words = text.replace("\n", " ").split(" ")
    return max((pdfmetrics.stringWidth(word, font, size) for word in words), default=0.0)


def _row(
    row: Sequence[str], columns: Sequence[Column], at: int, first_sum: int, strong: frozenset[tuple[int, int]]
) -> list[object]:
    if len(row) == 1:
        return [para(row[0], "cell_bold"), *[""] * (len(columns) - 1)]
    found: list[object] = []
    for place, (text, column) in enumerate(zip(row, columns, strict=True)):
        bold = at >= first_sum or (at, place) in strong
        found.append(para(text, "cell" + ("_right" if column.right else "") + ("_bold" if bold else "")))
    return found


def _plain() -> list[Command]:
    return [
        ("FONT", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]


def _lines() -> list[Command]:
    return [
        *_plain(),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, colour("edge")),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, colour("line")),
    ]


def _kept(groups: Sequence[int], rows: int) -> Iterator[Command]:
    """The head stays with the first row, a heading with the row under it, and the last two rows together."""
    yield ("NOSPLIT", (0, 0), (-1, min(1, rows)))
    for one, after in pairwise([*groups, rows + 1]):
        if one < rows and after > one:
            yield ("NOSPLIT", (0, one), (-1, one + 1))
    if rows > 2:
        yield ("NOSPLIT", (0, rows - 1), (-1, rows))
