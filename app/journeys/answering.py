"""Answering what stands out: each weak indicator by a finding or a written reason, each strength by a finding.

It joins the computed situation with the plan's findings and reasons, and does the few changes the list needs. The
person's words are theirs; nothing is answered by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from app.journeys.evidence import indicator_quote
from app.journeys.session import Session
from app.journeys.situation import Situation
from app.journeys.views.parts import Quote
from app.models import coverage, verbs
from app.models.change import combine
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.wording import answering as words
from app.models.wording import typography

if TYPE_CHECKING:
    from app.analysis import ProfileRow

Side: TypeAlias = Literal["weak", "strong"]
WEAK: Final = "weak"
STRONG: Final = "strong"
LEAST, MOST = Decimal("0.01"), Decimal("0.5")


@dataclass(frozen=True)
class Outstanding:
    """One indicator in one of the plan's neighbourhoods that is among the worst or the best.

    `place` is counted from that end, 1 first, of `of` neighbourhoods with a figure in `year`. `findings` are the ids
    of those that quote it there; `reason` the id of a written answer, "" for none.
    """

    side: Side
    key: str
    indicator: str
    label: str
    domain: str
    unit: str
    value: str
    year: int
    place: int
    of: int
    findings: tuple[str, ...] = ()
    reason: str = ""

    @property
    def answered(self) -> bool:
        """True when a finding or a written reason answers; a strength only by a finding."""
        return bool(self.findings or self.reason)


def outstanding(situation: Situation, plan: Plan, side: Side) -> tuple[Outstanding, ...]:
    """What stands out in the plan's neighbourhoods on one side, in the order of the framework, then of the plan's own.

    `plan` is the live one: answers may be newer than the situation.
    """
    found = [(row, unit) for unit in situation.own for row in situation.profiles[unit] if row.standing == side]
    pairs = [(row.indicator, unit) for row, unit in found]
    chains = {
        (chain.indicator_id, *chain.neighbourhoods): chain
        for chain in coverage.matrix(plan, coverage.weak_by_key(plan, pairs)).chains
    }
    records = {record.text("key"): record for record in plan.of("indicator_definition")}
    made = [
        _outstanding(side, row, records[row.indicator], unit, chains[records[row.indicator].id, unit])
        for row, unit in found
        if row.indicator in records
    ]
    order = {key: at for at, key in enumerate(situation.result.framework.tree.leaves)}
    return tuple(sorted(made, key=lambda row: order[row.key]))


def _outstanding(side: Side, row: ProfileRow, record: Record, unit: str, chain: coverage.Chain) -> Outstanding:
    place = row.rank if side == WEAK else row.from_best
    assert row.value is not None and row.year is not None and place is not None, "only figures stand out"
    return Outstanding(
        side,
        row.indicator,
        record.id,
        record.text("label") or row.indicator,
        record.text("risk_domain"),
        unit,
        typography.with_unit(typography.number(row.value, 1), record.text("unit")),
        row.year,
        place,
        row.of,
        chain.links["finding"],
        (chain.answer or "") if side == WEAK else "",
    )


def leave(session: Session, indicator: str, places: Sequence[str], reason: str) -> None:
    """Writes why a weak indicator is left without a finding in each of the places: one Change.

    Raises `UserError` for an empty reason.
    """
    plan = session.plan
    fields = [{"indicator": indicator, "neighbourhood": f"area:{place}", "reason": _said(reason)} for place in places]
    made = [verbs.create(plan, "weak_indicator_answer", given, session.chance) for given in fields]
    last = plan.of("weak_indicator_answer")[-1:]
    session.do(combine(*verbs.in_order(made, session.chance, last[0].position if last else "")))


def rewrite(session: Session, answer: str, reason: str) -> None:
    """Other words for a written reason. Raises `UserError` for an empty one."""
    session.do(verbs.set_value(session.plan, answer, "reason", _said(reason)))


def _said(reason: str) -> str:
    if not reason.strip():
        raise UserError("reason_missing")
    return reason.strip()


def take_back(session: Session, reason: str) -> None:
    """Takes a written reason away; undo brings it back."""
    session.do(verbs.delete(session.plan, [reason]))


def set_threshold(session: Session, text: str) -> None:
    """The share that counts as weak, as a person writes it: "25", "25 %" or "0,25". "" is the default again.

    A number under one is a share, any other is in per cent. Raises `UserError` outside 1–50 per cent.
    """
    plan = session.plan
    given = text.replace("%", "").strip()
    stored = typography.shortest(_share(given)) if given else None
    session.do(verbs.set_value(plan, plan.id, "weak_threshold", stored), words=words.THRESHOLD_DEED)


def _share(text: str) -> Decimal:
    number = Decimal(typography.parse_number(text))
    share = number if abs(number) < 1 else number / 100
    if not LEAST <= share <= MOST:
        raise UserError("threshold_out_of_range")
    return share


def quote_of(situation: Situation, row: Outstanding) -> Quote:
    """The figure of a row, to be the evidence of a finding: a risk factor where it is weak, else a protective one."""
    found = indicator_quote(situation, row.unit, row.key)
    return replace(found, kind="risk_factor" if row.side == WEAK else "protective_factor")
