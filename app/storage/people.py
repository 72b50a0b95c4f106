"""Who a device is, as the log tells it, and the sentence that someone has changed something since."""

from __future__ import annotations

import sqlite3

from app.models.errors import UserError
from app.models.wording.history import own_device, thing, unknown_device

UNKNOWN_DIGITS = 8


def name_of(connection: sqlite3.Connection, device: str, own: str | None = None) -> str:
    """The name the device was admitted under; when the log has none, "this computer" for `own`, else a short key."""
    row = connection.execute(
        "SELECT member.name FROM member JOIN place ON place.change=member.change WHERE device=? AND name<>'' "
        "ORDER BY place.depth, member.change, member.idx LIMIT 1",
        (device,),
    ).fetchone()
    if row:
        return str(row[0])
    return own_device() if device == own else unknown_device(device[:UNKNOWN_DIGITS])


def changed_since(connection: sqlite3.Connection, device: str, record: str, field: str | None) -> UserError:
    """The error that says who has changed what since."""
    row = connection.execute("SELECT type FROM record WHERE id=?", (record,)).fetchone()
    what = thing(row[0] if row else "", field)
    return UserError("changed_since", who=name_of(connection, device), what=what)
