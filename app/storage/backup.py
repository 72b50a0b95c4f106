"""A copy of a plan's file for each day it was used, the newest seven kept; taken while the plan is open.

It uses SQLite's own backup, so that a copy is whole also in the middle of work.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from app.models.errors import UserError
from app.storage.database import quick_check

KEEP = 7


def back_up(connection: sqlite3.Connection, folder: Path, now: int) -> Path | None:
    """Copies the plan into `folder` unless this day (UTC, of `now` in ms) has its copy; the copy, or None.

    `UserError` when the plan is damaged: such a copy never takes the place of a whole one.
    """
    day = datetime.fromtimestamp(now / 1000, UTC).date().isoformat()
    copy = folder / f"{day}.sqlite"
    if copy.exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{day}.part"
    part.unlink(missing_ok=True)
    target = sqlite3.connect(part, isolation_level=None)
    try:
        connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        if not quick_check(target):
            raise UserError("plan_damaged", file=folder.name, backups=folder)
    except BaseException:
        target.close()
        part.unlink(missing_ok=True)
        raise
    target.close()
    part.replace(copy)
    for old in sorted(folder.glob("*.sqlite"))[:-KEEP]:
        old.unlink()
    return copy
