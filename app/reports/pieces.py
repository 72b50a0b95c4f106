"""The pieces documents are made of: headings, prose, labelled fields, notices.

It turns plain text into flowables with Swedish typography; it decides nothing about what is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Table, TableStyle

from app.models import markup
from app.models.wording import typography
from app.reports.sheet import REGULAR, WIDTH, Heading, colour, heading_of, styles

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAGS = {"bold": "b", "italic": "i"}
ROOM_FOR_CHAPTER, ROOM_FOR_SECTION, ROOM_FOR_LABEL = 150.0, 84.0, 44.0
"""The points that must be left on the page for a heading and something under it."""


def plain(text: str) -> str:
    """Text as reportlab markup: escaped, with Swedish no-break spaces, without what no printer can show."""
    return escape(typography.prose(_UNPRINTABLE.sub("", text)))


def inline(text: str) -> str:
    """One paragraph's markup: bold, italic and links of the prose's marks; a link shows its address."""
    opened: dict[int, list[str]] = {}
    closed: dict[int, list[str]] = {}
    hidden: set[int] = set()
    for span in markup.spans(text):  # the outer ones may come last: see that each closes inside those around it
        (start, end), tag = span.inner, _TAGS.get(span.kind, "")
        hidden.update((*range(span.start, start), *range(end, span.end)))
        if tag:
            opened.setdefault(start, []).append(f"<{tag}>")
            closed.setdefault(end, []).insert(0, f"</{tag}>")
        else:
            closed.setdefault(end, []).append(plain(f" ({span.address})"))
    return "".join(_pieces(text, opened, closed, hidden))


def _pieces(
    text: str, opened: Mapping[int, list[str]], closed: Mapping[int, list[str]], hidden: Collection[int]
) -> Iterator[str]:
    """The text between the places where something begins or ends, without its marks."""
    running = ""
    for at in range(len(text) + 1):
        if at in opened or at in closed:
            yield plain(running)
            running = ""
            yield from (*closed.get(at, ()), *opened.get(at, ()))
        if at < len(text) and at not in hidden:
            running += text[at]
    yield plain(running)


def para(text: str, style: str = "body") -> Paragraph:
    """One paragraph of plain text."""
    return Paragraph(plain(text).replace("\n", "<br/>"), styles()[style])


def heading(text: str, level: int = 0) -> Heading:
    """A heading of level 0, 1 or 2, which does not look for room: see `chapter` and `section`."""
    return heading_of(plain(text), level, typography.prose(text))


def chapter(text: str) -> list[Flowable]:
    """A heading of level 0, moved to the next page when there is no room for something under it."""
    return [CondPageBreak(ROOM_FOR_CHAPTER), heading(text)]


def section(text: str, level: int = 1, room: float = ROOM_FOR_SECTION) -> list[Flowable]:
    """A heading of level 1 or 2 with `room` points for itself and what stands under it."""
    return [CondPageBreak(room), heading(text, level)]


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
        if special.style.name == "h3":
            yield CondPageBreak(ROOM_FOR_LABEL)
        yield special
    if running:
        yield _running(running)


def _running(lines: Sequence[str]) -> Paragraph:
    return Paragraph(inline(" ".join(lines)), styles()["body"])


def _special(line: str) -> Paragraph | None:
    read = markup.line_of(line)
    if read.kind == "heading":
        return Paragraph(inline(read.words), styles()["h3"])
    if read.kind:
        mark = "•" if read.kind == "bullet" else f"{read.number}."
        return Paragraph(inline(read.words), styles()["bullet"], bulletText=mark)
    return None


def labelled(label: str, text: str, empty: str = "Inte ifyllt") -> list[Flowable]:
    """A field with its name above. An empty one says so, in words."""
    body = prose(text) if text.strip() else [para(empty, "small")]
    return [CondPageBreak(ROOM_FOR_LABEL), para(label, "label"), *body]


def notice(title: str, text: str, role: str = "remark") -> Flowable:
    """A tinted box with a heading: what the reader must know before reading on."""
    box = Table([[[para(title, "cell_bold"), para(text, "cell")]]], [WIDTH])
    box.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR),
                ("LINEBEFORE", (0, 0), (0, -1), 2.5, colour(role)),
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
