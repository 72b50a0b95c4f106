"""The pieces documents are made of: headings, prose, labelled fields, tables, notices, the red thread.

It turns plain text into flowables with Swedish typography; it decides nothing about what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Table, TableStyle

from app.models.wording import typography
from app.reports.sheet import WIDTH, Heading, colour, styles

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITALIC = re.compile(r"(?<!\*)\*(?!\s)([^*]+?)\*(?!\*)")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")
_BULLET = re.compile(r"[-*]\s+(.*)")
_NUMBERED = re.compile(r"(\d+)[.)]\s+(.*)")
_HEADING = re.compile(r"#{1,6}\s+(.*)")
LONGEST_WORD = 60
ROOM_UNDER = 150


def plain(text: str) -> str:
    """Text as reportlab markup: escaped, with Swedish no-break spaces, and very long words given places to break."""
    return escape(_breakable(typography.prose(text)))


def inline(text: str) -> str:
    """One paragraph's markup: bold, italic and links of the CommonMark subset; a link shows its address."""
    marked = plain(text)
    marked = _LINK.sub(r"\1 (\2)", marked)
    return _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", marked))


def _breakable(text: str) -> str:
    return re.sub(rf"\S{{{LONGEST_WORD},}}", lambda m: "\u200b".join(_chunks(m.group(), LONGEST_WORD)), text)


def _chunks(word: str, size: int) -> list[str]:
    return [word[at : at + size] for at in range(0, len(word), size)]


def para(text: str, style: str = "body") -> Paragraph:
    """One paragraph of plain text."""
    return Paragraph(plain(text).replace("\u200b", "<br/>").replace("\n", "<br/>"), styles()[style])


def heading(text: str, level: int = 0) -> Heading:
    """A heading of level 0, 1 or 2."""
    shown = typography.prose(text)
    return Heading(plain(text), level, shown)


def chapter(text: str) -> list[Flowable]:
    """A heading of level 0, moved to the next page when there is no room for something under it."""
    return [CondPageBreak(ROOM_UNDER), heading(text)]


def prose(text: str) -> list[Flowable]:
    """Paragraphs, lists and small headings of a prose field."""
    return [flowable for block in re.split(r"\n\s*\n", text.strip()) for flowable in _block(block) if block.strip()]


def _block(block: str) -> Iterator[Flowable]:
    running: list[str] = []
    for line in block.split("\n"):
        special = _special(line.strip())
        if special is None:
            running.append(line.strip())
            continue
        if running:
            yield _running(running)
            running = []
        yield special
    if running:
        yield _running(running)


def _running(lines: Sequence[str]) -> Flowable:
    return Paragraph(inline(" ".join(lines)).replace("\u200b", "<br/>"), styles()["body"])


def _special(line: str) -> Flowable | None:
    if found := _BULLET.match(line):
        return Paragraph(inline(found.group(1)), styles()["bullet"], bulletText="•")
    if found := _NUMBERED.match(line):
        return Paragraph(inline(found.group(2)), styles()["bullet"], bulletText=f"{found.group(1)}.")
    if found := _HEADING.match(line):
        return Paragraph(inline(found.group(1)), styles()["h3"])
    return None


def labelled(label: str, text: str, empty: str = "Inte ifyllt") -> list[Flowable]:
    """A field with its name above. An empty one says so, in words."""
    body = prose(text) if text.strip() else [para(empty, "small")]
    return [para(label, "label"), *body]


@dataclass(frozen=True)
class Column:
    """One column of a table; `share` of the width, numbers to the right."""

    title: str
    share: float
    right: bool = False


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], sums: int = 0, width: float = WIDTH) -> Table:
    """A calm table: header with a rule, hairlines, no grid; the last `sums` rows are semibold. Headers repeat."""
    total = sum(column.share for column in columns)
    head = [para(c.title, "head_right" if c.right else "head") for c in columns]
    cells = [
        [_cell(text, column.right, at >= len(rows) - sums) for text, column in zip(row, columns, strict=True)]
        for at, row in enumerate(rows)
    ]
    made = Table([head, *cells], [width * c.share / total for c in columns], repeatRows=1, hAlign="LEFT")
    made.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.9, colour("edge")),
                ("LINEBELOW", (0, 1), (-1, -1), 0.5, colour("line")),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    made.spaceBefore, made.spaceAfter = 4, 10
    return made


def _cell(text: str, right: bool, bold: bool) -> Paragraph:
    return para(text, "cell" + ("_right" if right else "") + ("_bold" if bold else ""))


def notice(title: str, text: str, role: str = "remark") -> Flowable:
    """A tinted box with a heading: what the reader must know before reading on."""
    box = Table([[[para(title, "cell_bold"), para(text, "cell")]]], [WIDTH])
    box.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), colour(f"{role}_soft")),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 7),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ]
        )
    )
    box.spaceBefore, box.spaceAfter = 6, 10
    return box


def together(flowables: Sequence[Flowable]) -> Flowable:
    """Keeps a heading with what follows it, where the page allows."""
    return KeepTogether(list(flowables))
