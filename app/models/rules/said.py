"""Puts the words to what a rule found: its text, and the sentence of the source that the rule rests on."""

from __future__ import annotations

from app.models.plan import Plan
from app.models.rules.kinds import Found, Remark
from app.models.wording import source
from app.models.wording.labels import help_text
from app.models.wording.rules import CRITICISM, REQUIREMENT_SOURCE, RULE_QUOTES, TEXT_QUOTES, TEXTS, UNSETTLED_SOURCE


def remark(plan: Plan, found: Found, language: int = 0) -> Remark:
    """The remark in words."""
    text = TEXTS[found.key][language].format_map(dict(found.facts))
    return Remark(found.code, found.severity, found.record, found.field, text, _source(plan, found, language))


def rule_source(code: str, language: int = 0) -> str:
    """The quotation a rule F1–F14 rests on, or the criticism behind R01–R11."""
    return source.cite(RULE_QUOTES[code]) if code in RULE_QUOTES else CRITICISM[code][language]


def _source(plan: Plan, found: Found, language: int) -> str:
    if found.code == "empty":
        return help_text(plan.record(found.record).type, found.field, language)
    if found.code == "unsettled":
        return UNSETTLED_SOURCE[language]
    if found.code == "requirement":
        return plan.record(found.record).text("source") or REQUIREMENT_SOURCE[language]
    own = source.cite(TEXT_QUOTES[found.key]) if found.key in TEXT_QUOTES else ""
    if found.code in CRITICISM:
        return f"{CRITICISM[found.code][language]} {own}".strip()
    return own or rule_source(found.code, language)
