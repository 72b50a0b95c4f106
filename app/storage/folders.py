"""Where this computer's own data lies, and which folders are no place for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from app.models.errors import UserError

NAME = "Handslag"

_SERVICES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "box sync": "Box",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
    "megasync": "MEGA",
}
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}


def standard(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The data folder of this person on this computer, never one that follows the person around."""
    home = Path(environment.get("HOME") or Path.home())
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / NAME
    if platform == "darwin":
        return home / "Library" / "Application Support" / NAME
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / NAME.lower()


def refuse_synchronised(folder: Path) -> None:
    """`UserError` when the folder lies where a sync client would tear a database apart."""
    where = folder.expanduser().absolute()
    for place in (where, *where.parents):
        name = place.name.casefold()
        service = next(
            (s for word, s in _SERVICES.items() if name == word or name.startswith((f"{word} ", f"{word}-"))), None
        )
        service = service or next((s for mark, s in _MARKS.items() if (place / mark).exists()), None)
        if service:
            raise UserError("folder_synchronised", folder=folder, service=service)
