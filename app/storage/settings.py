"""What this computer remembers about the window and the person: one small JSON file in the data folder.

It knows nothing of plans' content. A damaged file is kept aside and the defaults are used; writing is atomic.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from app.models.errors import UserError

FILE_NAME = "settings.json"
ASIDE_NAME = "settings.damaged.json"
THEMES = ("system", "light", "dark")
LEAST_SCALE, MOST_SCALE = 1.0, 2.0


@dataclass(frozen=True)
class Settings:
    """`geometry` is the window's place as Qt wrote it, in base64; `text_scale` is 1.0 to 2.0; `theme` one of THEMES.

    `last_plan` and `last_room` are where the person left.
    """

    geometry: str = ""
    text_scale: float = 1.0
    theme: str = "system"
    last_plan: str = ""
    last_room: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            wanted = (float, int) if field.name == "text_scale" else str
            value = getattr(self, field.name)
            if not isinstance(value, wanted) or isinstance(value, bool):
                raise ValueError(f"{field.name}: {value!r}")
        if self.theme not in THEMES or not LEAST_SCALE <= self.text_scale <= MOST_SCALE:
            raise ValueError(f"theme {self.theme!r}, text_scale {self.text_scale!r}")


def load_settings(folder: Path) -> Settings:
    """The settings in `folder`; defaults when there are none or when the file is damaged (kept as ASIDE_NAME).

    Keys of a newer version are passed over. Raises UserError `settings_unreadable` when the file cannot be read.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError:
        return _set_aside(path)
    except OSError as error:
        raise UserError("settings_unreadable", path=path, reason=error.strerror) from error
    try:
        return _parse(json.loads(text))
    except ValueError:
        return _set_aside(path)


def _parse(found: Any) -> Settings:
    if not isinstance(found, dict):
        raise ValueError("not an object")
    known = {field.name for field in fields(Settings)}
    return Settings(**{key: value for key, value in found.items() if key in known})


def _set_aside(path: Path) -> Settings:
    with contextlib.suppress(OSError):  # a read-only folder keeps the damaged file where it is; the defaults still hold
        path.replace(path.with_name(ASIDE_NAME))
    return Settings()


def save_settings(folder: Path, settings: Settings) -> None:
    """Write so that either the old or the new file is there, whatever happens.

    Raises UserError `settings_unwritable` when the folder cannot be written to.
    """
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half = folder / f".settings-{os.getpid()}.json"
        try:
            with half.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            half.replace(folder / FILE_NAME)
        except OSError:
            half.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UserError("settings_unwritable", path=folder, reason=error.strerror) from error
