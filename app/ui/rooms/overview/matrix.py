"""The coverage as rows to show: a weak indicator, where, and what stands at each of five stations. Pure, no window."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.coverage import LINKS, Chain, Link, Matrix
from app.models.plan import Plan
from app.models.wording import answers

HEADS: dict[Link, str] = {
    "finding": "Slutsats",
    "goal": "Mål",
    "measure": "Mått",
    "activity": "Aktivitet",
    "application": "Ansökan",
}
NOBODY = "Ingen svarar på den"
LEFT = answers.LEFT[0]
THERE, MISSING = "finns", "saknas"


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One row. `words` stand instead of the stations from `words_at` on; `cells` are "finns", "saknas" or ""."""

    label: str
    places: str
    chain: Chain
    cells: tuple[str, ...]
    words: str = ""
    words_at: int = 0

    @property
    def unanswered(self) -> bool:
        """True when neither a finding nor a reason answers."""
        return not self.chain.answered

    def cell(self, station: int) -> str:
        """What the cell of a station says in words."""
        return self.words if self.words and station == self.words_at else self.cells[station]


def rows(matrix: Matrix) -> tuple[CoverageRow, ...]:
    """The merged chains, first those nobody answers, then by indicator; all weak neighbourhoods are "alla fyra"."""
    everywhere = {place for chain in matrix.chains for place in chain.neighbourhoods}
    found = [_row(chain, len(everywhere)) for chain in matrix.merged()]
    return tuple(sorted(found, key=lambda row: not row.unanswered))


def _row(chain: Chain, everywhere: int) -> CoverageRow:
    places = answers.places(chain.neighbourhoods, everywhere)
    if not chain.answered:
        return CoverageRow(chain.label, places, chain, ("",) * len(LINKS), NOBODY, 0)
    if not chain.links["finding"]:
        return CoverageRow(chain.label, places, chain, (THERE, *[""] * (len(LINKS) - 1)), LEFT, 1)
    return CoverageRow(chain.label, places, chain, tuple(THERE if chain.links[link] else MISSING for link in LINKS))


def leads_to(plan: Plan, row: CoverageRow, station: int) -> str | None:
    """The record a cell leads to: the one at the station, else the last one before it; None when nobody answers."""
    if row.unanswered:
        return None
    if not row.chain.links["finding"]:
        return row.chain.answer
    way = [row.chain.links[link] for link in LINKS[: station + 1]]
    there = [ids for ids in way if ids]
    found = next((ids[0] for ids in reversed(there)), None)
    return found if found in plan else None
