"""One card for each rule F1–F14 for one application: where it stands and one sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from app.models import budget
from app.models.plan import Plan
from app.models.rules.fit import index_text, target_neighbourhoods
from app.models.rules.kinds import CardState, IndexFacts, Remark, RuleCard
from app.models.rules.said import rule_source
from app.models.wording.rules import CARD_DONE, CARD_NO_INDEX, CARD_NO_INDEX_HERE, RULE_NAMES
from app.models.wording.typography import mnkr, money, number

Said: TypeAlias = tuple[CardState, str]


def cards_from(
    plan: Plan, application_id: str, remarks: Iterable[Remark], facts: IndexFacts | None, language: int
) -> tuple[RuleCard, ...]:
    """The cards, given the remarks that concern the application."""
    by_code: dict[str, list[Remark]] = {}
    for remark in remarks:
        by_code.setdefault(remark.code, []).append(remark)
    sums = _sums(plan, application_id)
    done: dict[str, Said] = {
        code: ("done", words[language].format_map(sums)) for code, words in CARD_DONE.items() if code != "F9"
    }
    done["F9"] = _proportion(plan, application_id, facts, language)
    return tuple(_card(code, by_code.get(code, []), done[code], language) for code in RULE_NAMES)


def _card(code: str, remarks: list[Remark], done: Said, language: int) -> RuleCard:
    state, text = done
    if remarks:
        state, text = "stop" if any(r.severity == "block" for r in remarks) else "remark", remarks[0].text
    return RuleCard(code, RULE_NAMES[code][language], state, text, rule_source(code, language), tuple(remarks))


def _proportion(plan: Plan, application_id: str, facts: IndexFacts | None, language: int) -> Said:
    names = target_neighbourhoods(plan, plan.record(application_id))
    values = {name: facts.index[name] for name in names if name in facts.index} if facts else {}
    if facts is None or facts.city is None:
        return "not_applicable", CARD_NO_INDEX[language]
    if not values:
        return "not_applicable", CARD_NO_INDEX_HERE[language]
    shown = {"values": index_text(values), "city": number(facts.city, 1)} | _sums(plan, application_id)
    return "done", CARD_DONE["F9"][language].format_map(shown)


def _sums(plan: Plan, application_id: str) -> dict[str, str]:
    return {
        "applied": money(budget.of_application(plan, application_id).programme),
        "plan": mnkr(budget.applied(plan).programme),
        "frame": mnkr(budget.FRAME, 0),
    }
