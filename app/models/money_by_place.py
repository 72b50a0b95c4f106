"""Where the programme's money is to be used: the cost rows of the plan's activities, split over neighbourhoods.

An activity is in its own neighbourhoods, or else in its goals', as rule F9 has it. In several, its money is split by
their inhabitants when all of them are known, else equally. No krona is lost or made: the parts add up to the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.models import budget
from app.models.plan import Plan, Record
from app.models.wording.typography import swedish_key


@dataclass(frozen=True, slots=True)
class MoneyByPlace:
    """Whole kronor by the neighbourhood's name; `untied` belongs to none. The ids of the activities that were split
    by inhabitants, that were split equally, and that have no neighbourhood.
    """

    by_place: Mapping[str, int]
    untied: int
    split_by_people: tuple[str, ...]
    split_equally: tuple[str, ...]
    without_place: tuple[str, ...]

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self.by_place.values()) + self.untied


def money_by_place(plan: Plan, population: Mapping[str, float]) -> MoneyByPlace:
    """The programme's funds in the plan by neighbourhood. population: inhabitants by name, where they are known."""
    by_place: dict[str, int] = {}
    untied = 0
    by_people: list[str] = []
    equally: list[str] = []
    nowhere: list[str] = []
    for activity in plan.of("activity"):
        amount = budget.of_activity(plan, activity.id).programme
        names = places_of(plan, activity)
        if not amount:
            continue
        if not names:
            untied += amount
            nowhere.append(activity.id)
            continue
        people = [population.get(name, 0.0) for name in names]
        all_known = all(count > 0 for count in people)
        if len(names) > 1:
            (by_people if all_known else equally).append(activity.id)
        for name, part in zip(names, apportion(amount, people if all_known else [1.0] * len(names)), strict=True):
            by_place[name] = by_place.get(name, 0) + part
    return MoneyByPlace(by_place, untied, tuple(by_people), tuple(equally), tuple(nowhere))


def places_of(plan: Plan, activity: Record) -> list[str]:
    """The names of an activity's neighbourhoods: its own, or else its goals'; in Swedish order."""
    keys = set(activity.refs("neighbourhoods"))
    if not keys:
        keys = {key for goal in plan.targets(activity, "goals") for key in goal.refs("neighbourhoods")}
    return sorted((key.partition(":")[2] for key in keys), key=swedish_key)


def apportion(amount: int, weights: Sequence[float]) -> list[int]:
    """`amount` in whole parts by weight, adding up to it (largest remainders; the first of equals gets the odd one).

    Weights are ≥ 0 and not all zero.
    """
    whole = sum(weights)
    exact = [amount * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in order[: amount - sum(parts)]:
        parts[place] += 1
    return parts
