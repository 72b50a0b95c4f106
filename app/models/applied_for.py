"""All applications beside each other: what each asks for by year and who else pays, and the sums against the frame.

Sums count every activity once, however many applications it stands in, so they may be less than their rows. What is
not to be sent yet is told apart and never counted in what is applied for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.models import budget
from app.models.budget import Budget
from app.models.plan import Plan, Record
from app.models.schema import FINANCING
from app.models.wording import labels
from app.models.wording.typography import listed, mnkr, percent, quoted

OTHERS = tuple(payer for payer in FINANCING if payer != budget.PROGRAMME_FUNDS)


@dataclass(frozen=True, slots=True)
class Applied:
    """One application's costs. `money` is all of them, whoever pays."""

    id: str
    title: str
    money: Budget

    @property
    def asked(self) -> dict[int | None, int]:
        """Kronor of the programme's funds by year."""
        return self.money.financed(budget.PROGRAMME_FUNDS).by_year()


@dataclass(frozen=True, slots=True)
class AllApplied:
    """`sent` are to be sent, `kept` are not yet; `sum_sent` and `sum_kept` count every activity once, in the first.

    `shared` are the names of activities that stand in more than one application.
    """

    sent: tuple[Applied, ...]
    kept: tuple[Applied, ...]
    sum_sent: Budget
    sum_kept: Budget
    shared: tuple[str, ...]

    @property
    def years(self) -> tuple[int | None, ...]:
        """From the first to the last year in which something is asked of the programme; None last, if in no year."""
        found = {year for one in (*self.sent, *self.kept) for year in one.asked}
        known = [year for year in found if year is not None]
        return (*(range(min(known), max(known) + 1) if known else ()), *([None] if None in found else []))

    @property
    def payers(self) -> tuple[str | None, ...]:
        """Who else pays for something, in the schema's order; None last, where it is not said."""
        found = {row.financed_by for one in (*self.sent, *self.kept) for row in one.money.rows}
        return tuple(payer for payer in (*OTHERS, None) if payer in found)

    @property
    def left(self) -> int:
        """Whole kronor of the frame that these applications do not ask for; negative when they ask for more."""
        return budget.FRAME - self.sum_sent.programme

    @property
    def sentence(self) -> str:
        """What is asked for together, against the frame."""
        asked = self.sum_sent.programme
        frame = mnkr(budget.FRAME, 0)
        if self.left < 0:
            return f"Ni söker {mnkr(asked)}. Det är {mnkr(-self.left)} mer än programmets {frame}."
        share = percent(100 * asked / budget.FRAME, 1)
        return f"Ni söker {mnkr(asked)}: {share} av programmets {frame}, som ska räcka till sex nämnder hela perioden."

    @property
    def told_apart(self) -> str:
        """What the sums do not count; "" when they count everything shown."""
        said = []
        if self.kept:
            said.append(f"Det som inte skickas än, {mnkr(self.sum_kept.programme)}, räknas inte.")
        if self.shared:
            names = listed([quoted(name) for name in self.shared])
            said.append(f"{names} finns i mer än en ansökan och räknas en gång i summorna.")
        return " ".join(said)


def all_applied(plan: Plan) -> AllApplied:
    """Every application of the plan, in its order."""
    applications = plan.of("application")
    sent = [one for one in applications if not one.flag("withheld")]
    kept = [one for one in applications if one.flag("withheld")]
    counted = _activities(plan, sent)
    rest = {name: activity for name, activity in _activities(plan, kept).items() if name not in counted}
    twice = [
        labels.title_of(activity)
        for activity in (counted | rest).values()
        if len(plan.referring(activity.id, "application", "activities")) > 1
    ]
    return AllApplied(
        tuple(_applied(plan, one) for one in sent),
        tuple(_applied(plan, one) for one in kept),
        budget.of_activities(plan, counted.values()),
        budget.of_activities(plan, rest.values()),
        tuple(twice),
    )


def _activities(plan: Plan, applications: Iterable[Record]) -> dict[str, Record]:
    return {activity.id: activity for one in applications for activity in plan.targets(one, "activities")}


def _applied(plan: Plan, application: Record) -> Applied:
    return Applied(application.id, labels.title_of(application), budget.of_application(plan, application.id))
