"""The sheet every document is set on: A4, Source Sans 3, styles by role, header and foot, contents and bookmarks.

It knows typography and pages, nothing of plans. The same flowables and the same clock give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph
from reportlab.platypus.tableofcontents import TableOfContents

from app.reports.scene_painter import RESOURCES, print_colours

REGULAR, BOLD, ITALIC = "SourceSans3", "SourceSans3-Semibold", "SourceSans3-It"
_FILES = {REGULAR: "Regular", BOLD: "Semibold", ITALIC: "It"}
MARGIN = 24 * mm
TOP, FOOT = 26 * mm, 22 * mm
WIDTH = A4[0] - 2 * MARGIN
HEADINGS = ("h1", "h2", "h3")


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

    keep = {"keepWithNext": 1, "fontName": BOLD}
    rows = [
        made("title", 26, 31, fontName=BOLD, spaceAfter=6),
        made("lead", 12.5, 18, textColor=colour("ink_soft"), spaceAfter=10),
        made("h1", 18, 23, spaceBefore=20, spaceAfter=8, **keep),
        made("h2", 13, 17, spaceBefore=14, spaceAfter=4, **keep),
        made("h3", 10.5, 14, spaceBefore=10, spaceAfter=2, **keep),
        made("body", 10.5, 15, spaceAfter=6),
        made("bullet", 10.5, 15, spaceAfter=2, leftIndent=14, bulletIndent=3),
        made("label", 8.6, 12, textColor=colour("ink_soft"), fontName=BOLD, spaceBefore=6, keepWithNext=1),
        made("small", 8.6, 12, textColor=colour("ink_soft"), spaceAfter=4),
        made("cell", 9, 12),
        made("cell_bold", 9, 12, fontName=BOLD),
        made("cell_right", 9, 12, alignment=TA_RIGHT),
        made("cell_right_bold", 9, 12, alignment=TA_RIGHT, fontName=BOLD),
        made("head", 8.6, 11, fontName=BOLD, textColor=colour("ink_soft")),
        made("head_right", 8.6, 11, fontName=BOLD, textColor=colour("ink_soft"), alignment=TA_RIGHT),
        made("toc", 10.5, 18),
    ]
    return {style.name: style for style in rows}


class Heading(Paragraph):  # type: ignore[misc]
    """A heading that tells the contents and the bookmarks where it came to stand."""

    def __init__(self, markup: str, level: int, plain: str) -> None:
        super().__init__(markup, styles()[HEADINGS[level]])
        self.level = level
        self.plain = plain


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
        self._headings = 0

    def beforeDocument(self) -> None:  # noqa: N802
        self._headings = 0

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        if not isinstance(flowable, Heading):
            return
        self._headings += 1
        mark = f"rubrik-{self._headings}"
        self.canv.bookmarkPage(mark)
        self.canv.addOutlineEntry(flowable.plain, mark, flowable.level, closed=flowable.level > 0)
        if flowable.level == 0:
            self.notify("TOCEntry", (flowable.level, flowable.getPlainText(), self.page, mark))


def contents() -> TableOfContents:
    """The table of contents, filled in by the second pass."""
    table = TableOfContents(dotsMinLevel=1)
    table.levelStyles = [styles()["toc"]]
    return table


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
    canvas.setStrokeColor(colour("line"))
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, FOOT - 10, A4[0] - MARGIN, FOOT - 10)
    canvas.setFont(REGULAR, 8.6)
    canvas.setFillColor(colour("ink_soft"))
    canvas.drawString(MARGIN, FOOT - 22, cover.owner)
    canvas.drawRightString(A4[0] - MARGIN, FOOT - 22, f"Sida {number} av {pages}")
    if number > 1:
        canvas.drawString(MARGIN, A4[1] - TOP + 22, cover.title)
    _marks(canvas, cover.marks)


def _marks(canvas: Canvas, marks: Sequence[str]) -> None:
    right = A4[0] - MARGIN
    canvas.setFont(BOLD, 8.6)
    for mark in reversed(marks):
        role = "example" if mark == "Exempeldata" else "remark"
        width = pdfmetrics.stringWidth(mark, BOLD, 8.6) + 14
        canvas.setFillColor(colour(f"{role}_soft"))
        canvas.roundRect(right - width, A4[1] - TOP + 17, width, 16, 4, stroke=0, fill=1)
        canvas.setFillColor(colour(role))
        canvas.drawString(right - width + 7, A4[1] - TOP + 22, mark)
        right -= width + 6
