"""Starts Qt, opens the window on the newest plan, and ends cleanly. Also measures how long the first paint took."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QTemporaryDir
from PySide6.QtWidgets import QApplication

from app.ui.crash import CrashHandler
from app.ui.desk import Desk, MakeDoors
from app.ui.room import RoomEntry
from app.ui.theme import load_fonts


def run(data_dir: Path | None, *, first_paint: bool = False, started: float | None = None) -> int:
    """Open the window on the newest plan in `data_dir` (this computer's own folder when None).

    `started` is when the process began by the monotonic clock, for systems that do not tell it themselves.
    """
    from app.ui import wiring

    folder = wiring.data_folder(data_dir)
    return show(folder, lambda ask: wiring.doors(folder, ask), wiring.ROOMS, first_paint=first_paint, started=started)


def show(
    folder: Path,
    doors: MakeDoors,
    entries: Sequence[RoomEntry],
    *,
    first_paint: bool = False,
    started: float | None = None,
) -> int:
    """Stay until the window is closed; with `first_paint`, print the milliseconds it took and end.

    Returns the exit code of the event loop.
    """
    QLocale.setDefault(QLocale("sv_SE"))
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Handslag")
    app.setDesktopFileName("handslag")
    load_fonts()
    cache = QTemporaryDir()  # goes with this function
    desk = Desk(folder, Path(cache.path()), doors, entries)
    if first_paint:
        desk.window.painted.connect(lambda: _report(app, started))
    else:
        CrashHandler(lambda: desk.ask).install()
        desk.window.painted.connect(desk.begin)
    desk.open_newest()
    desk.window.show()
    try:
        return app.exec()
    finally:
        desk.close()
        cache.remove()
        sys.excepthook = sys.__excepthook__


def _report(app: QApplication, started: float | None) -> None:
    sys.stdout.write(f"{since_start(started):.0f}\n")
    sys.stdout.flush()
    app.quit()


def since_start(started: float | None = None) -> float:
    """Milliseconds since this process began; on Linux as the kernel says, to 10 ms.

    Raises ValueError where the system does not tell and `started` is not given.
    """
    stat = Path("/proc/self/stat")
    if stat.exists():
        ticks = int(stat.read_text("ascii", "replace").rpartition(")")[2].split()[19])
        began = ticks / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000
    if started is None:
        raise ValueError("the start of the process is not known")
    return (time.monotonic() - started) * 1000
