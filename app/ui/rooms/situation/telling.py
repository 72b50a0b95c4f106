"""How the room says that something could not be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.widgets import Question, Verb

if TYPE_CHECKING:
    from app.models.errors import UserError
    from app.ui.room import Context


def refused(context: Context, title: str, error: UserError) -> None:
    """A small dialog with the reason and nothing to choose; what was open stays open."""
    context.ask.choose(Question(title, str(error), [Verb("", "Stäng", "primary")]))
