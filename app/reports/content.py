"""What a document is given that the plan itself does not hold: the computed picture of the situation, and the day.

Frozen values made by the journeys; nothing here computes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.reports.scene_painter import Build


@dataclass(frozen=True)
class Column:
    """One column of a table; `share` of the width, numbers to the right."""

    title: str
    share: float
    right: bool = False


@dataclass(frozen=True)
class Figure:
    """A chart to be drawn at the text's width and `height` points, with its words for who cannot see it."""

    build: Build
    height: float
    alt: str


@dataclass(frozen=True)
class TableData:
    """A table as text. A row of one cell is a heading for the rows under it; `strong` holds (row, column) in semibold.

    The last `sums` rows are sums. `note` stands under the table.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    sums: int = 0
    strong: frozenset[tuple[int, int]] = frozenset()
    note: str = ""


@dataclass(frozen=True)
class SituationPart:
    """One question about the index, its answer, what the answer does not say, and what it rests on."""

    question: str
    answer: str
    caveat: str
    figure: Figure | None
    table: TableData | None
    source: str


@dataclass(frozen=True)
class NeighbourhoodPage:
    """One neighbourhood on one page: the same sentences and charts as on the screen.

    `under` stands under the name, `figures` are names and values to be read at a glance, `lists` say in words what is
    weak and what is strong; the charts take what height there is. `why` is None where there is no index to explain.
    """

    name: str
    under: Sequence[str]
    figures: Sequence[tuple[str, str]]
    standing: str
    why: SituationPart | None
    profile: SituationPart
    lists: Sequence[tuple[str, str]]
    source: str


@dataclass(frozen=True)
class Attachments:
    """Everything computed that goes into a document; empty where nothing could be computed, with the reason.

    `situation` opens the chapter on the situation, `domains` are the figures of each risk domain by its key, `why`
    goes to an appendix, `threads` show how far each weak indicator is answered.
    """

    situation: Sequence[SituationPart] = ()
    why_not: str = ""
    indicators: TableData | None = None
    index_beside: str = ""
    printed_on: str = ""
    threads: Sequence[Figure] = ()
    domains: Mapping[str, Sequence[TableData]] = field(default_factory=dict)
    why: Sequence[SituationPart] = ()
