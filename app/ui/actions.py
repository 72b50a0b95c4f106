"""The verbs that belong to the whole window, one action each. What they do is given by their owner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Do = Callable[[], object]


@dataclass(frozen=True)
class Handlers:
    """What each of the window's verbs does."""

    undo: Do
    redo: Do
    palette: Do
    help: Do
    larger: Do
    smaller: Do
    normal: Do
    theme: Callable[[str], object]
    plans: Do
    person: Do
    back: Do
    forward: Do
    recent: Do
    find: Do
    replace: Do
    undo_list: Do


@dataclass(frozen=True)
class WindowActions:
    """All but `others` have places of their own in the window; `others` are found in the palette alone."""

    undo: QAction
    redo: QAction
    palette: QAction
    help: QAction
    plans: QAction
    person: QAction
    back: QAction
    forward: QAction
    recent: QAction
    find: QAction
    undo_list: QAction
    others: tuple[QAction, ...]

    @property
    def all(self) -> tuple[QAction, ...]:
        return (*self.of_a_plan, self.palette, self.help, self.plans, self.person, *self.others)

    @property
    def of_a_plan(self) -> tuple[QAction, ...]:
        """Those that can only be done while a plan is open."""
        return (self.undo, self.redo, self.find, self.back, self.forward, self.recent, self.undo_list)


def window_actions(window: QWidget, do: Handlers) -> WindowActions:
    """Make the actions and give them to `window`, so that their shortcuts work everywhere in it."""
    undo = _action(window, "Ångra", do.undo, QKeySequence.StandardKey.Undo, "undo-2")
    redo = _action(window, "Gör om", do.redo, QKeySequence.StandardKey.Redo, "redo-2")
    palette = _action(window, "Kommandon", do.palette, QKeySequence("Ctrl+K"), "search")
    help_ = _action(window, "Hjälp", do.help, QKeySequence("F1"), "circle-help")
    larger = _action(window, "Större text", do.larger, QKeySequence("Ctrl++"), "zoom-in")
    larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
    plans = _action(
        window, "Byt handlingsplan eller börja en ny", do.plans, QKeySequence.StandardKey.Open, "folder-open"
    )
    plans.setProperty("short", "Byt plan")
    person = _action(window, "Ange ditt namn", do.person, None, "user-round")
    back = _action(window, "Tillbaka", do.back, QKeySequence("Alt+Left"), "chevron-left")
    forward = _action(window, "Framåt", do.forward, QKeySequence("Alt+Right"), "chevron-right")
    recent = _action(window, "Senaste platser", do.recent, QKeySequence("Ctrl+E"), "history")
    find = _action(window, "Sök i planen", do.find, QKeySequence.StandardKey.Find, "search")
    undo_list = _action(window, "Ångra flera steg", do.undo_list, QKeySequence("Ctrl+Alt+Z"), "chevron-down")
    others = (
        larger,
        _action(window, "Ersätt i texterna", do.replace, QKeySequence("Ctrl+R"), "pen-line"),
        _action(window, "Mindre text", do.smaller, QKeySequence("Ctrl+-"), "zoom-out"),
        _action(window, "Normal textstorlek", do.normal, QKeySequence("Ctrl+0"), "rotate-ccw"),
        _action(window, "Färger: följ datorn", lambda: do.theme("system"), None, "monitor"),
        _action(window, "Färger: ljust", lambda: do.theme("light"), None, "sun"),
        _action(window, "Färger: mörkt", lambda: do.theme("dark"), None, "moon"),
    )
    return WindowActions(undo, redo, palette, help_, plans, person, back, forward, recent, find, undo_list, others)


def _action(
    window: QWidget, words: str, do: Do, keys: QKeySequence | QKeySequence.StandardKey | None, icon: str
) -> QAction:
    made = QAction(words, window)
    if keys is not None:
        made.setShortcut(keys)
    made.setProperty("icon_name", icon)
    made.triggered.connect(lambda _checked=False: do())
    window.addAction(made)
    return made
