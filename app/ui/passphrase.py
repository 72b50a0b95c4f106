"""Asks for the passphrase of this computer's key, where the system has no store for secrets.

The key signs every change. The environment answers first, so that scripts and tests are never asked.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from app.storage.device_key import PASSPHRASE_VARIABLE
from app.ui.widgets.dialogs import CANCEL, Question, Verb

if TYPE_CHECKING:
    from app.ui.ask import Asker

QUESTION = Question(
    "Vilket lösenord skyddar den här datorns nyckel?",
    "Datorn har inget eget förråd för hemligheter, så nyckeln som undertecknar dina ändringar skyddas av ett lösenord. "
    "Första gången väljer du det själv. Skriv ned det: utan det kan du läsa planerna men inte ändra i dem härifrån.",
    [CANCEL, Verb("ok", "Använd lösenordet", "primary")],
)


def device_passphrase(ask: Asker) -> str | None:
    """What the environment says, else what the person answers; None when they leave."""
    return os.environ.get(PASSPHRASE_VARIABLE) or ask.text(QUESTION, "Lösenord", secret=True)
