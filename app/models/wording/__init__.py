"""Every sentence that window, documents and command line share: plain dictionaries, Swedish first, English beside.

One module for each subject; this one only gathers them. Nothing here decides anything.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.errors import UserError

Sentence = tuple[str, str]
"""Swedish, English; `{name}` is filled from the facts."""

# One name per subject module; each may define ERRORS: dict[str, Sentence].
SUBJECTS: tuple[str, ...] = (
    "storage",
    "dates",
    "analysis",
    "method",
    "rooms",
    "costs",
    "journeys",
    "figures",
    "settings",
    "packages",
    "submission",
    "verbs",
    "typography",
    "table_errors",
    "views.what_if",
    "views.trend",
    "views.similar",
    "views.robust",
    "views.proportion",
    "views.neighbourhood",
    "datasets",
    "answering",
    "catalogues",
    "published",
    "follow_up",
    "linking",
    "cells",
    "pasting",
)


def errors() -> dict[str, Sentence]:
    """All error sentences by code, gathered from the subject modules."""
    found: dict[str, Sentence] = {}
    for subject in SUBJECTS:
        found |= getattr(import_module(f"app.models.wording.{subject}"), "ERRORS", {})
    return found


def error_sentence(error: UserError, language: int = 0) -> str:
    """The sentence for `error`; `language` 0 is Swedish, 1 English. A code without words is shown as it is."""
    sentence = errors().get(error.code)
    if sentence is None:
        return f"{error.code}: {error.facts}"
    return sentence[language].format_map({name: str(value) for name, value in error.facts.items()})
