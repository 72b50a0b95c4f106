"""How fast the plan's log is, beside the bare least that the machine can do: `python benchmarks/storage.py [VALUES]`.

A durable edit is set against one SQLite commit plus one Ed25519 signature, in the same run, edit by edit in turn.
Then how opening grows with the number of values, and edits with the length of the log.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.journeys.library import Library, throwaway
from app.journeys.session import Session
from app.models.change import Change, Create, Edit, Set
from app.models.order import between

FIELDS = ("wording", "target_group", "priority", "good_example", "ils_form")
GOALS_IN_A_CHANGE = 100


def main() -> None:
    sizes = [int(a) for a in sys.argv[1:]] or [1_000, 10_000, 50_000, 100_000]
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            library = throwaway(Path(folder) / str(size))
            with library.create(f"{size}", "board:Exempelnämnden", example=True) as session:
                took = fill(session, size)
                goals = [record.id for record in session.plan.of("goal")]
                bare, edit = pair(Path(folder) / f"bare-{size}", session, goals)
            opened = opening(library, f"{size}")
            size_on_disk = next((library.data_dir / "plans").glob("*.sqlite")).stat().st_size
            print(
                f"{size:>7} values: bare commit + signature {bare:.3f} ms, durable edit {edit:.3f} ms "
                f"(ratio {edit / bare:.2f}, limit 2) · opening {opened:.0f} ms (limit 300 for 50,000) · "
                f"filled in {took:.1f} s · {size_on_disk / size:.0f} bytes for each value"
            )


def fill(session: Session, values: int) -> float:
    """Goals with five fields each, a hundred to a change; the seconds it took."""
    started = time.perf_counter()
    position = ""
    for at in range(0, values, GOALS_IN_A_CHANGE * len(FIELDS)):
        edits: list[Edit] = []
        for number in range(min(GOALS_IN_A_CHANGE, -(-(values - at) // len(FIELDS)))):
            here = f"#{len(edits)}"
            position = between(position, "", "0000")
            edits += [Create("goal"), Set(here, "position", position)]
            edits += [Set(here, name, f"{name} {at + number}") for name in FIELDS]
        session.do(Change(tuple(edits)))
    return time.perf_counter() - started


def pair(folder: Path, session: Session, goals: list[str], rounds: int = 400) -> tuple[float, float]:
    """Milliseconds of a bare commit plus signature, and of a durable one-field edit: medians, taken in turn."""
    folder.mkdir()
    connection = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a BLOB)")
    key = Ed25519PrivateKey.generate()
    line = os.urandom(700)

    def bare(_: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO t (a) VALUES (?)", (line + key.sign(line),))
        connection.execute("COMMIT")

    def edit(number: int) -> None:
        session.do(Change((Set(goals[number * 7919 % len(goals)], "wording", f"Nytt mål {number}"),)))

    both: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        for deed, times in zip((bare, edit), both, strict=True):
            times.append(timed(deed, number))
    connection.close()
    return statistics.median(both[0]), statistics.median(both[1])


def opening(library: Library, title: str, rounds: int = 5) -> float:
    """Milliseconds from closed file to plan in memory, the best of a few."""
    plan = library.plans()[0].id
    best = float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        session = library.open(plan)
        best = min(best, (time.perf_counter() - started) * 1000)
        assert session.plan.root.text("title") == title
        session.close()
    return best


def timed(deed: Callable[[int], None], number: int) -> float:
    started = time.perf_counter()
    deed(number)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
