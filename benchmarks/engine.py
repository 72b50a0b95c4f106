"""How fast the index engine is, against the same sums in plain numpy in the same run.

    python benchmarks/engine.py

Prints one line per goal: what, the median of several runs in milliseconds, the goal, and the numpy baseline where it
has one; last, the memory. Times depend on the machine and on what else it does; the ratio to numpy is what can be
compared, because both run in turn.
"""

from __future__ import annotations

import itertools
import resource
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import pandas as pd

from app.analysis import Framework, Method, Uncertainty, compute_prepared, contributions, prepare
from app.analysis.compute import refit
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
    return side_by_side([work], times)[0]


def side_by_side(works: list[Callable[[], object]], times: int) -> list[float]:
    """The median of `times` runs of each, in turn, so that what else the machine does falls on all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for turn in range(times + 1):
        for work, found in zip(works, taken, strict=True):
            start = time.perf_counter()
            work()
            if turn:
                found.append((time.perf_counter() - start) * 1000)
    return [statistics.median(found) for found in taken]


def plain_numpy(block: np.ndarray, directions: np.ndarray) -> np.ndarray:
    """Frozen min-max, two arithmetic means and ranks, nothing else: (Y, U, I) in, ranks (Y, U) out."""
    low, high = block[0].min(axis=0), block[0].max(axis=0)
    z = (block - low) / (high - low) * 100
    z = np.where(directions > 0, z, 100 - z)
    index = np.stack([z[..., domain::4].mean(axis=-1) for domain in range(4)]).mean(axis=0)
    return (-index).argsort(axis=-1).argsort(axis=-1)


def plain_draws(block: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted means and ranks of so many draws, nothing else: (U, I) and (I, D) in, ranks (U, D) out."""
    index = np.stack([(block[:, d::4] @ weights[d::4]) / weights[d::4].sum(axis=0) for d in range(4)]).mean(axis=0)
    return (-index).argsort(axis=0).argsort(axis=0)


def line(what: str, took: float, goal: str = "", plain: float | None = None) -> None:
    """One row of the table."""
    times = "" if plain is None else f"{took / plain:6.1f} × numpy's {plain:.2f} ms"
    print(f"{what:<58}{took:9.2f} ms  {goal:<12}{times}", flush=True)


def whole_table() -> None:
    """130 neighbourhoods, 60 indicators, 8 years: on prepared arrays, from a frame, and what is made of the result."""
    values, framework = city(130, 60, 8)
    prepared = prepare(values, framework, METHOD)
    block = np.ascontiguousarray(np.moveaxis(prepared.values, 0, -1))
    ranked, plain = side_by_side(
        [lambda: compute_prepared(prepared).ranked_units(2014), lambda: plain_numpy(block, framework.tree.direction)],
        50,
    )
    line("130 × 60 × 8, prepared arrays, all nodes, index ranked", ranked, "(goal 5)", plain)
    line("    with the ranks of every node", milliseconds(lambda: compute_prepared(prepared).rank_array, 50))
    line(
        "130 × 60 × 8, from a frame with all checks",
        milliseconds(lambda: compute_all(values, framework), 15),
        "(goal 60)",
    )
    line("    the fingerprint", milliseconds(lambda: fingerprint(prepared.panel, framework.tree, METHOD), 15))
    result = compute_prepared(prepared)
    near, far = result.ranked_units(2014)[0], result.ranked_units(2014)[1:9]
    line("contributions, against a neighbourhood", milliseconds(lambda: contributions(result, near, 2014, far[0]), 30))
    line("    against eight taken together", milliseconds(lambda: contributions(result, near, 2014, far), 30))


def compute_all(values: pd.DataFrame, framework: Framework) -> object:
    """From a frame to ranked units."""
    return compute_prepared(prepare(values, framework, METHOD)).ranked_units(2014)


def draws() -> None:
    """The intervals at rest, and while a slider is dragged: the weight changed, the index and 1,000 draws anew."""
    values, framework = city(130, 60, 1)
    single = prepare(values, framework, METHOD)
    block, weights = (
        np.ascontiguousarray(single.values[:, 0].T),
        np.random.default_rng(1).uniform(0.75, 1.25, (60, 10_000)),
    )
    at_rest, plain = side_by_side(
        [lambda: rank_intervals_prepared(single, Uncertainty(), 2014), lambda: plain_draws(block, weights)], 7
    )
    line("10,000 draws at 130 × 60", at_rest, "(goal 200)", plain)
    dragging = Uncertainty(draws=1000)
    line("    1,000 draws", milliseconds(lambda: rank_intervals_prepared(single, dragging, 2014), 15))
    steps = itertools.count(1)

    def dragged() -> object:
        heavier = framework.reweighed({"i07": 1.0 + next(steps) / 10, "d1": 2.0})
        changed = refit(replace(single, framework=heavier), METHOD)
        compute_prepared(changed).ranked_units(2014)
        return rank_intervals_prepared(changed, dragging, 2014).frame

    line("    a dragged weight, from slider to interval", milliseconds(dragged, 15), "(goal 100)")
    line("    the same over 8 years", dragged_of_years(), "(goal 100)")


def dragged_of_years() -> float:
    """As a person meets it: eight years in the table, one weight changed, one year's intervals."""
    values, framework = city(130, 60, 8)
    prepared = prepare(values, framework, METHOD)
    steps = itertools.count(1)

    def dragged() -> object:
        heavier = framework.reweighed({"i07": 1.0 + next(steps) / 10})
        changed = refit(replace(prepared, framework=heavier), METHOD)
        compute_prepared(changed).ranked_units(2021)
        return rank_intervals_prepared(changed, Uncertainty(draws=1000), 2021).frame

    return milliseconds(dragged, 15)


def many_units() -> None:
    """33,000 small areas, 40 indicators, one year."""
    values, framework = city(33_000, 40, 1)
    large = prepare(values, framework, METHOD)
    block = np.ascontiguousarray(np.moveaxis(large.values, 0, -1))
    took, plain = side_by_side(
        [lambda: compute_prepared(large).ranked_units(2014), lambda: plain_numpy(block, framework.tree.direction)], 7
    )
    line("33,000 × 40, prepared arrays, all nodes, index ranked", took, "(goal 50)", plain)


def memory(what: str, work: Callable[[], object]) -> None:
    """The most that numpy and Python held at once for one piece of work, beyond what was there before."""
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{what:<58}{peak / 2**20:9.1f} MB", flush=True)


def main() -> None:
    """Run everything and print the table."""
    whole_table()
    draws()
    many_units()
    values, framework = city(130, 60, 8)
    prepared = prepare(values, framework, METHOD)
    memory("memory: 130 × 60 × 8 from a frame", lambda: compute_all(values, framework))
    memory("memory: 10,000 draws at 130 × 60", lambda: rank_intervals_prepared(prepared, Uncertainty(), 2014))
    many, wide = city(33_000, 40, 1)
    large = prepare(many, wide, METHOD)
    memory("memory: 33,000 × 40 on prepared arrays", lambda: compute_prepared(large).ranked_units(2014))
    print(f"{'largest resident memory of the whole run':<58}{resident():9.0f} MB")


def resident() -> float:
    """In MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
