"""The plan's stored tables as frames: the figures of one, and the inhabitants to count with.

It knows where bytes are found and which form they have. What the figures mean is others' business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from app.models import datasets
from app.models.plan import Plan, Record

if TYPE_CHECKING:
    import pandas as pd

Blob: TypeAlias = Callable[[str], bytes]
"""Gives the bytes with a SHA-256."""


def read_values(content: bytes) -> pd.DataFrame:
    """A table of the plan as a long frame of everybody's figures: year, unit, indicator, value, status, n."""
    from app.exchange.index_tables import from_canonical_csv, to_frame

    return to_frame(from_canonical_csv(content))


@dataclass(frozen=True)
class People:
    """The population table that counts, as `unit, year, population` without what is missing."""

    dataset: Record
    frame: pd.DataFrame

    def year_for(self, year: int) -> int | None:
        """The year whose inhabitants are counted for `year`: the same, else the nearest before, else the next after."""
        years = sorted(set(self.frame["year"].tolist()))
        before = [each for each in years if each <= year]
        return int(before[-1]) if before else int(years[0]) if years else None


def people(plan: Plan, blob: Blob) -> People | None:
    """The inhabitants the plan counts with; None without a population table."""
    table = datasets.current(plan, datasets.POPULATION)
    if table is None:
        return None
    values = read_values(blob(table.text("blob"))).rename(columns={"value": "population"})
    return People(table, values[["unit", "year", "population"]].dropna())
