"""The small verbs over a field for long text: heading, lists, bold, italic, link. Each has a key of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models import markup
from app.ui.forms.prose import ProseEdit, Verb
from app.ui.widgets import Question, icon_button
from app.ui.widgets import Verb as Answer

if TYPE_CHECKING:
    from app.ui.ask import Asker
    from app.ui.theme import Theme


def _bold(text: str, start: int, end: int) -> markup.Edit:
    return markup.marked(text, start, end, "**")


def _italic(text: str, start: int, end: int) -> markup.Edit:
    return markup.marked(text, start, end, "*")


VERBS: tuple[tuple[str, str, str, Verb], ...] = (
    ("heading", "Rubrik", "Ctrl+Shift+H", markup.as_heading),
    ("list", "Punktlista", "Ctrl+Shift+L", markup.as_bullets),
    ("list-ordered", "Numrerad lista", "Ctrl+Shift+N", markup.as_numbers),
    ("bold", "Fet text", "Ctrl+B", _bold),
    ("italic", "Kursiv text", "Ctrl+I", _italic),
)
"""Icon, words, key and what is done."""
LINK_KEY = "Ctrl+Shift+K"
ASK_ADDRESS = Question(
    "Länk", "Skriv hela adressen. Den visas i dokumenten.", [Answer("", "Avbryt"), Answer("ok", "Lägg in", "primary")]
)
NO_ADDRESS = Question(
    "Det är ingen länk",
    "En länk börjar med https:// eller http:// och har inga mellanslag. Texten är oförändrad.",
    [Answer("ok", "Stäng", "primary")],
)


class ProseTools(QWidget):
    """Seen while the person is in the field; keeps its room, so that nothing moves. The focus stays in the text."""

    def __init__(self, theme: Theme, edit: ProseEdit, name: str, ask: Asker) -> None:
        super().__init__()
        self._edit, self._ask = edit, ask
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(2))
        self.verbs = [
            self._verb(theme, f"{words} i {name}", icon, key, partial(edit.mark, verb))
            for icon, words, key, verb in VERBS
        ]
        self.verbs.append(self._verb(theme, f"Länk i {name}", "link", LINK_KEY, self.link))
        for made in self.verbs:
            line.addWidget(made)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()
        edit.installEventFilter(self)

    def link(self) -> None:
        """Asks for an address and makes what is selected a link."""
        address = self._ask.text(ASK_ADDRESS, "Adress", "https://")
        if address is None:
            return
        try:
            self._edit.mark(lambda text, start, end: markup.linked(text, start, end, address.strip()))
        except ValueError:
            self._ask.choose(NO_ADDRESS)
        self._edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows the verbs while the text has the focus and can be changed."""
        if watched is self._edit and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setVisible(event.type() == QEvent.Type.FocusIn and not self._edit.isReadOnly())
        return super().eventFilter(watched, event)

    def _verb(self, theme: Theme, name: str, icon: str, key: str, on: Callable[[], object]) -> QWidget:
        made = icon_button(theme, icon, name, on=on)
        made.setToolTip(f"{name.partition(' i ')[0]} ({key})")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shortcut = QShortcut(QKeySequence(key), self._edit)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(on)
        return made
