"""The action plan as a document: from the situation to signatures, in the order such plans are read.

It sets what the plan says and what it is given; it computes nothing and leaves nothing out in silence: an empty part
says that it is empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from app.models.decisions import plan_decision
from app.models.plan import Plan
from app.models.wording import labels, typography
from app.reports import front, thread_chapters
from app.reports.appendices import appendices
from app.reports.content import Attachments, Column, TableData
from app.reports.pieces import chapter, heading, labelled, para, prose, section, together
from app.reports.sheet import contents, set_pages
from app.reports.situation_chapter import situation_chapter
from app.reports.tables import table_of

KIND = "Handlingsplan"


def action_plan(plan: Plan, given: Attachments, decided: bool) -> bytes:
    """The PDF of the whole plan. `decided`: the local group has decided on just this content."""
    title = plan.root.text("title")
    named = title if title.casefold().startswith(KIND.casefold()) else f"{KIND}: {title}"
    return set_pages(list(_pages(plan, given, decided)), front.cover(plan, named, decided))


def _pages(plan: Plan, given: Attachments, decided: bool) -> Iterator[Flowable]:
    yield from _front(plan, given, decided)
    yield from _beginning(plan)
    yield from situation_chapter(plan, given)
    yield from thread_chapters.priorities(plan)
    yield from thread_chapters.goals(plan)
    yield from thread_chapters.measures(plan)
    yield from thread_chapters.activities(plan)
    yield from _carrying_out(plan)
    yield from _follow_up(plan)
    yield from appendices(plan, given)
    yield from _signatures(plan)


def _front(plan: Plan, given: Attachments, decided: bool) -> Iterator[Flowable]:
    root = plan.root
    years = typography.year_range(root.number("period_start"), root.number("period_end"))
    board = labels.value_text(root, "district_board", plan)
    yield from front.opening(KIND, root.text("title"), (board, years))
    yield front.strip(plan)
    standing = plan_decision(plan)
    rows = [
        ("Tillsammans med", labels.value_text(root, "parties", plan)),
        ("Stadsdelar", labels.value_text(root, "programme_neighbourhoods", plan)),
        ("Beslut", front.decision_words(standing) if standing is not None else ""),
    ]
    yield front.particulars(rows, given.printed_on)
    changed = standing is not None and standing.favourable and not decided
    undecided = "Planen har ändrats efter den lokala styrgruppens beslut." if changed else ""
    yield from front.notices(
        plan, decided, undecided or "Den lokala styrgruppen har inte beslutat om det som står här."
    )
    yield CondPageBreak(240)
    yield para("Innehåll", "h2")
    yield contents()
    yield PageBreak()


def _beginning(plan: Plan) -> Iterator[Flowable]:
    root = plan.root
    yield from chapter("Inledning")
    yield from prose(root.text("purpose")) or [_nothing("Syftet är inte ifyllt.")]
    yield from labelled("Mandat", root.text("mandate"))
    areas = labels.value_text(root, "programme_neighbourhoods", plan)
    yield from labelled("Stadsdelar i programmet", areas, "Ej angivet: vilka stadsdelar som ingår är inte ifyllt.")
    yield from chapter("Metod")
    yield from prose(root.text("method")) or [_nothing("Metoden är inte beskriven.")]
    yield from _sources(plan)
    yield from _dialogues(plan)


def _sources(plan: Plan) -> Iterator[Flowable]:
    rows = [
        [
            labels.title_of(r),
            labels.value_text(r, "vintage", plan) or "ej angivet",
            labels.value_text(r, "source", plan) or "källa saknas",
            labels.value_text(r, "rows", plan),
        ]
        for r in plan.of("dataset")
    ]
    if rows:
        columns = [Column("Tabell", 4), Column("Årgång", 1.2), Column("Källa", 5), Column("Värden", 1.3, True)]
        yield from section("Data", room=110)
        yield from table_of(TableData(columns, rows))


def _dialogues(plan: Plan) -> Iterator[Flowable]:
    found = plan.of("dialogue_input")
    if found:
        yield from section("Dialoger", room=120)
    for record in found:
        heard = record.text("heard_on")
        when = f", {typography.date_long(heard)}" if heard else ""
        yield from section(f"{labels.title_of(record)}{when}", 2)
        yield from labelled("Det som sades", record.text("said"))
        yield from labelled("Vad det ledde till", record.text("became"), "Inte ifyllt: vad det ledde till saknas.")


def _carrying_out(plan: Plan) -> Iterator[Flowable]:
    yield from chapter("Genomförande och samverkan")
    yield from prose(plan.root.text("collaboration")) or [_nothing("Samverkan är inte beskriven.")]
    for group in plan.of("working_group"):
        yield from section(f"Arbetsgrupp: {labels.title_of(group)}", room=110)
        yield from labelled("Syfte", group.text("purpose"))
        yield from labelled("Mandat", group.text("mandate"))
        members = labels.value_text(group, "members", plan)
        if members:
            yield from labelled("Ledamöter", members)


def _follow_up(plan: Plan) -> Iterator[Flowable]:
    yield from chapter("Uppföljning")
    applications = [a for a in plan.of("application") if not a.flag("withheld")]
    if not applications:
        yield _nothing("Ingen uppföljning är beskriven.")
    for record in applications:
        yield from labelled(labels.title_of(record), record.text("follow_up_plan"))


def _signatures(plan: Plan) -> Iterator[Flowable]:
    signers = [m for m in plan.of("member") if m.flag("signatory")]
    lines = [[labels.title_of(m), m.text("role"), labels.value_text(m, "organisation", plan)] for m in signers]
    intro = (
        "Planen undertecknas elektroniskt i paketet som lämnas till den centrala styrgruppen. "
        "Underskriften visar vem och vad. Den ersätter inte nämndens beslut."
    )
    body: list[Flowable] = [heading("Underskrifter"), para(intro)]
    if lines:
        columns = [Column("Namn", 3), Column("Roll", 4), Column("Organisation", 3)]
        body.extend(table_of(TableData(columns, lines)))
    else:
        body.append(_nothing("Inga undertecknare är angivna."))
    yield together(body)


def _nothing(text: str) -> Flowable:
    return para(text, "small")
