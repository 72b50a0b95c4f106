"""Dresses the application: picks the colours, applies the theme, keeps the focus ring, hears what the system wants.

It knows the person's choices and the system's, nothing of what is shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.ui.theme import READING_FONT_FILES, Theme, load_fonts, load_tokens, system_set

if TYPE_CHECKING:
    from app.storage.settings import Settings
    from app.ui.widgets.focus import FocusRing


class Wardrobe(QObject):
    """`changed` when the system turned dark or light, or asked for more contrast. `leave` in the end."""

    changed = Signal()

    def __init__(self, app: QApplication, cache: Path) -> None:
        super().__init__()
        self._app, self._cache = app, cache
        self._tokens = load_tokens()
        self._ring: FocusRing | None = None
        self._complete = False
        # Both are kept: the second one dies with the first one's wrapper.
        self._hints = QGuiApplication.styleHints()
        self._access = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._heard)
        self._access.contrastPreferenceChanged.connect(self._heard)

    def dress(self, settings: Settings) -> Theme:
        """Apply the look that the person and the system ask for."""
        contrast = self._access.contrastPreference() == Qt.ContrastPreference.HighContrast
        self.theme = Theme(self._tokens, system_set(settings.theme, contrast), self._cache, settings.text_scale)
        self.theme.apply(self._app)
        if self._complete:
            self._show_focus()
        return self.theme

    def complete(self) -> None:
        """What the first paint could do without: the focus ring, whose Ctrl+Z is, long texts' faces, Qt's Swedish."""
        from app.ui.widgets.taking_back import TakingBack

        self._complete = True
        self._qts_words = QTranslator(self)
        if self._qts_words.load("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._app.installTranslator(self._qts_words)
        load_fonts(READING_FONT_FILES)
        self._show_focus()
        self._taking_back = TakingBack()
        self._taking_back.follow(self._app)

    def leave(self) -> None:
        self._hints.colorSchemeChanged.disconnect(self._heard)
        self._access.contrastPreferenceChanged.disconnect(self._heard)
        if self._complete:
            self._app.removeTranslator(self._qts_words)
            self._taking_back.leave(self._app)
        if self._ring is not None:
            self._ring.leave(self._app)
            self._ring = None

    def _show_focus(self) -> None:
        from app.ui.widgets.focus import FocusRing

        if self._ring is not None:
            self._ring.leave(self._app)
        self._ring = FocusRing(self.theme)
        self._ring.follow(self._app)

    def _heard(self) -> None:
        self.changed.emit()
