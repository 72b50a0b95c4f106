"""The chapter on the situation: what the index says, then each domain with its figures and the group's findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from app.models import datasets
from app.models.plan import Plan, Record
from app.models.schema import DOMAINS
from app.models.wording import labels, typography
from app.reports.content import Attachments, SituationPart
from app.reports.pieces import chapter, labelled, para, prose, section, together
from app.reports.scene_painter import flowable
from app.reports.sheet import WIDTH
from app.reports.tables import table_of

ROOM_FOR_FINDING = 74.0


def situation_chapter(plan: Plan, given: Attachments) -> Iterator[Flowable]:
    """What the index says, and every domain even where nothing is known of it."""
    yield from chapter("Lägesbild")
    if not given.situation:
        yield para(given.why_not or "Ingen indextabell har lästs in.", "small")
    for part in given.situation:
        yield from situation_part(part)
    for domain in DOMAINS:
        yield from _domain(plan, given, domain)
    loose = [f for f in plan.of("finding") if f.text("risk_domain") not in DOMAINS]
    if loose:
        yield from section("Slutsatser utan huvudområde")
        for finding in loose:
            yield from _finding(plan, finding)


def situation_part(part: SituationPart) -> Iterator[Flowable]:
    """A question, its sentence, the chart, the same as a table, and the source."""
    yield from section(part.question, room=60 + (part.figure.height if part.figure is not None else 40))
    yield para(part.answer)
    if part.caveat:
        yield para(part.caveat, "small")
    if part.figure is not None:
        yield together([flowable(part.figure.build, WIDTH, part.figure.height, part.figure.alt)])
    if part.table is not None:
        yield from table_of(part.table)
    yield para(part.source, "small")


def _domain(plan: Plan, given: Attachments, domain: str) -> Iterator[Flowable]:
    findings = [f for f in plan.of("finding") if f.text("risk_domain") == domain]
    tables = given.domains.get(domain, ())
    yield from section(labels.choice_label("finding", "risk_domain", domain), room=130 if tables else 70)
    for data in tables:
        yield from table_of(data)
    if given.situation and not tables:
        yield para("Uppgift saknas: ingen indikator i tabellen hör hit.", "small")
    if not findings:
        yield para("Ingen slutsats i det här huvudområdet.", "small")
    for finding in findings:
        yield from _finding(plan, finding)


def _source(plan: Plan, evidence: Sequence[Record]) -> str:
    """Which tables were quoted, and the fingerprints of what was computed from them."""
    tables = dict.fromkeys(datasets.named(table) for each in evidence for table in plan.targets(each, "dataset"))
    marks = dict.fromkeys(filter(None, (each.text("fingerprint")[:8] for each in evidence)))
    said = f" Ur {typography.listed(list(tables))}." if tables else ""
    return f"{said} Fingeravtryck {', '.join(marks)}." if marks else said


def _finding(plan: Plan, finding: Record) -> Iterator[Flowable]:
    yield from section(labels.title_of(finding), 2, ROOM_FOR_FINDING)
    line = [labels.value_text(finding, name, plan) for name in ("kind", "neighbourhoods")]
    if any(line):
        yield para("  ·  ".join(filter(None, line)), "small")
    yield from prose(finding.text("text"))
    evidence = plan.children(finding.id, "evidence")
    if evidence:
        yield para(
            f"Underlag: {' '.join(each.text('sentence') for each in evidence)}{_source(plan, evidence)}", "small"
        )
    if not finding.is_empty("dialogue_inputs"):
        yield para(f"Ur dialog: {labels.value_text(finding, 'dialogue_inputs', plan)}.", "small")
    if not finding.is_empty("root_causes"):
        yield from labelled("Bakomliggande orsaker", finding.text("root_causes"))
