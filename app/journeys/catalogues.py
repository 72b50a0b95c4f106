"""Taking catalogues into the plan: a file is read, laid beside the plan row by row, and taken in when a person says so.

Nothing is written before `take_in`, which is one change with a name. What the file does not say may be stated; what
nobody says stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.journeys.session import Session
from app.models import catalogues
from app.models.catalogues import ASKED, KINDS, Line, Unread
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.schema import fields_of
from app.models.wording import catalogues as wording
from app.models.wording import labels

if TYPE_CHECKING:
    from app.exchange.catalogue_tables import CatalogueFile


@dataclass(frozen=True)
class Preview:
    """A file beside the plan, before anything is written. `stated` is what a person said that the file does not."""

    kind: str
    file: CatalogueFile
    lines: tuple[Line, ...]
    stated: Mapping[str, str] = field(default_factory=dict)

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields that a person may state: asked for, and empty in the file in at least one row."""
        rows = [entry.cells for entry in self.file.entries]
        return tuple(name for name in ASKED[self.kind] if any(not cells.get(name, "").strip() for cells in rows))

    @property
    def takes(self) -> int:
        """How many rows would alter the plan."""
        return sum(line.state in ("new", "changed") for line in self.lines)

    def sentence(self) -> str:
        """How many rows are new, changed, the same and not read."""
        found = catalogues.counts(self.lines)
        return wording.counted(found["new"], found["changed"], found["same"], found["unread"])

    def as_json(self) -> dict[str, object]:
        """The stable value printed by `import-catalogue --json`."""
        return {
            "kind": self.kind,
            "sheet": self.file.sheet,
            "columns": {column.heading: column.field for column in self.file.columns if column.heading},
            "asked": list(self.asked),
            "rows": [
                {
                    "row": line.row,
                    "state": line.state,
                    "wording": line.words,
                    "record": line.record,
                    "set": dict(line.given),
                    "unread": [{"field": one.name, "text": one.text, "reason": one.reason} for one in line.unread],
                }
                for line in self.lines
            ],
        }


def read(plan: Plan, path: Path, kind: str, stated: Mapping[str, str] | None = None, sheet: str = "") -> Preview:
    """The file beside the plan; raises as `read_file`."""
    return beside(plan, kind, read_file(path, kind, sheet), stated or {})


def read_file(path: Path, kind: str, sheet: str = "") -> CatalogueFile:
    """The file alone. Raises `UserError` when it cannot be read, or `kind` does not come from files."""
    if kind not in KINDS:
        raise UserError("catalogue_kind", kind=kind)
    from app.exchange import catalogue_tables

    return catalogue_tables.read(path, path.name, kind, sheet)


def beside(plan: Plan, kind: str, file: CatalogueFile, stated: Mapping[str, str]) -> Preview:
    """The rows of a file that has been read, beside the plan as it is now and with what a person states."""
    kept = {name: text for name, text in stated.items() if name in ASKED[kind]}
    return Preview(kind, file, catalogues.compare(plan, kind, file.entries, kept), kept)


def restated(plan: Plan, preview: Preview, stated: Mapping[str, str]) -> Preview:
    """The same file with something else stated."""
    return beside(plan, preview.kind, preview.file, stated)


def take_in(session: Session, preview: Preview) -> Preview:
    """One change with all that is new and changed; gives the file beside the plan as it then was.

    Laid beside the plan anew first, so that what others wrote meanwhile is not made twice. Raises
    `UserError("catalogue_nothing_new")` when nothing differs.
    """
    now = beside(session.plan, preview.kind, preview.file, preview.stated)
    change = catalogues.change(session.plan, now.kind, now.lines, session.chance)
    if not change.edits:
        raise UserError("catalogue_nothing_new", name=now.file.name)
    session.do(change, words=wording.DEEDS[now.kind])
    return now


def said_of(kind: str, one: Unread) -> str:
    """Why a cell or a row was not read, as a sentence."""
    reason = wording.reason_sentence(one.reason, one.facts)
    if not one.name:
        return f"{reason[:1].upper()}{reason[1:]}."
    name = labels.field_label(kind, one.name) if one.name in fields_of(kind) else one.name
    return f"{name} ”{one.text}” {reason}." if one.text else f"{name} {reason}."


def told(plan: Plan, preview: Preview) -> list[str]:
    """The preview as lines for people: the sum, each row that is not the same, and why cells are not read."""
    kind, lines = preview.kind, [preview.sentence()]
    if preview.file.unknown:
        lines.append(f"Kolumner som inte läses: {', '.join(preview.file.unknown)}.")
    for line in preview.lines:
        if line.state != "same":
            changes = f" {'; '.join(differences(plan, kind, line))}." if line.given else ""
            lines.append(f"Rad {line.row}, {wording.STATES[line.state][0].lower()}: ”{line.words}”.{changes}")
        lines += [f"Rad {line.row}: {said_of(kind, one)}" for one in line.unread]
    return lines


def differences(plan: Plan, kind: str, line: Line) -> list[str]:
    """What a row would set, in words: "Läge: Ur förslaget → Antaget"; of a new one all but its wording."""
    record = plan.get(line.record)
    told = []
    for name, value in sorted(line.given.items(), key=lambda one: list(fields_of(kind)).index(one[0])):
        said = f"{labels.field_label(kind, name)}: "
        if record is not None:
            said += f"{labels.value_text(record, name, plan) or 'inte inlagt'} → "
        elif name == "wording":
            continue
        told.append(said + _words(plan, kind, name, value))
    return told or ["Utan mer än sin formulering"]


def _words(plan: Plan, kind: str, name: str, value: object) -> str:
    """The value as people read it; a theme that the file itself makes by its own words."""
    known = fields_of(kind)[name]
    if known.kind == "choice":
        return labels.choice_label(kind, name, str(value))
    if known.kind == "ref":
        return labels.target_label(plan, str(value)) or str(value).partition(":")[2]
    return ("nej", "ja")[value is True] if known.kind == "flag" else str(value)
