"""The sheet every document is set on: A4, Source Sans 3, styles by role, header and foot, contents and bookmarks.

It knows typography and pages, nothing of plans. The same flowables and the same clock give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, TableStyle
from reportlab.platypus.tableofcontents import TableOfContents

from app.reports import hyphenation
from app.reports.scene_painter import RESOURCES, print_colours

REGULAR, BOLD, ITALIC = "SourceSans3", "SourceSans3-Semibold", "SourceSans3-It"
_FILES = {REGULAR: "Regular", BOLD: "Semibold", ITALIC: "It"}
MARGIN = 24 * mm
TOP, FOOT = 26 * mm, 22 * mm
WIDTH = A4[0] - 2 * MARGIN
HEADINGS = ("h1", "h2", "h3")
LONGEST_BOOKMARK = 600.0


@dataclass(frozen=True)
class Cover:
    """What stands on every page: the document's title, whose it is, and the marks that are true of it."""

    title: str
    owner: str
    marks: tuple[str, ...] = ()
    subject: str = ""


def register_fonts() -> None:
    """Source Sans 3 in three cuts, and as the family that bold and italic in a paragraph find."""
    for name, cut in _FILES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(RESOURCES / "fonts" / f"SourceSans3-{cut}.ttf")))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    rl_config.canvas_basefontname = REGULAR
    rl_config._baseFontName = REGULAR


def colour(role: str) -> HexColor:
    """A colour role as ink on paper."""
    return HexColor(print_colours()[role])


@cache
def styles() -> dict[str, ParagraphStyle]:
    """Paragraph styles by role."""
    register_fonts()

    def made(name: str, size: float, line: float, **more: Any) -> ParagraphStyle:
        given = {"fontName": REGULAR, "textColor": colour("ink"), "bulletFontName": REGULAR, **more}
        return ParagraphStyle(name, fontSize=size, leading=line, **given)

    soft = colour("ink_soft")
    running = {"hyphenationLang": hyphenation.pairs, "hyphenationMinWordLength": hyphenation.SHORTEST}
    rows = [
        made("title", 27, 32, fontName=BOLD, spaceAfter=8),
        made("title_long", 17, 22, fontName=BOLD, spaceAfter=8),
        made("lead", 12.5, 18, textColor=soft, spaceAfter=8),
        made("h1", 19, 24, spaceBefore=24, spaceAfter=8, fontName=BOLD),
        made("h2", 13, 17, spaceBefore=15, spaceAfter=4, fontName=BOLD),
        made("h3", 10.5, 14, spaceBefore=9, spaceAfter=2, fontName=BOLD),
        made("body", 10.5, 15.2, spaceAfter=6, **running),
        made("bullet", 10.5, 15.2, spaceAfter=2, leftIndent=14, bulletIndent=3, **running),
        made("label", 8.8, 12, textColor=soft, fontName=BOLD, spaceBefore=7, spaceAfter=1),
        made("small", 8.8, 12.2, textColor=soft, spaceAfter=4),
        made("cell", 9.2, 12.4),
        made("cell_soft", 9.2, 12.4, textColor=soft),
        made("cell_bold", 9.2, 12.4, fontName=BOLD),
        made("cell_right", 9.2, 12.4, alignment=TA_RIGHT),
        made("cell_right_bold", 9.2, 12.4, alignment=TA_RIGHT, fontName=BOLD),
        made("head", 8.8, 11.4, fontName=BOLD, textColor=soft),
        made("head_right", 8.8, 11.4, fontName=BOLD, textColor=soft, alignment=TA_RIGHT),
        made("toc", 10.5, 14),
    ]
    return {style.name: style for style in rows}


class Heading(Paragraph):  # type: ignore[misc]
    """A heading that tells the contents and the bookmarks where it came to stand; `plain` is what they call it.

    One that is longer than a page goes on as a heading without a name.
    """

    def __init__(self, *given: Any, level: int = 0, plain: str = "", **named: Any) -> None:
        super().__init__(*given, **named)
        self.level = level
        self.plain = plain

    def split(self, width: float, height: float) -> list[Flowable]:
        """As a paragraph; the first part keeps the name."""
        parts: list[Flowable] = super().split(width, height)
        if parts and parts[0] is not self:
            parts[0].level, parts[0].plain = self.level, self.plain
        return parts


def heading_of(markup: str, level: int, plain: str) -> Heading:
    """A heading of level 0, 1 or 2; the bookmark is the plain text, not longer than a line."""
    return Heading(markup, styles()[HEADINGS[level]], level=level, plain=fitted(plain, LONGEST_BOOKMARK))


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """Counts headings as they land; their number is their bookmark, so that two passes name them alike."""

    def __init__(self, target: BytesIO, cover: Cover) -> None:
        super().__init__(
            target,
            pagesize=A4,
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=TOP,
            bottomMargin=FOOT,
            title=cover.title,
            author=cover.owner,
            subject=cover.subject,
            creator="Handslag",
            lang="sv-SE",
            invariant=1,
        )
        frame = Frame(MARGIN, FOOT, WIDTH, A4[1] - TOP - FOOT, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame])])
        self.beforeDocument()

    def beforeDocument(self) -> None:  # noqa: N802
        self._headings, self._depth = 0, -1

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        if not isinstance(flowable, Heading) or not flowable.plain:
            return
        self._headings += 1
        mark = f"rubrik-{self._headings}"
        self.canv.bookmarkPage(mark)
        self._depth = min(flowable.level, self._depth + 1)
        self.canv.addOutlineEntry(flowable.plain, mark, self._depth, closed=self._depth > 0)
        if flowable.level == 0:
            self.notify("TOCEntry", (flowable.level, escape(flowable.plain), self.page, mark))


def contents() -> TableOfContents:
    """The table of contents, filled in by the second pass."""
    table = TableOfContents(dotsMinLevel=1)
    table.levelStyles = [styles()["toc"]]
    table.tableStyle = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2.4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
        ]
    )
    return table


def count_pages(flowables: Sequence[Flowable], cover: Cover) -> int:
    """How many pages they would take."""
    register_fonts()
    document = _Document(BytesIO(), cover)
    document.build(list(flowables))
    return int(document.page)


def set_pages(flowables: Sequence[Flowable], cover: Cover) -> bytes:
    """The finished PDF."""
    register_fonts()
    target = BytesIO()
    _Document(target, cover).multiBuild(list(flowables), canvasmaker=_numbered(cover))
    return target.getvalue()


def _numbered(cover: Cover) -> Callable[..., Canvas]:
    """A canvas that waits with its pages until it knows how many they are."""

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self._waiting: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802
            self._waiting.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for state in self._waiting:
                self.__dict__.update(state)
                _furniture(self, cover, len(self._waiting))
                super().showPage()
            super().save()

    return Numbered


def _furniture(canvas: Canvas, cover: Cover, pages: int) -> None:
    """Head and foot of one page: whose it is, its marks, and which page of how many."""
    number = canvas.getPageNumber()
    pages_text = f"Sida {number} av {pages}"
    canvas.setStrokeColor(colour("line"))
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, FOOT - 12, A4[0] - MARGIN, FOOT - 12)
    canvas.setFont(REGULAR, 8.8)
    canvas.setFillColor(colour("ink_soft"))
    room = WIDTH - _wide(pages_text) - 20
    canvas.drawString(MARGIN, FOOT - 25, fitted(cover.owner, room))
    canvas.drawRightString(A4[0] - MARGIN, FOOT - 25, pages_text)
    left = _marks(canvas, cover.marks)
    if number > 1:
        canvas.setFont(REGULAR, 8.8)
        canvas.setFillColor(colour("ink_soft"))
        canvas.drawString(MARGIN, A4[1] - TOP + 22, fitted(cover.title, left - MARGIN - 14))


def fitted(text: str, room: float, size: float = 8.8) -> str:
    """The text, or as much of it as there is room for and an ellipsis."""
    if _wide(text, size) <= room:
        return text
    while text and _wide(f"{text}…", size) > room:
        text = text[: max(0, min(len(text) - 1, int(len(text) * room / _wide(f"{text}…", size)) + 1))]
    return f"{text.rstrip()}…"


def _wide(text: str, size: float = 8.8, font: str = REGULAR) -> float:
    return float(pdfmetrics.stringWidth(text, font, size))


def _marks(canvas: Canvas, marks: Sequence[str]) -> float:
    """Draws the marks from the right and tells where the first of them begins."""
    right: float = A4[0] - MARGIN
    canvas.setFont(BOLD, 8.8)
    for mark in reversed(marks):
        role = "example" if mark == "Exempeldata" else "remark"
        width = _wide(mark, 8.8, BOLD) + 14
        canvas.setFillColor(colour(f"{role}_soft"))
        canvas.roundRect(right - width, A4[1] - TOP + 17, width, 16, 4, stroke=0, fill=1)
        canvas.setFillColor(colour(role))
        canvas.drawString(right - width + 7, A4[1] - TOP + 22, mark)
        right -= width + 6
    return right
