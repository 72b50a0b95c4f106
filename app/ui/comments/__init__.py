"""Comments on a record: the button that says how many there are, and the thread behind it."""

from __future__ import annotations

from app.ui.comments.button import CommentsButton
from app.ui.comments.dialog import CommentsDialog

__all__ = ["CommentsButton", "CommentsDialog"]
