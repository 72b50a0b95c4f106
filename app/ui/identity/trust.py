"""Choosing the list of trusted signers, and comparing the office's fingerprint the first time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.journeys import signing
from app.models.wording import typography
from app.ui.widgets import CANCEL, Question, Verb

if TYPE_CHECKING:
    from app.ui.ask import Asker


def choose_trust_list(ask: Asker, folder: Path) -> Path | None:
    """Lets the person point out a list and remembers it in `folder`; None when they leave.

    A list from another office than before is kept only when the person has compared the fingerprint.
    Raises `UserError` as `signing.read_trust_list`.
    """
    path = ask.open_file("Välj listan över betrodda undertecknare", "Betrodda undertecknare (*.json)")
    if path is None:
        return None
    found, same_office = signing.read_trust_list(folder, path)
    if not same_office:
        question = Question(
            "Kommer listan från det centrala kontoret?",
            "Ring kontoret på ett nummer du redan har och jämför fingeravtrycket, grupp för grupp:\n\n"
            f"{signing.in_groups(found.root)}\n\n"
            f"Listan har nummer {typography.number(found.number)} och gäller till "
            f"{typography.date_long(found.valid_to.date().isoformat())}.",
            [CANCEL, Verb("same", "Fingeravtrycket stämmer", "primary")],
        )
        if ask.choose(question) != "same":
            return None
    return signing.remember_trust_list(folder, path)
