"""The house's own small dialog: a title that asks, a sentence that says what can be undone, verbs on the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.basic import button, label, scrolling

if TYPE_CHECKING:
    from app.ui.theme import Theme


@dataclass(frozen=True)
class Verb:
    """A button of a question. `key` is what the question answers with."""

    key: str
    words: str
    kind: Literal["", "primary", "quiet", "stop"] = ""


CANCEL = Verb("", "Avbryt")


@dataclass(frozen=True)
class Question:
    """What is asked, what it means, and the verbs in reading order, the primary last. Escape answers "" (cancel)."""

    title: str
    sentence: str
    verbs: Sequence[Verb] = (CANCEL,)


class Dialog(QDialog):
    """A dialog to fill: put content in `body`; `answer` is the key of the verb that closed it, "" for Escape."""

    def __init__(self, theme: Theme, title: str, sentence: str, verbs: Sequence[Verb], parent: QWidget | None = None):
        super().__init__(parent)
        self.theme = theme
        self.answer = ""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(theme.px(460))
        self.setModal(True)
        outer = QVBoxLayout(self)
        pad = theme.space("wide")
        outer.setContentsMargins(pad, pad, pad, theme.px(20))
        outer.setSpacing(theme.space("snug"))
        outer.addWidget(label(title, "heading", wrap=True))
        self.sentence = label(sentence, tone="ink_soft", wrap=True)
        self.sentence.setVisible(bool(sentence))
        outer.addWidget(self.sentence)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space("base"))
        outer.addLayout(self.body)
        outer.addSpacing(theme.space("base"))
        self._verbs = QHBoxLayout()
        self._verbs.setSpacing(theme.space("snug"))
        self._verbs.addStretch(1)
        outer.addLayout(self._verbs)
        self.buttons: dict[str, QPushButton] = {verb.key: self._add(verb) for verb in verbs}

    def _add(self, verb: Verb) -> QPushButton:
        made = button(self.theme, verb.words, kind=verb.kind, on=lambda: self.close_with(verb.key))
        made.setAutoDefault(verb.kind == "primary")
        made.setDefault(verb.kind == "primary")
        self._verbs.addWidget(made)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        """What is to be filled in comes before the verbs, and the first of it has the keyboard."""
        self._make_room()
        fields = self._fields()
        for before, after in pairwise([*fields[-1:], *self.buttons.values()]):
            QWidget.setTabOrder(before, after)
        if fields and self.focusWidget() not in fields:
            fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def _make_room(self) -> None:
        """As high as wrapped text makes it, which Qt forgets to count; what the screen has no room for scrolls."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        wanted, most = layout.totalHeightForWidth(self.width()), self.screen().availableGeometry().height() - 40
        if wanted > most:
            self._scroll_body()
        self.resize(self.width(), max(self.height(), wanted) if wanted <= most else most)

    def _scroll_body(self) -> None:
        """The verbs stay in sight under a body that scrolls."""
        outer = self.layout()
        if self.body.parent() is not outer or not isinstance(outer, QVBoxLayout):
            return
        place = outer.indexOf(self.body)
        outer.removeItem(self.body)
        self.body.setParent(None)
        content = QWidget()
        content.setLayout(self.body)
        area = scrolling(content, self.windowTitle())
        outer.insertWidget(place, area, 1)
        area.show()
        outer.activate()  # or the dialog could not yet be lower than all of its body

    def _fields(self) -> list[QWidget]:
        """Everything but the verbs that Tab goes to, in order."""
        verbs = list(self.buttons.values())
        return [
            found
            for found in self.findChildren(QWidget)
            if found.focusPolicy() & Qt.FocusPolicy.TabFocus and found not in verbs
            if found.isVisibleTo(self) and found.isEnabledTo(self)
        ]

    def close_with(self, key: str) -> None:
        """Close with the answer `key`; override in a form to check the fields first."""
        self.answer = key
        if key:
            self.accept()
        else:
            self.reject()
