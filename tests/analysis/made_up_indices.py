"""Hypothesis strategies: made-up frameworks of any shape, tables for them and methods that can take the tables."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from hypothesis import reject
from hypothesis import strategies as st

from app.analysis import CITY_ROW, Framework, IndexRefused, IndexResult, Method, compute
from app.analysis.method import MEANS, NORMALISATIONS, SCALED

COLUMNS = ["key", "parent", "weight", "direction", "low", "high", "target"]
WEIGHTS = st.sampled_from((1.0, 1.0, 2.0, 0.25, 7.5, 0.0))
LOW, HIGH = 50.0, 450.0
KEYS = ("a1", "a2", "b1", "b2", "b3", "c1")
PARENTS = {"a": "top", "b": "index", "c": "top", "top": "index", "index": ""}


def framework() -> Framework:
    """One fixed shape, three levels over `KEYS`: index over b and top, top over a and c."""
    nodes = [(key, parent, 2.0 if key == "b" else 1.0, None) for key, parent in PARENTS.items()]
    nodes += [(key, key[0], 1.0 + place, -1 if key in ("a2", "b3") else 1) for place, key in enumerate(KEYS)]
    return Framework(pd.DataFrame(nodes, columns=COLUMNS[:4]))


@dataclass(frozen=True)
class Case:
    """What an index is computed from."""

    values: pd.DataFrame
    framework: Framework
    method: Method

    @property
    def leaves(self) -> tuple[str, ...]:
        return self.framework.tree.leaves

    @property
    def result(self) -> IndexResult:
        """The index; a case that is refused is no case."""
        try:
            return compute(self.values, self.framework, self.method)
        except IndexRefused:
            reject()


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """A tree of 2–7 indicators under 0–5 other nodes, at any depth, leaves and domains side by side."""
    domains = [f"d{place}" for place in range(draw(st.integers(0, 4)))]
    parents = ["index"]
    rows: list[list[object]] = [["index", "", 1.0, None, None, None, None]]
    for domain in domains:
        rows.append([domain, draw(st.sampled_from(parents)), draw(WEIGHTS), None, None, None, None])
        parents.append(domain)
    with_children = {row[1] for row in rows}
    barren = [name for name in parents if name not in with_children]
    homes = barren + draw(st.lists(st.sampled_from(parents), min_size=1, max_size=3))
    for place, home in enumerate(homes):
        way = draw(st.sampled_from((1, -1)))
        target = 900.0 if way > 0 else 0.0
        rows.append([f"i{place}", home, draw(WEIGHTS), way, LOW, HIGH, target])
    for name in parents:
        children = [row for row in rows if row[1] == name]
        if not any(row[2] for row in children):
            children[0][2] = 1.0
    return Framework(pd.DataFrame(rows, columns=COLUMNS))


@st.composite
def tables(
    draw: st.DrawFn,
    *,
    keys: Sequence[str] = KEYS,
    years: tuple[int, ...] = (2014,),
    holes: bool = True,
    city: bool = False,
) -> pd.DataFrame:
    """5–8 neighbourhoods; some figures missing, but u0 and u1 always known and apart, so that nothing is constant.

    Whole numbers, often tied, so that no change is lost in rounding. They come from a drawn seed: drawing each by
    itself takes ten times as long, and no fault has needed it.
    """
    units = [f"u{place}" for place in range(draw(st.integers(5, 8)))]
    source = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    spread, lost = draw(st.sampled_from((4, 30, 300))), draw(st.integers(0, 2)) if holes else 0
    figures = source.integers(100, 101 + spread, (len(years), len(keys), len(units))).astype(float)
    figures[..., 1] += figures[..., 0] == figures[..., 1]
    for column in figures.reshape(-1, len(units)):
        column[source.choice(np.arange(2, len(units)), lost, replace=False)] = math.nan
    rows = [(year, unit, key) for year in years for key in keys for unit in units]
    values = figures.reshape(-1).tolist()
    if city:
        rows += [(year, CITY_ROW, key) for year in years for key in keys]
        values += source.integers(100, 400, len(years) * len(keys)).astype(float).tolist()
    return pd.DataFrame(rows, columns=["year", "unit", "indicator"]).assign(value=values)


@st.composite
def methods(
    draw: st.DrawFn, normalise: Sequence[str] = NORMALISATIONS, baselines: Sequence[int | str | None] = (2014,)
) -> Method:
    """Any choices, on a scale above zero where the means need one and the normalisation has it."""
    name = draw(st.sampled_from(normalise))
    means = MEANS if name in (*SCALED, "rank", "exponential") else ("arithmetic",)
    scales = {"zscore": (1000.0, 1.0), "minmax": (1.0, 100.0), "goalposts": (1.0, 100.0)}
    return Method(
        normalise=name,
        baseline=draw(st.sampled_from(baselines)),
        scale=scales.get(name),
        treat=draw(st.sampled_from(("none", "winsorise"))),
        winmax=draw(st.integers(0, 2)),
        within=draw(st.sampled_from(means)),
        between=draw(st.sampled_from(means)),
        min_share=draw(st.sampled_from((0.0, 0.5, 2 / 3))),
        min_domains=draw(st.sampled_from((None, 1))),
        reverse=draw(st.sampled_from(("mirror", "negate"))),
    )


@st.composite
def cases(
    draw: st.DrawFn,
    *,
    normalise: Sequence[str] = NORMALISATIONS,
    years: tuple[int, ...] = (2014,),
    baselines: Sequence[int | str | None] = (2014,),
    holes: bool = True,
    city: bool = False,
) -> Case:
    """A table, a framework and a method that go together."""
    shape = draw(frameworks())
    values = draw(tables(keys=shape.tree.leaves, years=years, holes=holes, city=city))
    return Case(values, shape, draw(methods(normalise, baselines)))
