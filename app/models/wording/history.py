"""What a change is called in history and beside undo: built from the schema's own labels, in the past tense.

It knows verbs and counts, never values.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from app.models.schema import RECORD_TYPES, fields_of
from app.models.wording import typography

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
_REST = ("{count} andra poster", "{count} other records")
MOST_KINDS = 3
"""More kinds of records than so are not named one by one."""
_BACK = ("tog tillbaka det som stod i {thing}", "put back what stood in {thing}")
_FROM_TO = ("{who} ändrade {thing}: {old} → {new}", "{who} changed {thing}: {old} → {new}")
_FILLED = ("{who} fyllde i {thing}: {new}", "{who} filled in {thing}: {new}")
_EMPTIED = ("{who} tog bort {old} ur {thing}", "{who} took {old} out of {thing}")
_LONG = 60
_UNDO = ("Ångra: {name}", "Undo: {name}")
_REDO = ("Gör om: {name}", "Redo: {name}")
_UNKNOWN = ("okänd dator {device}", "unknown computer {device}")
_OWN = ("den här datorn", "this computer")
_RECORD = ("posten", "the record")
_ORDER = ("ordning", "order")
_WEIGHT = ("found", "create", "delete", "restore", "attach", "admit", "revoke", "transfer", "redact")


def change_name(deeds: Sequence[Deed], language: int = 0) -> str:
    """ "ändrade Målvärde", "lade till 3 slutsatser", "ändrade 2 mål och 5 mått": what a change did, in a few words."""
    verbs = {verb for verb, *_ in deeds}
    for verb in _WEIGHT:
        if verb in verbs:
            return _VERBS[verb][language].format(thing=_things([d for d in deeds if d[0] == verb], language))
    fields = {(kind, field) for _, kind, field, _ in deeds}
    if len(fields) == 1 and len(_records(deeds)) == 1:
        (kind, field) = fields.pop()
        verb = "move" if field == "position" else next(iter(verbs)) if len(verbs) == 1 else "set"
        return _VERBS[verb][language].format(thing=thing(kind, None if field == "position" else field, language))
    verb = "move" if {field for _, field in fields} == {"position"} else "set"
    return _VERBS[verb][language].format(thing=_things(deeds, language))


def _records(deeds: Sequence[Deed]) -> set[str]:
    return {record for *_, record in deeds}


def _things(deeds: Sequence[Deed], language: int) -> str:
    """ "mål", "3 mål", "2 mål och 5 mått", "3 mål, 2 mått och 9 andra poster": one record by its type, several counted.

    The types stand in the order they were met.
    """
    kinds = dict.fromkeys(kind for _, kind, _, _ in deeds)
    counts = {kind: len({record for _, k, _, record in deeds if k == kind}) for kind in kinds}
    if len(counts) == 1 and set(counts.values()) == {1}:
        return thing(next(iter(kinds)), None, language)
    told = [_counted(count, kind, language) for kind, count in counts.items()]
    if len(told) > MOST_KINDS:
        left = sum(list(counts.values())[MOST_KINDS - 1 :])
        told = [*told[: MOST_KINDS - 1], _REST[language].format(count=left)]
    return typography.listed(told, ("och", "and")[language])


def _counted(count: int, kind: str, language: int) -> str:
    from app.models.wording import labels

    return labels.counted(count, kind, language) if kind in RECORD_TYPES else f"{count} {thing(kind, None, language)}"


def restore_name(record_type: str, field: str, language: int = 0) -> str:
    """ "tog tillbaka det som stod i Målvärde"."""
    return _BACK[language].format(thing=thing(record_type, field, language))


def told(who: str, what: str, values: tuple[str, str], *, when: str, note: str = "", language: int = 0) -> str:
    """One edit as a sentence: "Anna ändrade målvärde: 45 → 40, 23 april 14.02, beslut § 12."; a value "" is nothing."""
    old, new = (value if len(value) <= _LONG else f"{value[:_LONG].rstrip()}…" for value in values)
    way = _FILLED if not old else _EMPTIED if not new else _FROM_TO
    small = what if what[1:2].isupper() else what[:1].lower() + what[1:]
    said = way[language].format(who=who, thing=small, old=old, new=new)
    return ", ".join(part for part in (said, when, note.rstrip(".")) if part) + "."


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
