"""One neighbourhood on exactly one page: name, place, why, profile, what is weak and what is strong, source.

It gives the charts what height the words leave, and sets everything smaller where even that is not enough: a page that
is handed out at a meeting never becomes two. It decides nothing about what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, KeepInFrame, Paragraph, Spacer, Table, TableStyle

from app.figures.scene import prim_box
from app.models.plan import Plan
from app.models.wording import labels
from app.reports import front
from app.reports.content import Column, NeighbourhoodPage, SituationPart
from app.reports.pieces import para, plain
from app.reports.scene_painter import SceneFlowable, measure
from app.reports.sheet import FOOT, REGULAR, TOP, WIDTH, Cover, colour, set_pages, styles
from app.reports.tables import widths

HEIGHT = A4[1] - TOP - FOOT
SLACK = 8.0
"""Points left free, for what rounding and spaces between flowables may take."""
LEAST, PROFILE_SHARE = 140.0, 0.625
"""A chart's least height, and how much of the charts' height the profile takes."""
AIR = 3.0


def neighbourhood_page(plan: Plan, page: NeighbourhoodPage) -> bytes:
    """The PDF, one page."""
    marks = (front.EXAMPLE,) if plan.example else ()
    owner = labels.value_text(plan.root, "district_board", plan)
    cover = Cover(f"{page.name} på en sida", owner, marks, "Lägesbild")
    return set_pages([KeepInFrame(WIDTH, HEIGHT, _content(page), mode="shrink")], cover)


def _content(page: NeighbourhoodPage) -> list[Flowable]:
    """The page's words, and the charts in the room the words leave."""
    parts = [part for part in (page.why, page.profile) if part is not None]
    above = [para(page.name, "title_long"), para("  ·  ".join(page.under), "small"), _at_a_glance(page.figures)]
    above.append(para(page.standing))
    below = [Spacer(1, AIR), *(_list(*said) for said in page.lists), para(page.source, "small")]
    words = [_words(part) for part in parts]
    without = [flowable for said in words for flowable in (*said, Spacer(1, 0))]
    heights = _shared(HEIGHT - SLACK - _height([*above, *without, *below]), len(parts))
    for said, part, height in zip(words, parts, heights, strict=True):
        above += [*said, *_chart(part, height)]
    return [*above, *below]


def _shared(room: float, charts: int) -> list[float]:
    """The heights of one or two charts, the profile last."""
    if charts == 1:
        return [max(room, LEAST)]
    profile = max(room * PROFILE_SHARE, LEAST)
    return [max(room - profile, LEAST), profile]


def _height(flowables: Sequence[Flowable]) -> float:
    """How much of the page they take; between two stands the greater of the spaces they ask for."""
    heights = sum(flowable.wrap(WIDTH, HEIGHT)[1] for flowable in flowables)
    between = sum(max(one.getSpaceAfter(), two.getSpaceBefore()) for one, two in pairwise(flowables))
    return float(heights + between)


def _words(part: SituationPart) -> list[Flowable]:
    caveat = [para(part.caveat, "small")] if part.caveat else []
    return [para(part.question, "h3"), para(part.answer), *caveat]


def _chart(part: SituationPart, height: float) -> list[Flowable]:
    """The chart at most so high; what it does not need is left to the page."""
    if part.figure is None:
        return []
    scene = part.figure.build(WIDTH, height, measure)
    used = max((prim_box(prim, measure)[3] for prim in scene.prims), default=0.0)
    return [SceneFlowable(replace(scene, height=min(height, used + AIR)), part.figure.alt)]


def _list(word: str, told: str) -> Flowable:
    return Paragraph(f"<b>{plain(word)}</b> {plain(told)}", styles()["small"])


def _at_a_glance(figures: Sequence[tuple[str, str]]) -> Flowable:
    """Figures side by side, each under its name, as wide as their words need."""
    columns = [Column(name, max(map(len, (name, *value.split("\n"))))) for name, value in figures]
    rows = [[para(name, "head") for name, _ in figures], [para(value, "cell_bold") for _, value in figures]]
    table = Table(rows, widths(columns, [[value for _, value in figures]], WIDTH), hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ("LINEABOVE", (0, 0), (-1, 0), 0.9, colour("edge")),
                ("LINEBELOW", (0, 1), (-1, 1), 0.5, colour("line")),
            ]
        )
    )
    table.spaceBefore, table.spaceAfter = 2, 6
    return table
