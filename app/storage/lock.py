"""One writer for each plan on this computer: a lock that ends with the process, however the process ends.

It is an exclusive transaction in a tiny SQLite file beside the plan, which is the same on every system.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path


class WriterLock:
    """Held from `take` until `release`."""

    def __init__(self, plan_file: Path) -> None:
        self._path = plan_file.with_suffix(".lock")
        self._connection: sqlite3.Connection | None = None

    def take(self) -> bool:
        """True when this process is now the plan's only writer; false when another is. `OSError` if no file can be."""
        connection = sqlite3.connect(self._path, isolation_level=None, timeout=0)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            connection.close()
            if fault.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                return False
            raise OSError(str(fault)) from fault
        self._connection = connection
        return True

    def release(self) -> None:
        """Lets the next writer in."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
