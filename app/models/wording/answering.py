"""What is said of indicators that stand out: which share counts, where one stands, and how it is answered.

Knows plain values only. Which indicators are weak or strong is worked out elsewhere.
"""

from __future__ import annotations

from app.models.wording import Sentence
from app.models.wording.typography import NBSP, exact, number, shortest

ERRORS: dict[str, Sentence] = {
    "threshold_out_of_range": (
        "Skriv ett tal mellan 1 och 50 procent. 25 betyder den sämsta fjärdedelen.",
        "Write a number from 1 to 50 per cent. 25 means the worst quarter.",
    ),
    "share_out_of_range": (
        "”{value}” är ingen andel. Skriv ett tal mellan 0 och 1, till exempel 0,25 för en fjärdedel.",
        "”{value}” is not a share. Write a number from 0 to 1, for example 0.25 for a quarter.",
    ),
    "reason_missing": (
        "Skriv varför ingen slutsats behövs. Utan skäl är indikatorn inte besvarad.",
        "Write why no finding is needed. Without a reason the indicator is not answered.",
    ),
}
THRESHOLD_DEED = "ändrade vad som räknas som svagt"
"""The change in the past tense, for undo and history."""
TO_ANSWER = "Svara med en slutsats som citerar talet, eller skriv varför ingen behövs."
PROTECTS = "Skyddsfaktorer är lika viktiga: en styrka kan bli en slutsats om vad som skyddar."
MAY_BE_FOUND = "Ingen slutsats citerar den än."
NO_TABLE = "Svaga indikatorer och styrkor visas när en tabell med indikatorer är inläst och beskriven."
_PARTS = {
    0.5: "halvan",
    1 / 3: "tredjedelen",
    0.25: "fjärdedelen",
    0.2: "femtedelen",
    0.1: "tiondelen",
    0.05: "tjugondelen",
}


def share_words(share: float, *, strong: bool = False) -> str:
    """ "sämsta fjärdedelen", or "sämsta 15 procenten" for a share without a name; "bästa" for the strong."""
    end = "bästa" if strong else "sämsta"
    named = next((word for part, word in _PARTS.items() if abs(part - share) < 1e-9), None)
    return f"{end} {named}" if named else f"{end} {share_field(share)}{NBSP}procenten"


def meaning(share: float) -> str:
    """What the share means, in a sentence for the field where it is set."""
    return (
        f"Svag är en indikator i en stadsdel som hör till den {share_words(share)} av stadens alla med uppgift, "
        f"stark i den {share_words(share, strong=True)}."
    )


def share_field(share: float) -> str:
    """The share as the field shows it: "25"."""
    return number(shortest(exact(round(share * 100, 2))))


def heading(count: int, unanswered: int) -> str:
    """ "Svaga indikatorer (3 obesvarade)"."""
    if not count:
        return "Svaga indikatorer"
    return f"Svaga indikatorer ({unanswered} {'obesvarad' if unanswered == 1 else 'obesvarade'})"


def place(rank: int, of: int) -> str:
    """ "3 av 40", kept together."""
    return f"{rank}{NBSP}av{NBSP}{of}"


def standing(rank: int, of: int, *, strong: bool) -> str:
    """Where a neighbourhood stands in one indicator, as a sentence."""
    return f"Plats{NBSP}{rank} av {of} stadsdelar med uppgift, där 1 är {'lägst' if strong else 'högst'} risk."


def none_stand_out(share: float, *, strong: bool) -> str:
    """That nothing of ours stands out at this share."""
    return f"Ingen indikator i planens stadsdelar hör till den {share_words(share, strong=strong)}."


def all_answered(*, strong: bool) -> str:
    """What an emptied filter says."""
    return "Alla styrkor finns i en slutsats." if strong else "Alla svaga indikatorer är besvarade."


def answered_by(findings: list[str], reason: str) -> str:
    """How a row is answered: the findings, the written reason, or that nobody has."""
    if findings:
        return ", ".join(findings)
    return f"Lämnas: {reason}" if reason else ""
