"""The look in one value: colour roles, type, lengths, icons and palette for one set of colours at one text size.

It knows the tokens in `resources/` and nothing of rooms or records. Views name a role ("remark", "title"), never a
colour or a size. A theme never changes: another set or text size is another theme, and the window is built anew.
"""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FONT_FILES = ("Regular", "Semibold")
READING_FONT_FILES = ("It", "SemiboldIt", "Bold")
"""Only the handbook and documents need these; they can wait until the window has been painted."""
FAMILY = "Source Sans 3"

Level = Literal["stop", "remark", "info", "done", "example"]
LEVELS: tuple[Level, ...] = ("stop", "remark", "info", "done", "example")
LEVEL_ROLE: dict[str, str] = {"info": "accent"} | {level: level for level in LEVELS if level != "info"}

_PALETTE = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "canvas",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "stop",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "ink_soft",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "example",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
    QPalette.ColorRole.Accent: "accent",
}


def load_tokens() -> dict[str, Any]:
    """The tokens as shipped: `colour` (set → role → hex), `type`, `space`, `radius`, `size`, `icon`."""
    tokens: dict[str, Any] = json.loads((RESOURCES / "tokens.json").read_text("utf-8"))
    return tokens


def load_fonts(weights: tuple[str, ...] = FONT_FILES) -> None:
    """Make the shipped typeface known to Qt; needs a QApplication."""
    for weight in weights:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"SourceSans3-{weight}.ttf"))


class Theme:
    """One set of colours (`light`, `dark`, `contrast_light`, `contrast_dark`) at one text size (`scale` 1.0 to 2.0).

    `cache` is a folder for the few tinted files that a style sheet must name by path.
    """

    def __init__(self, tokens: dict[str, Any], name: str, cache: Path, scale: float = 1.0) -> None:
        self.name = name
        self.scale = scale
        self.colours: dict[str, str] = tokens["colour"][name]
        self.types: dict[str, list[int]] = tokens["type"]
        self.spaces: dict[str, int] = tokens["space"]
        self.radii: dict[str, int] = tokens["radius"]
        self.sizes: dict[str, int] = tokens["size"]
        self.icon_names: dict[str, dict[str, str]] = tokens["icon"]
        self._cache = cache
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    def __getitem__(self, role: str) -> str:
        return self.colours[role]

    @property
    def contrast(self) -> bool:
        """Whether this is a high contrast set: soft fills vanish and lines take over."""
        return self.name.startswith("contrast")

    @property
    def narrow(self) -> bool:
        """Whether the text is so large that two columns must become one."""
        return self.scale >= 1.5

    def colour(self, role: str) -> QColor:
        return QColor(self.colours[role])

    def px(self, length: float) -> int:
        """A length of the drawing at the reader's text size."""
        return round(length * self.scale)

    def space(self, name: str) -> int:
        """hair 2, tight 4, snug 8, base 12, room 16, wide 24, open 32; at the reader's text size."""
        return self.px(self.spaces[name])

    def font(self, role: str = "body", italic: bool = False) -> QFont:
        size, weight, _line = self.types[role]
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        font.setFeature(QFont.Tag("tnum"), 1)  # figures in columns must line up
        return font

    def svg(self, icon: str, role: str) -> bytes:
        """The icon's drawing in the colour of `role`."""
        text = (RESOURCES / "icons" / f"{icon}.svg").read_text("utf-8")
        return text.replace("currentColor", self.colours[role]).encode()

    def pixmap(self, icon: str, role: str = "ink_soft", size: int = 18, ratio: float | None = None) -> QPixmap:
        """The icon drawn `size` wide at the reader's text size; `ratio` defaults to the screen's."""
        ratio = ratio or self.screen_ratio
        side = round(self.px(size) * ratio)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(self.svg(icon, role))).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    @cached_property
    def screen_ratio(self) -> float:
        screen = QGuiApplication.primaryScreen()
        return screen.devicePixelRatio() if screen else 1.0

    def icon(self, name: str, role: str = "ink_soft", size: int = 18) -> QIcon:
        """The icon for a button or row, greyed by itself where the widget is disabled."""
        key = (name, role, size)
        if key not in self._icons:
            icon = QIcon(self.pixmap(name, role, size))
            icon.addPixmap(self.pixmap(name, "disabled", size), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def glyph(self, icon: str, role: str) -> str:
        """The path of a tinted file for `url(...)`: style sheets cannot tint."""
        path = self._cache / f"{self.name}-{icon}-{role}.svg"
        path.write_bytes(self.svg(icon, role))
        return path.as_posix()

    def palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette

    def apply(self, app: QApplication) -> None:
        """Dress the application; `load_fonts` has been called once before."""
        from app.ui.style_sheet import style_sheet

        app.setStyle("Fusion")
        app.setPalette(self.palette())
        app.setFont(self.font())
        app.setStyleSheet(style_sheet(self))


def system_set(choice: str = "system", contrast: bool = False) -> str:
    """The name of the set to use: the person's own choice (`light`, `dark`) or what the system asks for."""
    if choice == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        choice = "dark" if dark else "light"
    return f"contrast_{choice}" if contrast else choice
