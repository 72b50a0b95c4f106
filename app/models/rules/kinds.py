"""What a rule says: a remark about one field of one record, and the card that sums up one rule for one application.

A rule itself only yields `Found`: a code, where, and the facts; the words are put to it in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as filled
from typing import Literal, TypeAlias

from app.models.plan import Plan

Severity = Literal["block", "remark"]
CardState = Literal["done", "remark", "stop", "not_applicable"]
Facts: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to see to. `record`: an id; `field`: a field's name or ""; `source`: the sentence the rule rests on."""

    code: str
    severity: Severity
    record: str
    field: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One rule for one application, as the rules panel shows it."""

    code: str
    name: str
    state: CardState
    text: str
    source: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """What the rules need to know of the social index; high is high risk.

    `index`: composite value by neighbourhood name, only those that have one. `city`: the reference value. `year` and
    `source` are printed beside. Nothing here is computed by the rules.
    """

    index: Mapping[str, float] = filled(default_factory=dict)
    city: float | None = None
    population: Mapping[str, float] = filled(default_factory=dict)
    year: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found; `key` names a text of `app.models.wording.rules` that `facts` fill."""

    code: str
    severity: Severity
    record: str
    field: str
    key: str
    facts: Facts = filled(default_factory=dict)


Rule: TypeAlias = Callable[[Plan, IndexFacts | None], Iterator[Found]]
