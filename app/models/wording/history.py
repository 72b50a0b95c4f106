"""What a change is called in history and beside undo: built from the schema's own labels, in the past tense.

It knows verbs and counts, never values.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from app.models.schema import RECORD_TYPES, fields_of

Deed: TypeAlias = tuple[str, str, str, str]
"""What one edit did: verb (the op's kind, with `link` and `unlink` for references), type, field, record."""

_VERBS = {
    "create": ("lade till {thing}", "added {thing}"),
    "set": ("ändrade {thing}", "changed {thing}"),
    "text": ("skrev i {thing}", "wrote in {thing}"),
    "move": ("flyttade {thing}", "moved {thing}"),
    "link": ("kopplade {thing}", "linked {thing}"),
    "unlink": ("kopplade bort {thing}", "unlinked {thing}"),
    "delete": ("tog bort {thing}", "deleted {thing}"),
    "restore": ("tog tillbaka {thing}", "restored {thing}"),
    "attach": ("lade till en bilaga", "added an attachment"),
    "found": ("grundade planen", "founded the plan"),
    "admit": ("släppte in en medlem", "admitted a member"),
    "revoke": ("tog bort en medlem", "removed a member"),
    "transfer": ("bytte ägare till {thing}", "gave {thing} another owner"),
    "redact": ("tog bort en uppgift", "removed information"),
}
_MANY = ("gjorde {count} ändringar", "made {count} changes")
_UNDO = ("Ångra: {name}", "Undo: {name}")
_REDO = ("Gör om: {name}", "Redo: {name}")
_UNKNOWN = ("okänd dator {device}", "unknown computer {device}")
_OWN = ("den här datorn", "this computer")
_RECORD = ("posten", "the record")
_ORDER = ("ordning", "order")
_WEIGHT = ("found", "create", "delete", "restore", "attach", "admit", "revoke", "transfer", "redact")


def change_name(deeds: Sequence[Deed], language: int = 0) -> str:
    """ "ändrade Målvärde", "lade till slutsats", "gjorde 7 ändringar": what a change did, in a few words."""
    verbs = {verb for verb, *_ in deeds}
    for verb in _WEIGHT:
        types = {kind for v, kind, _, _ in deeds if v == verb}
        if verb in verbs and len(types) == 1:
            return _VERBS[verb][language].format(thing=thing(types.pop(), None, language))
    fields = {(kind, field) for _, kind, field, _ in deeds}
    if len(fields) == 1:
        (kind, field) = fields.pop()
        verb = "move" if field == "position" else next(iter(verbs)) if len(verbs) == 1 else "set"
        return _VERBS[verb][language].format(thing=thing(kind, None if field == "position" else field, language))
    if len({record for *_, record in deeds}) == 1:
        return _VERBS["set"][language].format(thing=thing(deeds[0][1], None, language))
    return _MANY[language].format(count=len(deeds))


def undo_name(name: str, language: int = 0) -> str:
    """ "Ångra: ändrade Målvärde"."""
    return _UNDO[language].format(name=name)


def redo_name(name: str, language: int = 0) -> str:
    """ "Gör om: ändrade Målvärde"."""
    return _REDO[language].format(name=name)


def unknown_device(digits: str, language: int = 0) -> str:
    """A device without a name in the log."""
    return _UNKNOWN[language].format(device=digits)


def own_device(language: int = 0) -> str:
    """This computer, where the log has no name for it."""
    return _OWN[language]


def thing(record_type: str, field: str | None, language: int = 0) -> str:
    """The label of a field, or of a record type; their code names where a newer version wrote them."""
    from app.models.wording import labels

    if record_type not in RECORD_TYPES:
        return field or record_type or _RECORD[language]
    if field is None or field == "":
        return labels.type_label(record_type, language)
    if field == "position":
        return _ORDER[language]
    return labels.field_label(record_type, field, language) if field in fields_of(record_type) else field
