"""What the page *Metod* shows of a proposal: sliders for the weights, the places before and after, the intervals.

It turns drafts and previews into words, rows and a chart. Refuses to know how a page is laid out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.figures.scene import Measure, Scene
from app.figures.standing import standing_chart
from app.journeys.method import LEAST_DOMAIN, Draft, in_force
from app.journeys.method_change import Preview, moves
from app.journeys.views.parts import DASH, Build, Row, Table, domain_label, indicator_label
from app.journeys.views.sliders import Slider
from app.journeys.views.standing import standing_rows
from app.models.shares import WHOLE, are_equal
from app.models.wording import method as words
from app.models.wording import typography

if TYPE_CHECKING:
    from app.journeys.session import Session
    from app.journeys.situation import Situation

DOMAINS_GROUP = "domains"
STEP = 1.0


def groups(draft: Draft) -> tuple[tuple[str, str], ...]:
    """What can be weighed against each other: the domains, and the indicators of each domain that has several."""
    found = [(DOMAINS_GROUP, words.DOMAINS)] if len(draft.domains) > 1 else []
    found += [(domain, domain_label(domain)) for domain, parts in draft.indicators.items() if len(parts) > 1]
    return tuple(found)


def sliders(situation: Situation, draft: Draft, now: Draft, group: str) -> tuple[Slider, ...]:
    """One slider for each share in a group; `now` is what is in force, where each began."""
    parts = _parts(draft, group)
    held, least = _parts(now, group), LEAST_DOMAIN if group == DOMAINS_GROUP else 0.0
    return tuple(
        Slider(
            key,
            domain_label(key) if group == DOMAINS_GROUP else indicator_label(situation, key),
            least,
            WHOLE - least * (len(parts) - 1),
            round(share, 4),
            round(held[key], 4),
            STEP,
            unit="%",
            proposed=round(held[key], 4),
        )
        for key, share in parts.items()
    )


def _parts(draft: Draft, group: str) -> dict[str, float]:
    return dict(draft.domains if group == DOMAINS_GROUP else draft.indicators[group])


def reset(draft: Draft, now: Draft, group: str) -> Draft:
    """The proposal with one group's shares as they are in force."""
    if group == DOMAINS_GROUP:
        return replace(draft, domains=now.domains)
    return replace(draft, indicators={**draft.indicators, group: now.indicators[group]})


def said(draft: Draft) -> str:
    """The method in words, and who weighs what."""
    method = draft.method
    told = words.described(
        method.normalise, method.baseline, (method.within, method.between), method.treat, method.clip
    )
    if draft.equal:
        return f"{told} Alla vikter är lika."
    shares = words.shares_sentence([(domain_label(key), share) for key, share in draft.domains.items()])
    inside = [domain_label(d) for d, parts in draft.indicators.items() if not are_equal(parts)]
    rest = f" Indikatorerna väger olika i {typography.listed(inside)}." if inside else ""
    return f"{told} Områdena väger {shares}.{rest}"


def in_force_sentence(situation: Situation) -> str:
    """Which method the plan has, who chose it and why, and how it goes."""
    told = said(in_force(situation))
    if not situation.own_method:
        return f"{words.STANDARD_IN_FORCE} {told}"
    settled = situation.settled
    reason = f" Skäl: {typography.quoted(settled.reason)}." if settled is not None and settled.reason else ""
    return f"{situation.own_method}{reason} {told}"


def authors(session: Session, situation: Situation) -> tuple[str, ...]:
    """Who can have chosen a method: whoever did last, who works at this computer, and the plan's members."""
    last = situation.settled.author if situation.settled is not None else ""
    names = [last, session.person.name, *(member.text("name") for member in session.plan.of("member"))]
    return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True)
class Shown:
    """A preview in words, as a chart of intervals and as the table of places before and after."""

    sentence: str
    chart: Build
    table: Table


def shown(before: Situation, preview: Preview) -> Shown:
    """What a proposal does: the plan's own places, how many others move, and every interval."""
    after = preview.situation
    found = moves(before, after)
    own = {unit: found.get(unit, (None, None)) for unit in before.own}
    others = sum(one != two for unit, (one, two) in found.items() if unit not in own)
    rows = standing_rows(after, preview.intervals)

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        return standing_chart(rows, after.city, (width, height), measure, scale=scale, title=words.CHART)

    return Shown(words.moves_sentence(own, others), build, _table(before, found))


def _table(before: Situation, found: dict[str, tuple[int | None, int | None]]) -> Table:
    """The plan's own first; the others by their new place, those that move before those that stay."""

    def order(unit: str) -> tuple[bool, bool, float]:
        one, two = found[unit]
        return unit not in before.own, one == two, float(two or len(found) + 1)

    rows = [
        Row(unit, (unit, _place(found[unit][0]), _place(found[unit][1])), unit in before.own, _still(found[unit]))
        for unit in sorted(found, key=order)
    ]
    return Table(("Stadsdel", "Nu", "Förslag"), frozenset({1, 2}), tuple(rows))


def _place(rank: int | None) -> str:
    return DASH if rank is None else str(rank)


def _still(both: tuple[int | None, int | None]) -> bool:
    return both[0] == both[1]
