"""What a field and a record type are; the declarations themselves stand beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["text", "prose", "number", "money", "year", "years", "date", "choice", "flag", "ref", "refs"]
Policy: TypeAlias = Literal["decide", "quiet", "prose", "set"]

NEIGHBOURHOOD = "@neighbourhood"
BOARD = "@board"
PLACE = "@place"
"""Any place of the map: a neighbourhood, a board or the whole city."""
ROLE = "@role"
ANY = "*"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `wanted`: a remark is given while it is empty.

    `to`: the record types (or a catalogue, `@…`) that a reference may name.

    A catalogue key is the plain name with its prefix: `area:Ekliden`, `board:Exempelnämnden`, `city:Hela staden`,
    `role:chair`.
    `set_once` fields never change after creation. `more` fields are folded away until asked for.
    """

    name: str
    kind: Kind
    wanted: bool = False
    choices: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    unit: str = ""
    set_once: bool = False
    more: bool = False
    quiet: bool = False

    @property
    def policy(self) -> Policy:
        """How two people's edits of the field meet."""
        if self.kind == "prose":
            return "prose"
        if self.kind == "refs":
            return "set"
        return "quiet" if self.quiet else "decide"


@dataclass(frozen=True, slots=True)
class RecordType:
    """One kind of record. `title` names the field a person knows it by; `parents` the types it lies under.

    `approved_with`: the reference fields whose records belong to what an approval is given for.
    `in_package`: False for what never leaves the group. `in_digest`: False for what an approval is not about.
    `settled`: made whole by the program and never edited by anybody, only taken away.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    parents: tuple[str, ...] = ()
    approved_with: tuple[str, ...] = ()
    in_package: bool = True
    in_digest: bool = True
    settled: bool = False


def field(name: str, kind: Kind, *marks: str, **more: tuple[str, ...] | str) -> Field:
    """A field in one line: marks are `wanted`, `once`, `more`, `quiet`."""
    choices, to, unit = more.get("choices", ()), more.get("to", ()), more.get("unit", "")
    return Field(
        name,
        kind,
        "wanted" in marks,
        (choices,) if isinstance(choices, str) else choices,
        (to,) if isinstance(to, str) else to,
        unit if isinstance(unit, str) else "",
        "once" in marks,
        "more" in marks,
        "quiet" in marks,
    )


DOMAINS = ("sociala_riskfaktorer", "halsa", "sakerhet_trygghet", "forsorjning")
ORGANISATION_KINDS = ("district_board", "housing_company", "specialist_board", "police", "civil_society", "other")
COST_KINDS = ("staff", "premises", "purchase", "grant", "equipment", "capital_expenditure", "other")
FINANCING = ("programme_funds", "regular_budget", "company", "other_grant")
INSTANCES = ("local_group", "district_board", "executive_board", "central_group")
OUTCOMES = ("approved", "partly", "endorsed", "rejected", "referred_back", "tabled", "forwarded")
ACTIVITY_STATUS = ("planned", "running", "done", "stopped")
POSITION = Field("position", "text", quiet=True)
EVIDENCE_VIEWS = (
    "standing",
    "why",
    "profile",
    "heat",
    "trend",
    "similar",
    "what_if",
    "robust",
    "proportion",
    "map",
)
"""The views of the situation that a finding may quote."""
