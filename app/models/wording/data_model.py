"""The data model as a page for people, `docs/datamodell.md`, written from the schema and its words.

It returns text and writes no file; a test holds the page to it. It adds nothing that the schema does not say.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.models.schema import RECORD_TYPES, Field, RecordType
from app.models.wording.labels import choice_words, field_label, type_label, unit_label

KINDS = {
    "text": "text",
    "prose": "löptext",
    "number": "tal",
    "money": "hela kronor",
    "year": "år",
    "years": "flera år",
    "date": "datum",
    "choice": "val",
    "flag": "ja eller nej",
    "ref": "länk",
    "refs": "länkar",
}
POLICIES = {
    "decide": "avgörs av människor",
    "quiet": "senaste gäller, tyst",
    "prose": "texten vävs ihop",
    "set": "länkarna läggs ihop",
}
CATALOGUES = {
    "@neighbourhood": "stadsdel",
    "@board": "nämnd",
    "@place": "stadsdel, nämnd eller hela staden",
    "@role": "roll",
    "*": "vad som helst",
}
OPENING = """# Datamodell

Sidan är skriven ur `app/models/schema`, den enda plats där posternas fält står.
Ändra där, inte här, och skriv om sidan:

    python -c "from app.models.wording.data_model import page; print(page(), end='')" > docs/datamodell.md

Varje post har ett id, en typ, en ägare, en ordning och fält. **Efterfrågas** betyder att ett tomt fält ger en
anmärkning. *Olika uppgifter* säger vad som händer när två personer har fyllt i samma fält var för sig.
**Godkänns med** är de länkar vars poster hör till det ett beslut gäller, utöver posten själv och det som ligger
under den.
"""


def page() -> str:
    """The whole page as Markdown, ending with one line break."""
    return "\n".join([OPENING, *(line for known in RECORD_TYPES.values() for line in _section(known))])


def _section(known: RecordType) -> Iterator[str]:
    yield f"## {type_label(known.name).capitalize()} · `{known.name}`"
    yield ""
    yield from _about(known)
    yield "| fält | namn i koden | slag | efterfrågas | olika uppgifter |"
    yield "|---|---|---|---|---|"
    for field in known.fields:
        wanted = "ja" if field.wanted else ""
        label = field_label(known.name, field.name)
        yield f"| {label} | `{field.name}` | {_kind(known, field)} | {wanted} | {POLICIES[field.policy]} |"
    yield ""


def _about(known: RecordType) -> Iterator[str]:
    said = []
    if known.parents:
        said.append("Ligger under: " + ", ".join(_target(name) for name in known.parents) + ".")
    if known.approved_with:
        said.append("Godkänns med: " + ", ".join(field_label(known.name, f) for f in known.approved_with) + ".")
    if not known.in_digest:
        said.append("Ett godkännande gäller inte den här posten.")
    if known.settled:
        said.append("Skrivs aldrig om, bara tas bort och görs på nytt.")
    if not known.in_package:
        said.append("Lämnar aldrig gruppen.")
    if said:
        yield " ".join(said)
        yield ""


def _kind(known: RecordType, field: Field) -> str:
    text = KINDS[field.kind]
    if field.unit:
        text += f", {unit_label(field.unit)}"
    if field.to:
        text += " till " + ", ".join(_target(name) for name in field.to)
    if field.choices:
        text += ": " + ", ".join(words[0] for words in choice_words(known.name, field.name).values())
    return f"{text}; sätts en gång" if field.set_once else text


def _target(name: str) -> str:
    return CATALOGUES.get(name) or type_label(name)
