"""The results chain of a plan in words and figures: what each card and line of the picture says.

The chain itself is worked out in `app.models.chain`; how it is drawn is `app.figures.chain`'s business.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.figures.chain import ChainCard, ChainData, ChainLine, Lack, Side
from app.models import budget
from app.models.chain import KINDS, Card, Chain, Gap, Kind
from app.models.plan import Plan, Record
from app.models.wording import labels, linking, typography

SIDES: Mapping[Gap, Side] = {
    "no_finding": "left",
    "no_goal": "right",
    "no_measure": "right",
    "no_activity": "right",
}


def picture_of(plan: Plan, chain: Chain) -> ChainData:
    """The chain, or a part of it, as a picture's data. Keys are the records' ids and the ties' keys."""
    titles = {card.record.id: labels.title_of(card.record) for card in chain.cards}
    kinds = {card.record.id: card.kind for card in chain.cards}
    lines = tuple(
        ChainLine(
            tie.key,
            tie.left,
            tie.right,
            f"Koppling: {linking.says(kinds[tie.left], kinds[tie.right], (titles[tie.left], titles[tie.right]))}.",
        )
        for tie in chain.ties
    )
    beside = _beside(chain, titles)
    cards = tuple(_card(plan, card, beside.get(card.record.id, ())) for card in chain.cards)
    heads = tuple(_head(plan, chain, kind) for kind in KINDS)
    return ChainData(heads, cards, lines, "Resultatkedja", described(chain))


def described(chain: Chain) -> str:
    """The picture in one or two sentences: how many there are of each kind, how many links, and what is missing."""
    counts = typography.listed([labels.counted(len(chain.of(kind)), kind) for kind in KINDS])
    links = typography.plural(len(chain.ties), "koppling", "kopplingar")
    lacking = sum(1 for card in chain.cards if card.gaps)
    gaps = f" {typography.plural(lacking, 'post', 'poster')} saknar något." if lacking else " Inget saknas i tråden."
    return f"Från slutsats till ansökan: {counts}, med {links}.{gaps}"


def _head(plan: Plan, chain: Chain, kind: Kind) -> tuple[str, str]:
    """How many there are, and under it the kronor, or how many of them lack something."""
    found = chain.of(kind)
    title = labels.counted(len(found), kind)
    if kind == "activity":
        return title, typography.money(sum(card.amount or 0 for card in found))
    if kind == "application":
        sent = [card.record for card in found if not card.record.flag("withheld")]
        records = [one for application in sent for one in plan.targets(application, "activities")]
        return title, f"söker {typography.money(budget.of_activities(plan, records).programme)}"
    lacking = sum(1 for card in found if card.gaps)
    return title, f"{typography.number(lacking)} saknar något" if lacking else "inget saknas" if found else ""


def _beside(chain: Chain, titles: Mapping[str, str]) -> dict[str, list[str]]:
    """What each record is linked to, by name."""
    found: dict[str, list[str]] = {}
    for tie in chain.ties:
        found.setdefault(tie.left, []).append(titles[tie.right])
        found.setdefault(tie.right, []).append(titles[tie.left])
    return found


def _card(plan: Plan, card: Card, beside: list[str] | tuple[()]) -> ChainCard:
    title, detail = labels.title_of(card.record), _detail(plan, card)
    lacks = tuple(Lack(linking.gap(gap), _side(card.kind, gap)) for gap in card.gaps)
    kind = labels.type_label(card.kind)
    said = [f"{kind[:1].upper()}{kind[1:]}: {title}", detail, *(lack.words for lack in lacks)]
    linked = f"Kopplad till {typography.listed([typography.quoted(name) for name in beside])}" if beside else ""
    label = ". ".join(words.rstrip(".") for words in (*said, linked or "Inte kopplad") if words)
    return ChainCard(card.record.id, KINDS.index(card.kind), title, detail, lacks, f"{label.rstrip('.')}.")


def _side(kind: Kind, gap: Gap) -> Side:
    """Where the thread breaks: towards what lies before the record, or towards what follows."""
    if gap == "no_goal" and kind != "finding":
        return "left"
    if gap == "no_activity" and kind == "application":
        return "left"
    return SIDES.get(gap, "")


def _detail(plan: Plan, card: Card) -> str:
    record = card.record
    match card.kind:
        case "finding":
            quoted = {one for e in plan.children(record.id, "evidence") for one in e.refs("indicators")}
            return typography.plural(len(quoted), "indikator", "indikatorer") if quoted else ""
        case "goal":
            return labels.value_text(record, "lead_responsible", plan)
        case "measure":
            return _from_to(plan, record)
        case "activity":
            years = typography.year_range(_year(record, "start"), _year(record, "end"))
            money = typography.money(card.amount) if card.amount else ""
            return ", ".join(part for part in (money, years) if part)
        case "application":
            money = typography.money(card.amount or 0)
            return f"{money}, skickas inte än" if record.flag("withheld") else f"söker {money}"


def _from_to(plan: Plan, measure: Record) -> str:
    """ "12,5 → 9 procent 2018": the baseline and the last target; what is not there is left out."""
    base = measure.text("baseline_value")
    targets = [one for one in plan.children(measure.id, "target") if not one.is_empty("value")]
    last = max(targets, key=lambda one: one.number("year") or 0, default=None)
    goal = typography.number(last.text("value")) if last is not None else ""
    start = typography.number(base) if base else ""
    values = typography.with_unit(" → ".join(part for part in (start, goal) if part), measure.text("unit"))
    year = str(last.number("year") or "") if last is not None else ""
    return f"{values} {year}".strip() if start or goal else ""


def _year(record: Record, name: str) -> int | None:
    text = record.text(name)[:4]
    return int(text) if text.isdigit() else None
