"""The reference tables, and small made-up cities, as the engine wants them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from app.analysis import Framework

REFERENCE = Path(__file__).parent / "reference"


def read_reference(name: str) -> pd.DataFrame:
    return pd.read_csv(REFERENCE / f"{name}.csv", keep_default_na=False, na_values=[""])


def long_form(wide: pd.DataFrame, year: int = 2018) -> pd.DataFrame:
    melted = wide.melt(id_vars="uCode", var_name="indicator", value_name="value")
    return melted.rename(columns={"uCode": "unit"}).assign(year=year)


@pytest.fixture(scope="session")
def asem() -> SimpleNamespace:
    """The ASEM framework and a reader of its tables; `values` is what every normalisation starts from."""
    meta = read_reference("asem_00_meta")
    nodes = pd.DataFrame(
        {"key": meta["iCode"], "parent": meta["Parent"], "weight": meta["Weight"], "direction": meta["Direction"]}
    )
    nodes = nodes[meta["Type"].isin(["Indicator", "Aggregate"])]
    return SimpleNamespace(
        nodes=nodes,
        framework=Framework(nodes),
        values=long_form(read_reference("asem_05_treated")),
        read=read_reference,
        long_form=long_form,
    )


@pytest.fixture
def city() -> Callable[..., tuple[pd.DataFrame, Framework]]:
    """A made-up city: `units` neighbourhoods, two domains of three indicators, fixed figures from a seed."""

    def build(units: int = 8, years: tuple[int, ...] = (2014,), seed: int = 1) -> tuple[pd.DataFrame, Framework]:
        source = np.random.default_rng(seed)
        nodes = [("index", "", 1.0, None), ("work", "index", 1.0, None), ("health", "index", 1.0, None)]
        nodes += [(f"w{n}", "work", float(n), 1) for n in (1, 2, 3)]
        nodes += [(f"h{n}", "health", 1.0, -1 if n == 2 else 1) for n in (1, 2, 3)]
        rows = [
            (year, f"Stadsdel {unit:03}", key, float(source.uniform(200, 900)))
            for year in years
            for unit in range(units)
            for key in ("w1", "w2", "w3", "h1", "h2", "h3")
        ]
        values = pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"])
        return values, Framework(pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"]))

    return build
