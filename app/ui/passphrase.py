"""Asks for the passphrase of this computer's key, where the system has no store for secrets.

The key signs every change. The environment answers first, so that scripts and tests are never asked. A new passphrase
is asked for twice: one that was mistyped would shut the person out of their own plans.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from app.storage.device_key import PASSPHRASE_VARIABLE
from app.ui.widgets.dialogs import CANCEL, Question, Verb

if TYPE_CHECKING:
    from app.ui.ask import Asker

_USE = [CANCEL, Verb("ok", "Använd lösenordet", "primary")]
KNOWN = Question(
    "Vilket lösenord skyddar den här datorns nyckel?",
    "Nyckeln undertecknar dina ändringar. Utan lösenordet kan du läsa planerna men inte ändra i dem härifrån.",
    _USE,
)
NEW = Question(
    "Välj ett lösenord för den här datorns nyckel",
    "Datorn har inget eget förråd för hemligheter, så nyckeln som undertecknar dina ändringar skyddas av ett lösenord. "
    "Skriv ned det: utan det kan du läsa planerna men inte ändra i dem härifrån.",
    [CANCEL, Verb("ok", "Fortsätt", "primary")],
)
AGAIN = Question("Skriv samma lösenord en gång till", "Så att inget blev fel på vägen.", _USE)
DIFFERED = Question("Lösenorden var inte lika", "Välj lösenordet igen, och skriv det två gånger.", NEW.verbs)
CAPTION = "Lösenord"


def device_passphrase(ask: Asker, *, new: bool) -> str | None:
    """What the environment says, else what the person answers; None when they leave. `new`: it is being chosen now."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given:
        return given
    return _chosen(ask) if new else ask.text(KNOWN, CAPTION, secret=True)


def _chosen(ask: Asker) -> str | None:
    question = NEW
    while first := ask.text(question, CAPTION, secret=True):
        second = ask.text(AGAIN, CAPTION, secret=True)
        if second == first:
            return first
        if second is None:
            return None
        question = DIFFERED
    return None
