"""What a view asks a person to move: one figure of one place, in its own unit, with what it is compared with.

The window draws it without knowing what it means; what is moved comes back by its key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.models.wording import typography

TickKind: TypeAlias = Literal["today", "city", "best", "target"]


@dataclass(frozen=True)
class Tick:
    """A place on the slider that says something: `words` without the figure, "staden", "bästa fjärdedelen".

    Without words the slider's note tells what it is.
    """

    kind: TickKind
    value: float
    words: str


@dataclass(frozen=True)
class Slider:
    """One figure that can be moved from `low` to `high` in steps of `step`, in `unit`; `key` is the indicator.

    `start` is the figure as it stands in the table, None where it is missing; `value` is what it is set to now, None
    while a missing figure has been given nothing. `proposed` is what it is set to before anybody has moved it.
    `least` and `most` bound what may be written where that is wider than what can be dragged.
    """

    key: str
    label: str
    low: float
    high: float
    value: float | None
    start: float | None
    step: float
    decimals: int = 0
    unit: str = ""
    proposed: float | None = None
    ticks: tuple[Tick, ...] = ()
    note: str = ""
    least: float | None = None
    most: float | None = None

    @property
    def moved(self) -> bool:
        """Whether it stands elsewhere than where it was proposed."""
        return self.value != self.proposed

    def figure(self, value: float) -> str:
        """A value in words, "12,5 %" and "30 %": whole where it is, else with as many decimals as the steps."""
        places = max(self.decimals, 1)
        if round(value, places) == round(value):
            places = 0
        return typography.with_unit(typography.number(value, places), self.unit)

    def allows(self, value: float) -> bool:
        """Whether a written value may be used."""
        least, most = self.limits
        return least <= value <= most

    @property
    def limits(self) -> tuple[float, float]:
        """The least and the greatest that may be written."""
        return (self.low if self.least is None else self.least), (self.high if self.most is None else self.most)
