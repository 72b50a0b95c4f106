"""How long after a weight has been moved the places and intervals on the page *Metod* are painted anew.

    python benchmarks/method_drag.py

Every move is one step of a slider, with 1,000 draws, computed and painted before the next; then the same at rest, with
10,000 draws on the worker. The window is offscreen: the figures are of computing and painting, not of a screen.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ |= {
    "QT_QPA_PLATFORM": "offscreen",
    "HANDSLAG_DEVICE_PASSPHRASE": "matning",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
}

import numpy as np
import pandas as pd
from PySide6.QtWidgets import QApplication

from app.analysis import Framework, compute_prepared, prepare
from app.journeys import example, library, method_change
from app.journeys.situation import Situation, situation
from app.models.schema import DOMAINS
from app.storage.settings import Settings
from app.ui.ask import WindowAsker
from app.ui.jobs import JobRunner
from app.ui.room import Context
from app.ui.rooms.situation.method_page import MethodPage
from app.ui.standpoint import Standpoint
from app.ui.theme import FONT_FILES, Theme, load_fonts, load_tokens

MOVES = 40
GOAL = 100


def large(known: Situation, units: int, indicators: int, years: int) -> Situation:
    """The example's situation with a made-up table of another size in its place."""
    source = np.random.default_rng(1)
    keys = [f"i{place:02}" for place in range(indicators)]
    nodes = [("index", "", 1.0, 1.0), *((domain, "index", 1.0, 1.0) for domain in DOMAINS)]
    nodes += [(key, DOMAINS[place % 4], 1.0, 1.0 if place % 3 else -1.0) for place, key in enumerate(keys)]
    names = [f"Stadsdel {place:03}" for place in range(units)]
    when = [2014 - place for place in range(years)]
    rows = pd.MultiIndex.from_product([when, names, keys], names=["year", "unit", "indicator"]).to_frame(index=False)
    rows["value"] = source.uniform(100, 200, len(rows))
    framework = Framework(pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"]))
    prepared = prepare(rows, framework, known.result.method)
    result = compute_prepared(prepared)
    return replace(known, values=rows, prepared=prepared, result=result, own=tuple(names[:4]), year=2014)


def moves(page: MethodPage, application: QApplication) -> tuple[list[float], float]:
    """Milliseconds from each step of a slider until all is painted, and the processor's median for a step."""
    handle = page.controls.sliders.rows[DOMAINS[1]].handle
    taken, worked = [], []
    for step in range(MOVES):
        start, busy = time.perf_counter(), time.thread_time()
        handle.setValue(26 + step)
        application.processEvents()
        taken.append((time.perf_counter() - start) * 1000)
        worked.append((time.thread_time() - busy) * 1000)
    return taken, statistics.median(worked)


def at_rest(known: Situation, page: MethodPage) -> float:
    """Milliseconds for all draws of the newest proposal, as the worker makes them."""
    start = time.perf_counter()
    method_change.preview(known, page.draft)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure the example and a large table, and print a line for each."""
    application = QApplication([])
    load_fonts(FONT_FILES)
    with tempfile.TemporaryDirectory() as folder:
        theme = Theme(load_tokens(), "light", Path(folder), 1.0)
        theme.apply(application)
        session = example.build(library.standard(Path(folder) / "data"))
        jobs = JobRunner()
        standpoint = Standpoint(session, jobs)
        context = Context(session, theme, Settings(), jobs, WindowAsker(theme), lambda *_to: None, standpoint)
        known = situation(session.plan, session.blob)
        assert known is not None
        for name, table in (("40 × 14 × 6 (the example)", known), ("130 × 60 × 8", large(known, 130, 60, 8))):
            page = MethodPage(context, table)
            page.resize(1162, 620)
            page.show()
            application.processEvents()
            taken, worked = moves(page, application)
            said = (
                f"{statistics.median(taken):6.1f} ms  worst {max(taken):6.1f}  processor {worked:6.1f}  (goal {GOAL})"
            )
            print(f"{name:<28} 1,000 draws  {said}   10,000 draws {at_rest(table, page):6.1f} ms")
            page.finish()
        standpoint.end()
        jobs.shutdown()
        session.close()


if __name__ == "__main__":
    main()
