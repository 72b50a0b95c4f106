"""The action plan as a document: from the situation to signatures, in the order such plans are read.

It sets what the plan says and what it is given; it computes nothing and leaves nothing out in silence: an empty part
says that it is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, PageBreak, Spacer

from app.models import budget
from app.models.plan import Plan, Record
from app.models.schema import DOMAINS
from app.models.wording import labels, typography
from app.reports.content import Attachments, SituationPart, TableData
from app.reports.pieces import Column, chapter, heading, labelled, notice, para, prose, table, together
from app.reports.scene_painter import flowable
from app.reports.sheet import WIDTH, Cover, contents, set_pages

UNDECIDED = "Ej beslutat"
EXAMPLE = "Exempeldata"


def action_plan(plan: Plan, given: Attachments, decided: bool) -> bytes:
    """The PDF of the whole plan. `decided`: the local group has decided on just this content."""
    return set_pages(list(_pages(plan, given, decided)), cover(plan, "Handlingsplan", decided))


def cover(plan: Plan, kind: str, decided: bool) -> Cover:
    """Title, owner and the marks that are true: example data, not decided."""
    marks = [EXAMPLE] if plan.example else []
    if not decided:
        marks.append(UNDECIDED)
    board = labels.value_text(plan.root, "district_board", plan)
    return Cover(f"{kind}: {plan.root.text('title')}", board, tuple(marks), "Lokalt arbete för social hållbarhet")


def _pages(plan: Plan, given: Attachments, decided: bool) -> Iterator[Flowable]:
    yield from _front(plan, given, decided)
    yield from _beginning(plan)
    yield from _situation(plan, given)
    yield from _priorities(plan)
    yield from _goals(plan)
    yield from _measures(plan)
    yield from _activities(plan)
    yield from _carrying_out(plan)
    yield from _follow_up(plan)
    yield from _appendices(plan, given)
    yield from _signatures(plan)


def _front(plan: Plan, given: Attachments, decided: bool) -> Iterator[Flowable]:
    root = plan.root
    yield Spacer(1, 70)
    yield para("Handlingsplan", "lead")
    yield para(root.text("title"), "title")
    years = typography.year_range(root.number("period_start"), root.number("period_end"))
    yield para("  ·  ".join(filter(None, [labels.value_text(root, "district_board", plan), years])), "lead")
    parties = labels.value_text(root, "parties", plan)
    if parties:
        yield para(f"Tillsammans med {parties}", "body")
    if plan.example:
        yield notice("Exempeldata", "Alla platser, personer och siffror i dokumentet är påhittade.", "example")
    if not decided:
        yield notice("Ej beslutat", "Den lokala styrgruppen har inte beslutat om det som står här.")
    if given.printed_on:
        yield para(f"Utskriven {typography.date_long(given.printed_on)}", "small")
    yield Spacer(1, 24)
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
        yield heading("Data", 1)
        yield table([Column("Tabell", 4), Column("Årgång", 1.2), Column("Källa", 5), Column("Värden", 1.3, True)], rows)


def _dialogues(plan: Plan) -> Iterator[Flowable]:
    found = plan.of("dialogue_input")
    if not found:
        return
    yield heading("Dialoger", 1)
    for record in found:
        heard = record.text("heard_on")
        when = f", {typography.date_long(heard)}" if heard else ""
        yield together(
            [para(f"{labels.title_of(record)}{when}", "h3"), *labelled("Det som sades", record.text("said"))]
        )
        yield from labelled("Vad det ledde till", record.text("became"), "Inte ifyllt: vad det ledde till saknas.")


def _situation(plan: Plan, given: Attachments) -> Iterator[Flowable]:
    yield from chapter("Lägesbild")
    if not given.situation:
        yield _nothing(given.why_not or "Ingen indextabell har lästs in.")
    for part in given.situation:
        yield from situation_part(part)
    for domain in DOMAINS:
        findings = [f for f in plan.of("finding") if f.text("risk_domain") == domain]
        yield heading(labels.choice_label("finding", "risk_domain", domain), 1)
        if not findings:
            yield _nothing("Ingen slutsats i det här huvudområdet.")
        for finding in findings:
            yield from _finding(plan, finding)


def situation_part(part: SituationPart) -> Iterator[Flowable]:
    """A question, its sentence, the chart, the same as a table, and the source."""
    head = [heading(part.question, 1), para(part.answer), para(part.caveat, "small")]
    if part.figure is not None:
        head.append(flowable(part.figure.build, WIDTH, part.figure.height, part.figure.alt))
    yield together(head)
    if part.table is not None:
        yield _table(part.table)
    yield para(part.source, "small")


def _finding(plan: Plan, finding: Record) -> Iterator[Flowable]:
    kind = labels.value_text(finding, "kind", plan)
    areas = labels.value_text(finding, "neighbourhoods", plan)
    line = "  ·  ".join(filter(None, [kind, areas]))
    yield together([para(labels.title_of(finding), "h3"), *([para(line, "small")] if line else [])])
    yield from prose(finding.text("text"))
    for evidence in plan.children(finding.id, "evidence"):
        mark = evidence.text("fingerprint")[:8]
        yield para(f"Underlag: {evidence.text('sentence')} Fingeravtryck {mark}.", "small")
    if not finding.is_empty("root_causes"):
        yield from labelled("Bakomliggande orsaker", finding.text("root_causes"))


def _priorities(plan: Plan) -> Iterator[Flowable]:
    yield from chapter("Prioriteringar")
    rows = [
        [labels.title_of(f), labels.value_text(f, "priority", plan), f.text("priority_reason") or "motiv saknas"]
        for f in plan.of("finding")
        if not f.is_empty("priority")
    ]
    if rows:
        yield table([Column("Slutsats", 3), Column("Prioritering", 2), Column("Motiv", 5)], rows)
    else:
        yield _nothing("Inga prioriteringar är gjorda.")
    answers = plan.of("weak_indicator_answer")
    if answers:
        yield heading("Svaga indikatorer som lämnas, med motivering", 1)
        yield table(
            [Column("Indikator", 3), Column("Stadsdel", 2), Column("Motivering", 5)],
            [[labels.value_text(a, n, plan) for n in ("indicator", "neighbourhood", "reason")] for a in answers],
        )


def _goals(plan: Plan) -> Iterator[Flowable]:
    yield from chapter("Mål")
    if not plan.of("goal"):
        yield _nothing("Inga mål är formulerade.")
    for number, goal in enumerate(plan.of("goal"), start=1):
        yield together([heading(f"Mål {number}", 1), para(goal.text("wording"))])
        yield from _goal_table(plan, goal)


def _goal_table(plan: Plan, goal: Record) -> Iterator[Flowable]:
    names = ("programme_theme", "programme_sub_goal", "neighbourhoods", "target_group", "lead_responsible", "concerned")
    rows = [["Svarar på", labels.value_text(goal, "findings", plan) or "ingen slutsats"]]
    for name in names:
        text = labels.value_text(goal, name, plan)
        if text or name == "lead_responsible":
            rows.append([labels.field_label("goal", name), text or "inte ifyllt"])
    rows.append(["Mäts med", _titles(plan.referring(goal.id, "measure", "goal")) or "inget mått"])
    rows.append(["Aktiviteter", _titles(plan.referring(goal.id, "activity", "goals")) or "ingen aktivitet"])
    yield table([Column("", 2.2), Column("", 7)], rows)
    if not goal.is_empty("expected_result"):
        yield from labelled("Förväntat resultat", goal.text("expected_result"))


def _titles(records: Sequence[Record]) -> str:
    return ", ".join(labels.title_of(record) for record in records)


def _measures(plan: Plan) -> Iterator[Flowable]:
    yield from chapter("Mätning")
    rows = [_measure_row(plan, measure) for measure in plan.of("measure")]
    if not rows:
        yield _nothing("Inga mått är valda.")
        return
    columns = [
        Column("Mått", 3.4),
        Column("Slag", 1.9),
        Column("Baslinje", 1.8, True),
        Column("Målvärden", 2.2, True),
        Column("Källa; ansvarig", 3.8),
    ]
    yield table(columns, rows)


def _measure_row(plan: Plan, measure: Record) -> list[str]:
    def with_unit(value: str) -> str:
        return typography.with_unit(typography.number(value), measure.text("unit"))

    base, year = measure.text("baseline_value"), measure.number("baseline_year")
    baseline = f"{with_unit(base)} ({year or 'år saknas'})" if base else "saknas"
    targets = sorted(plan.children(measure.id, "target"), key=lambda r: r.number("year") or 0)
    aims = [
        f"{t.number('year') or '–'}: {with_unit(t.text('value')) if t.text('value') else 'saknas'}" for t in targets
    ]
    responsible = labels.value_text(measure, "responsible", plan) or "ingen ansvarig"
    return [
        labels.title_of(measure),
        labels.value_text(measure, "kind", plan) or "ej angivet",
        baseline,
        "\n".join(aims) or "saknas",
        f"{measure.text('source') or 'källa saknas'}; {responsible}",
    ]


def _activities(plan: Plan) -> Iterator[Flowable]:
    yield from chapter("Aktiviteter")
    if not plan.of("activity"):
        yield _nothing("Inga aktiviteter är planerade.")
    for activity in plan.of("activity"):
        yield from _activity(plan, activity)
    money = budget.of_plan(plan)
    if money.rows:
        yield heading("Kostnader i planen", 1)
        yield cost_table(money)


def _activity(plan: Plan, activity: Record) -> Iterator[Flowable]:
    start, end = (labels.value_text(activity, name, plan) or "ej angivet" for name in ("start", "end"))
    rows = [["Mål", labels.value_text(activity, "goals", plan) or "inget mål"], ["Tid", f"{start} – {end}"]]
    for name in ("responsible", "partners", "neighbourhoods", "persons_reached", "staffing", "ils_form"):
        text = labels.value_text(activity, name, plan)
        if text or name == "responsible":
            rows.append([labels.field_label("activity", name), text or "ingen ansvarig"])
    total = budget.of_activity(plan, activity.id).total
    rows.append(["Kostnad", typography.tkr(total) if total else "ingen kostnad angiven"])
    what = prose(activity.text("what")) or [_nothing("Vad som ska göras är inte beskrivet.")]
    yield together([heading(labels.title_of(activity), 1), what[0]])
    yield from what[1:]
    yield table([Column("", 2.2), Column("", 7)], rows)
    for name in ("method_evidence", "risks"):
        if not activity.is_empty(name):
            yield from labelled(labels.field_label("activity", name), activity.text(name))


def cost_table(money: budget.Budget) -> Flowable:
    """Costs in thousand kronor by year and payer, with the sum of the programme's funds last."""
    years = money.years
    columns = [Column("Kostnad", 4), Column("Betalas av", 2.4), *(Column(str(y), 1.1, True) for y in years)]
    rows = [
        [
            line.note or labels.choice_label("cost", "kind", line.kind or ""),
            labels.choice_label("cost", "financed_by", line.financed_by or "") or "ej angivet",
            *(_tkr(line.by_year.get(year, 0)) for year in years),
            _tkr(line.total),
        ]
        for line in money.lines()
    ]
    programme = money.financed(budget.PROGRAMME_FUNDS)
    for title, part in (("Alla kostnader, tkr", money), ("Varav ur programmet, tkr", programme)):
        sums = part.by_year()
        rows.append([title, "", *(_tkr(sums.get(year, 0)) for year in years), _tkr(part.total)])
    return table([*columns, Column("Summa", 1.3, True)], rows, sums=2)


def _tkr(amount: int) -> str:
    return typography.number(amount / 1000, 0 if amount % 1000 == 0 else 1) if amount else "–"


def _carrying_out(plan: Plan) -> Iterator[Flowable]:
    yield from chapter("Genomförande och samverkan")
    yield from prose(plan.root.text("collaboration")) or [_nothing("Samverkan är inte beskriven.")]
    for group in plan.of("working_group"):
        head = [heading(f"Arbetsgrupp: {labels.title_of(group)}", 1), *labelled("Syfte", group.text("purpose"))]
        yield together(head)
        yield from labelled("Mandat", group.text("mandate"))
        members = labels.value_text(group, "members", plan)
        if members:
            yield from labelled("Ledamöter", members)


def _follow_up(plan: Plan) -> Iterator[Flowable]:
    yield from chapter("Uppföljning")
    applications = [a for a in plan.of("application") if not a.flag("withheld")]
    rows = [[labels.title_of(a), a.text("follow_up_plan") or "inte ifyllt"] for a in applications]
    if rows:
        yield table([Column("Ansökan", 3), Column("Vem, när och hur", 6)], rows)
    else:
        yield _nothing("Ingen uppföljning är beskriven.")


def _appendices(plan: Plan, given: Attachments) -> Iterator[Flowable]:
    yield from chapter("Bilagor")
    goals, activities = plan.of("goal"), plan.of("activity")
    if goals and activities:
        yield heading("Mål och aktiviteter", 1)
        columns = [Column("Aktivitet", 4), *(Column(f"Mål {n}", 1) for n in range(1, len(goals) + 1))]
        rows = [[labels.title_of(a), *("ja" if g.id in a.refs("goals") else "–" for g in goals)] for a in activities]
        yield table(columns, rows)
    for figure in given.threads:
        yield together(
            [heading("Den röda tråden", 1), flowable(figure.build, WIDTH, figure.height, figure.alt)],
        )
    if given.indicators is not None:
        yield heading("Indikatorer och källor", 1)
        yield _table(given.indicators)
    applications = [a for a in plan.of("application") if not a.flag("withheld")]
    if applications:
        yield heading("Ansökningar", 1)
        rows = [[labels.title_of(a), typography.tkr(budget.of_application(plan, a.id).programme)] for a in applications]
        total = sum(budget.of_application(plan, a.id).programme for a in applications)
        rows.append(["Söks sammanlagt ur programmet", typography.tkr(total)])
        yield table([Column("Ansökan", 6), Column("Belopp", 2, True)], rows, sums=1)


def _signatures(plan: Plan) -> Iterator[Flowable]:
    signers = [m for m in plan.of("member") if m.flag("signatory")]
    lines = [[labels.title_of(m), m.text("role"), labels.value_text(m, "organisation", plan)] for m in signers]
    intro = (
        "Planen undertecknas elektroniskt i paketet som lämnas till den centrala styrgruppen. "
        "Underskriften visar vem och vad. Den ersätter inte nämndens beslut."
    )
    body: list[Flowable] = [heading("Underskrifter"), para(intro)]
    if lines:
        body.append(table([Column("Namn", 3), Column("Roll", 4), Column("Organisation", 3)], lines))
    else:
        body.append(_nothing("Inga undertecknare är angivna."))
    yield together(body)


def _table(data: TableData) -> Flowable:
    return table(data.columns, data.rows, data.sums)


def _nothing(text: str) -> Flowable:
    return para(text, "small")
