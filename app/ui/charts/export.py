"""A chart on its way out of the window: to a PNG or an SVG file.

It knows the two formats. It refuses to ask where: the path is given.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice

from app.figures.scene import Scene
from app.figures.svg import to_svg
from app.models.errors import UserError
from app.ui.charts.painter import Look, picture


class _Values(dict[str, str]):
    """Colour values by role, asked for one at a time."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, role: str) -> str:
        return self._look.colour(role).name()


def save_picture(scene: Scene, look: Look, path: Path) -> None:
    """Write `scene` as .svg, or as .png at twice the size. Raises UserError figure_not_saved, figure_format."""
    match path.suffix.lower():
        case ".svg":
            content = to_svg(scene, _Values(look), look.family).encode()
        case ".png":
            content = _png(scene, look)
        case _:
            raise UserError("figure_format", path=path)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError("figure_not_saved", path=path, reason=error.strerror or type(error).__name__) from error


def _png(scene: Scene, look: Look) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(scene, look).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
