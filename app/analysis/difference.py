"""What sets two tables of figures apart: what came, what went, and which figures are others than before.

Knows unit, year, indicator, value and status. Refuses to compute anything from the figures, and to say which of two
tables is right.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

CELL = ["indicator", "unit", "year"]


@dataclass(frozen=True)
class Changed:
    """A figure that stands in both tables and is another in the second; None where it is missing, with its status."""

    indicator: str
    unit: str
    year: int
    before: float | None
    after: float | None
    status_before: str
    status_after: str


@dataclass(frozen=True)
class Difference:
    """Names that stand in one table only, by name; `changed` by indicator, unit and year.

    `same`, `added` and `gone` count cells (a unit's indicator in a year): alike in both, only in the second, only in
    the first. A figure that is missing with its reason is a cell too.
    """

    indicators_added: tuple[str, ...]
    indicators_gone: tuple[str, ...]
    units_added: tuple[str, ...]
    units_gone: tuple[str, ...]
    years_added: tuple[int, ...]
    years_gone: tuple[int, ...]
    changed: tuple[Changed, ...]
    same: int
    added: int
    gone: int

    @property
    def nothing(self) -> bool:
        """True when the two tables say the same."""
        return not (self.changed or self.added or self.gone)


def difference(before: pd.DataFrame, after: pd.DataFrame) -> Difference:
    """What sets `after` apart from `before`: long frames with year, unit, indicator, value and status.

    Each unit, indicator and year stands at most once in a table; figures are compared as they came, bit for bit.
    """
    wide = before[[*CELL, "value", "status"]].merge(
        after[[*CELL, "value", "status"]], on=CELL, how="outer", suffixes=("_before", "_after"), indicator="where"
    )
    both = wide[wide["where"] == "both"].sort_values(CELL)
    values = both["value_before"].to_numpy(), both["value_after"].to_numpy()
    alike = (values[0] == values[1]) | (np.isnan(values[0]) & np.isnan(values[1]))
    alike &= (both["status_before"] == both["status_after"]).to_numpy()
    columns = [*CELL, "value_before", "value_after", "status_before", "status_after"]
    rows = both.loc[~alike, columns].itertuples(index=False, name=None)
    changed = tuple(
        Changed(str(key), str(unit), int(year), _figure(old), _figure(new), str(was), str(now))
        for key, unit, year, old, new, was, now in rows
    )
    where = wide["where"].value_counts()
    return Difference(
        _only(after, before, "indicator"),
        _only(before, after, "indicator"),
        _only(after, before, "unit"),
        _only(before, after, "unit"),
        tuple(map(int, _only(after, before, "year"))),
        tuple(map(int, _only(before, after, "year"))),
        changed,
        int(alike.sum()),
        int(where.get("right_only", 0)),
        int(where.get("left_only", 0)),
    )


def _only(one: pd.DataFrame, other: pd.DataFrame, name: str) -> tuple[str, ...]:
    """What stands in a column of the first table and not in the second's, in order."""
    return tuple(sorted(set(one[name]) - set(other[name])))


def _figure(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
