"""How a plan's index is computed: what people have settled, and a proposal with its weights as shares.

The method and the domains' weights stand in `index_method`, an indicator's weight on the indicator. It knows what is
in force and who chose it; what a proposal would do, and settling on it, stands in `method_change`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.models import shares
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.schema import DOMAINS
from app.models.wording import method as words

if TYPE_CHECKING:
    from app.analysis import Method
    from app.journeys.situation import Situation

WEIGHTS = "weights"
LEAST_DOMAIN = 5.0
"""Per cent that no domain goes below: the index is of all four."""


@dataclass(frozen=True)
class Settled:
    """What the plan has settled: the method, the weights of the domains where they are not equal, who and why."""

    method: Method
    weights: Mapping[str, float]
    author: str
    reason: str
    record: str


def settled(plan: Plan) -> Settled | None:
    """What people have chosen; None while nobody has. Raises `UserError` for settings that cannot be used."""
    from app.analysis import Method

    records = records_of(plan)
    if not records:
        return None
    record = records[-1]
    text = record.text("settings")
    weights: dict[str, float] = {}
    try:
        given = json.loads(text)
    except ValueError:
        given = None
    if isinstance(given, dict) and WEIGHTS in given:
        weights = _usable(given.pop(WEIGHTS))
        text = json.dumps(given)
    return Settled(Method.from_json(text), weights, record.text("author"), record.text("reason"), record.id)


def records_of(plan: Plan) -> list[Record]:
    """The records that hold a method; where two people each made one, the last in order is in force."""
    return [record for record in plan.of("index_method") if record.text("settings")]


def _usable(weights: object) -> dict[str, float]:
    if not isinstance(weights, dict):
        raise UserError("bad_weights", reason=str(weights)[:40])
    for key, weight in weights.items():
        number = isinstance(weight, int | float) and not isinstance(weight, bool)
        if key not in DOMAINS or not number or not math.isfinite(weight) or weight <= 0:
            raise UserError("bad_weights", reason=f"{key}: {weight}"[:60])
    return {key: float(weight) for key, weight in weights.items()}


@dataclass(frozen=True)
class Draft:
    """A proposal: the method, and shares in per cent of the domains and of the indicators in each."""

    method: Method
    domains: Mapping[str, float]
    indicators: Mapping[str, Mapping[str, float]]

    def sharing(self, key: str, to: float) -> Draft:
        """The same with one domain's or indicator's share moved to `to` per cent; the others give or take."""
        if key in self.domains:
            return replace(self, domains=shares.moved(self.domains, key, to, LEAST_DOMAIN))
        domain = next(domain for domain, parts in self.indicators.items() if key in parts)
        moved = shares.moved(self.indicators[domain], key, to)
        return replace(self, indicators={**self.indicators, domain: moved})

    def choosing(self, preset: str) -> Draft:
        """The same weights with a preset's method, on the bounds there are."""
        from app.analysis import presets

        return replace(self, method=presets.preset(preset, presets.standard_of(self.method)))

    @property
    def preset(self) -> str | None:
        """Which preset the method is; None for somebody's own."""
        from app.analysis import presets

        return presets.preset_of(self.method)

    @property
    def equal(self) -> bool:
        """Whether all domains, and all indicators in each, weigh the same."""
        return all(shares.are_equal(parts) for parts in (self.domains, *self.indicators.values()))

    @property
    def standard(self) -> bool:
        """Whether this is the standard method with equal weights, which asks for nobody's name or reason."""
        return self.equal and self.preset == "standard"

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of every domain and indicator; 1 is what equal ones have."""
        found = shares.weights_of(self.domains)
        for parts in self.indicators.values():
            found |= shares.weights_of(parts)
        return found


def in_force(situation: Situation) -> Draft:
    """The method and weights the situation was computed with, to change from."""
    tree = situation.result.framework.tree
    domains: dict[str, float] = {}
    indicators: dict[str, Mapping[str, float]] = {}
    for node, key in enumerate(tree.keys[tree.leaf_count : tree.root], tree.leaf_count):
        domains[key] = float(tree.weight[node])
        leaves = [leaf for leaf in range(tree.leaf_count) if tree.parent[leaf] == node]
        indicators[key] = shares.shares_of({tree.keys[leaf]: float(tree.weight[leaf]) for leaf in leaves})
    ordered = {key: domains[key] for key in DOMAINS if key in domains}
    return Draft(situation.result.method, shares.shares_of(ordered), {key: indicators[key] for key in ordered})


def standard_draft(situation: Situation) -> Draft:
    """The standard method with equal weights, for the same table."""
    now = in_force(situation)
    equal = {domain: shares.shares_of(dict.fromkeys(parts, 1.0)) for domain, parts in now.indicators.items()}
    return Draft(situation.standard, shares.shares_of(dict.fromkeys(now.domains, 1.0)), equal)


def line(situation: Situation) -> str:
    """What stands at every figure computed otherwise than usual; "" for the standard method with equal weights."""
    draft = in_force(situation)
    author = situation.settled.author if situation.settled is not None else ""
    preset = draft.preset
    name = "" if preset == "standard" else words.preset_name(preset)
    return words.in_force_line(name, not draft.equal, author)
