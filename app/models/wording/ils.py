"""What the nodes of ILS are called, and what is said of how far the pasting has come."""

from __future__ import annotations

from collections.abc import Mapping

from app.models.wording import Sentence
from app.models.wording.typography import date_long, number, plural

NODE_NAMES: Mapping[str, Sentence] = {
    "board_goal": ("Nämndmål", "Board goal"),
    "indicator": ("Indikator", "Indicator"),
    "activity": ("Aktivitet", "Activity"),
    "commitment": ("Åtagande", "Commitment"),
}
YEAR_TARGET: Sentence = ("Årsmål {year}", "Annual target {year}")
NOT_FILLED, NOT_LISTED = "inte ifyllt", "inte inlagt"
"""What stands where nothing has been written, and where nothing has been chosen of a catalogue."""


def characters(count: int) -> str:
    """ "312 tecken"."""
    return plural(count, "tecken", "tecken")


def tick_words(state: str, by: str, on: str) -> str:
    """When a field was pasted and by whom, or that its text is another since then; "" for one that is not ticked."""
    told = ", ".join(part for part in (date_long(on) if on else "", by) if part)
    if state == "changed":
        return f"Ändrad sedan den klistrades in{f' {told}' if told else ''}"
    return told if state == "pasted" else ""


def progress_words(pasted: int, changed: int, total: int) -> str:
    """ "3 av 9 fält är inklistrade i ILS, 1 har ändrats sedan det klistrades in"."""
    said = f"{number(pasted)} av {plural(total, 'fält är inklistrat', 'fält är inklistrade')} i ILS"
    return f"{said}, {number(changed)} har ändrats sedan dess" if changed else said
