"""A field of a form: caption, control, remark, and the help that F1 shows under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.widgets import Field, label

if TYPE_CHECKING:
    from app.ui.theme import Level, Theme


class FormField(Field):
    """What a rule says of the field gives way to why what is written could not be stored."""

    def __init__(self, theme: Theme, caption: str, control: QWidget, wanted: str = "", help_text: str = "") -> None:
        super().__init__(theme, caption, control, wanted)
        self.help_text = help_text
        self._refused = ""
        self._said: tuple[Level | None, str] = (None, "")
        self._help = label(help_text, "small", "ink_soft", wrap=True)
        self._help.hide()
        inner = self.layout()
        assert inner is not None
        inner.addWidget(self._help)
        control.setWhatsThis(help_text)
        for piece in (control, self.caption):
            piece.setToolTip(help_text)

    def refuse(self, sentence: str) -> None:
        """What is written could not be read or stored, and why; "" when that is over."""
        self._refused = sentence
        self._say("stop" if sentence else None, sentence)

    def show_remark(self, level: Level | None, text: str = "") -> None:
        """What the rules say of the field as it is stored."""
        if not self._refused:
            self._say(level, text)

    def _say(self, level: Level | None, text: str) -> None:
        if (level, text) != self._said:
            self._said = (level, text)
            self.set_remark(level, text)

    def show_help(self) -> bool:
        """Shows the field's help under it; False when it has none or already shows it."""
        if not self.help_text or self._help.isVisibleTo(self):
            return False
        self._help.show()
        return True

    @property
    def shows_help(self) -> bool:
        """Whether the help stands under the field."""
        return self._help.isVisibleTo(self)
