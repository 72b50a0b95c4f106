"""The names people see: of record types, fields, choices, units and catalogue keys, and the help beside a field.

It only looks words up. Every name in the schema has words and every word has a name (a test keeps it so). `language`
is 0 for Swedish and 1 for English everywhere.
"""

from __future__ import annotations

from app.models.plan import FieldValue, Plan, Record
from app.models.schema import RECORD_TYPES, Field, fields_of
from app.models.wording import source
from app.models.wording.label_choices import CHOICES, ROLES, UNITS
from app.models.wording.label_fields import OWN, SHARED
from app.models.wording.label_help import HELP
from app.models.wording.label_types import NEUTER, TYPE_WORDS
from app.models.wording.typography import date_short, kr, number, swedish_key, with_unit

NAMELESS = ("Utan namn", "Untitled")
CATALOGUES = ("area", "board", "city", "role")


def type_label(record_type: str, language: int = 0) -> str:
    """ "slutsats": one record of the type, without a capital."""
    return TYPE_WORDS[record_type][0][language]


def type_plural(record_type: str, language: int = 0) -> str:
    """ "slutsatser"."""
    return TYPE_WORDS[record_type][1][language]


def new_label(record_type: str, language: int = 0) -> str:
    """ "Ny slutsats": the verb of the button that makes one."""
    return TYPE_WORDS[record_type][2][language]


def is_neuter(record_type: str) -> bool:
    """True when Swedish says "ett" and "nytt" of the type."""
    return record_type in NEUTER


def counted(count: int, record_type: str, language: int = 0) -> str:
    """ "3 slutsatser", with a no-break space."""
    one, many, _ = TYPE_WORDS[record_type]
    return with_unit(number(count), (one if count == 1 else many)[language])


def field_label(record_type: str, field: str, language: int = 0) -> str:
    """What a field is called; `KeyError` when the schema has no such field."""
    name = fields_of(record_type)[field].name
    own = OWN.get(f"{record_type}.{name}")
    return (own or SHARED[name])[language]


def choice_label(record_type: str, field: str, value: str, language: int = 0) -> str:
    """What a choice's value is called; a value from a newer version is shown as it is."""
    words = choice_words(record_type, field).get(value)
    return words[language] if words else value


def choice_words(record_type: str, field: str) -> dict[str, tuple[str, str]]:
    """All values of a choice with their words, in the schema's order."""
    return CHOICES.get(f"{record_type}.{field}") or CHOICES[field]


def unit_label(unit: str, count: str | None = None, language: int = 0) -> str:
    """The unit's word: one when `count` is "1", otherwise many; "" for no unit."""
    return UNITS[unit][0 if count == "1" else 1][language] if unit else ""


def help_text(record_type: str, field: str, language: int = 0) -> str:
    """One sentence of help, with the source's own rule where it has one; "" for a field that is not asked for."""
    words = HELP.get(f"{record_type}.{field}")
    return words[language].format_map(_Quotations()) if words else ""


def key_label(key: str, language: int = 0) -> str:
    """The words of a catalogue key: "area:Ekliden" is "Ekliden", "role:chair" the role's name; "" for anything else."""
    kind, _, name = key.partition(":")
    if kind not in CATALOGUES:
        return ""
    return ROLES[name][language] if kind == "role" and name in ROLES else name


def title_of(record: Record, language: int = 0) -> str:
    """What people call the record: its title field in words, or "Utan namn (slutsats)"."""
    known = RECORD_TYPES.get(record.type)
    if known is None:
        return record.type
    return (
        value_text(record, known.title, language=language) or f"{NAMELESS[language]} ({known_label(record, language)})"
    )


def known_label(record: Record, language: int = 0) -> str:
    """The record's type in words; the type's own name when a newer version wrote it."""
    return type_label(record.type, language) if record.type in TYPE_WORDS else record.type


def target_label(plan: Plan, target: str, language: int = 0) -> str:
    """What a reference points to, in words: a record's title or a catalogue key's name; "" when it is gone."""
    record = plan.get(target)
    return title_of(record, language) if record is not None else key_label(target, language)


def value_text(record: Record, field: str, plan: Plan | None = None, language: int = 0) -> str:
    """A field's value as a reader wants it, with unit; "" when empty. References need `plan` for their titles."""
    if record.is_empty(field):
        return ""
    known = fields_of(record.type)[field]
    if known.kind in ("ref", "refs"):
        return ", ".join(_targets(record.refs(field), plan, language))
    if known.kind == "choice":
        return choice_label(record.type, field, record.text(field), language)
    return _scalar_text(known, record.get(field), language)


def _targets(targets: tuple[str, ...], plan: Plan | None, language: int) -> list[str]:
    """Records in the order people gave them, then catalogue names in alphabetical order."""
    records = [one for one in (plan.get(target) for target in targets) if one is not None] if plan else []
    records.sort(key=lambda one: (one.position, one.id))
    names = sorted((name for target in targets if (name := key_label(target, language))), key=swedish_key)
    return [*(title_of(record, language) for record in records), *names]


def _scalar_text(known: Field, value: FieldValue, language: int) -> str:
    text = str(value)
    if known.kind == "flag":
        return (("nej", "no"), ("ja", "yes"))[value is True][language]
    if known.kind == "money" and isinstance(value, int):
        return kr(value)
    if known.kind == "number":
        return with_unit(number(text), unit_label(known.unit, text, language))
    return date_short(text) if known.kind == "date" else text


class _Quotations(dict[str, str]):
    """The source's quotations by name, looked up only when a sentence asks for them."""

    def __missing__(self, name: str) -> str:
        return source.cite(name)
