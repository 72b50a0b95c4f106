"""Many edits from a JSON file as one Change."""

from __future__ import annotations

import json
from pathlib import Path

from app.journeys.session import Session
from app.models.apply_json import from_json
from app.models.errors import UserError


def apply_file(session: Session, path: Path) -> tuple[str, ...]:
    """The ids of the records that were made. Raises `UserError` when the file is not JSON or an item is wrong."""
    try:
        items = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UserError("file_unreadable", file=path.name, reason=error.strerror or "") from error
    except ValueError as error:
        raise UserError("file_not_json", file=path.name) from error
    return apply(session, items)


def apply(session: Session, items: object) -> tuple[str, ...]:
    """Does all items as one Change, or none; the ids of the records that were made."""
    change = from_json(session.plan, items, session.chance)
    return session.do(change).created if change.edits else ()
