"""Which columns each table shows on this computer: a small JSON file in the data folder. A damaged one is as none."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.models.errors import UserError

FILE_NAME = "tables.json"


def load_columns(folder: Path) -> dict[str, tuple[str, ...]]:
    """The names of the columns shown, by record type; nothing for types where nobody has chosen."""
    try:
        found = json.loads((folder / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        kind: tuple(names)
        for kind, names in found.items()
        if isinstance(names, list) and all(isinstance(name, str) for name in names)
    }


def save_columns(folder: Path, columns: Mapping[str, Sequence[str]]) -> None:
    """Writes so that either the old or the new file is there. `UserError` "settings_unwritable" when it cannot be."""
    text = json.dumps({kind: list(names) for kind, names in columns.items()}, ensure_ascii=False, indent=2)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half = folder / f".tables-{os.getpid()}.json"
        half.write_text(text, "utf-8")
        half.replace(folder / FILE_NAME)
    except OSError as error:
        raise UserError("settings_unwritable", path=folder, reason=error.strerror) from error
