"""How fast the index engine is, against the same sums in plain numpy in the same run.

    python benchmarks/engine.py

Prints one line per goal: what, median milliseconds of several runs, the goal, and the numpy baseline where it has one.
The figures depend on the machine; the ratio to numpy is what can be compared.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import pandas as pd

from app.analysis import Framework, Method, Uncertainty, compute_prepared, prepare
from app.analysis.fingerprint import fingerprint
from app.analysis.uncertainty import rank_intervals_prepared

METHOD = Method()


def city(units: int, indicators: int, years: int) -> tuple[pd.DataFrame, Framework]:
    """A made-up table with four domains of equal size; figures uniform from a fixed seed."""
    source = np.random.default_rng(1)
    keys = [f"i{place:02}" for place in range(indicators)]
    nodes = [("index", "", 1.0, 1.0)] + [(f"d{domain}", "index", 1.0, 1.0) for domain in range(4)]
    nodes += [(key, f"d{place % 4}", 1.0, 1.0 if place % 3 else -1.0) for place, key in enumerate(keys)]
    names = [f"Stadsdel {place:05}" for place in range(units)]
    when = [2014 + place for place in range(years)]
    rows = pd.MultiIndex.from_product([when, names, keys], names=["year", "unit", "indicator"]).to_frame(index=False)
    rows["value"] = source.uniform(100, 200, len(rows))
    rows["status"] = "ok"
    return rows, Framework(pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"]))


def milliseconds(work: Callable[[], object], times: int) -> float:
    """The median of `times` runs, after one that warms up."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def plain_numpy(block: np.ndarray, directions: np.ndarray) -> np.ndarray:
    """Frozen min-max, two arithmetic means and ranks, nothing else: (Y, U, I) in, ranks (Y, U) out."""
    low, high = block[0].min(axis=0), block[0].max(axis=0)
    z = (block - low) / (high - low) * 100
    z = np.where(directions > 0, z, 100 - z)
    index = np.stack([z[..., domain::4].mean(axis=-1) for domain in range(4)]).mean(axis=0)
    return (-index).argsort(axis=-1).argsort(axis=-1)


def main() -> None:
    """Run everything and print the table."""
    values, framework = city(130, 60, 8)
    prepared = prepare(values, framework, METHOD)
    block = np.ascontiguousarray(np.moveaxis(prepared.values, 0, -1))
    plain = milliseconds(lambda: plain_numpy(block, framework.tree.direction), 50)
    ready = milliseconds(lambda: compute_prepared(prepared).rank_array[-5:], 50)
    ranked = milliseconds(lambda: compute_prepared(prepared).ranked_units(2014), 50)
    from_frame = milliseconds(lambda: compute_prepared(prepare(values, framework, METHOD)), 15)
    printed = milliseconds(lambda: fingerprint(prepared.panel, framework.tree, METHOD), 15)
    one_year, _ = city(130, 60, 1)
    single = prepare(one_year, framework, METHOD)
    draws = milliseconds(lambda: rank_intervals_prepared(single, Uncertainty(), 2014), 7)
    dragging = milliseconds(lambda: rank_intervals_prepared(single, Uncertainty(draws=1000), 2014), 15)
    many, wide_framework = city(33_000, 40, 1)
    large = prepare(many, wide_framework, METHOD)
    wide = milliseconds(lambda: compute_prepared(large).ranked_units(2014), 7)
    print(f"130 × 60 × 8, prepared arrays, all nodes, index ranked    {ranked:8.2f} ms  (goal   5)")
    print(
        f"    the same in plain numpy                               {plain:8.2f} ms  {ranked / plain:.1f} × (goal 30)"
    )
    print(f"    the same with ranks of every node                     {ready:8.2f} ms")
    print(f"130 × 60 × 8, from a frame with all checks                {from_frame:8.2f} ms  (goal  60)")
    print(f"    the fingerprint                                       {printed:8.2f} ms")
    print(f"10,000 draws at 130 × 60                                  {draws:8.2f} ms  (goal 200)")
    print(f"    1,000 draws                                           {dragging:8.2f} ms  (goal 100, while dragging)")
    print(f"33,000 × 40, prepared arrays, all nodes, index ranked     {wide:8.2f} ms  (goal  50)")
    print(f"largest resident memory                                   {_memory():8.0f} MB")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
