"""What a person may ask of a view, and what they have asked: one value for all views, so that choices follow along.

Knows names and numbers only. Refuses to know what any view does with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

CITY_REFERENCE: Final = "city"
BOARD_REFERENCE: Final = "board"


@dataclass(frozen=True)
class Asked:
    """The neighbourhood, the node (index, domain or indicator) and the indicator that are chosen, in every view.

    `reference` is what is compared with: "city", "board" or a neighbourhood. `changes` are raw values by indicator for
    *Vad händer om*. `options` are choices that only one view has, by the name of its chooser.
    """

    unit: str | None = None
    node: str | None = None
    indicator: str | None = None
    reference: str = CITY_REFERENCE
    changes: Mapping[str, float] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    def choosing(self, name: str, chosen: str) -> Asked:
        """The same with another unit, node, indicator or reference, or with an option of one view's own.

        Values that were tried belong to the neighbourhood they were tried in, and go with it.
        """
        if name == "unit" and chosen != self.unit:
            return replace(self, unit=chosen, changes={})
        match name:
            case "unit":
                return self
            case "node":
                return replace(self, node=chosen)
            case "indicator":
                return replace(self, indicator=chosen)
            case "reference":
                return replace(self, reference=chosen)
        return replace(self, options={**self.options, name: chosen})

    def changing(self, indicator: str, value: float | None) -> Asked:
        """The same with a raw value tried for an indicator; None takes what was tried away."""
        others = {key: tried for key, tried in self.changes.items() if key != indicator}
        return replace(self, changes=others if value is None else {**others, indicator: value})

    def untried(self) -> Asked:
        """The same without any value tried."""
        return replace(self, changes={})


NOTHING: Final = Asked()
"""Nobody has chosen anything yet."""


@dataclass(frozen=True)
class Chooser:
    """One choice a view offers: `asks` is the name for `Asked.choosing`, `options` are (key, words)."""

    asks: str
    name: str
    options: tuple[tuple[str, str], ...]
    current: str
