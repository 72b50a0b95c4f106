"""The first page of a document: what it is, whose, what has been decided about it, and the red thread in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportlab.platypus import Flowable, Spacer

from app.figures.scene import Ellipse, Line, Prim, Scene, Text
from app.models.decisions import Standing
from app.models.plan import Plan
from app.models.wording import labels, typography
from app.reports.pieces import notice, para
from app.reports.scene_painter import SceneFlowable
from app.reports.sheet import WIDTH, Cover
from app.reports.tables import facts

UNDECIDED = "Ej beslutat"
EXAMPLE = "Exempeldata"
LONG_TITLE = 70
STATIONS = ("finding", "goal", "measure", "activity", "application")
STRIP_HEIGHT = 46.0


def cover(plan: Plan, title: str, decided: bool) -> Cover:
    """Title, owner and the marks that are true: example data, not decided."""
    marks = [EXAMPLE] if plan.example else []
    if not decided:
        marks.append(UNDECIDED)
    board = labels.value_text(plan.root, "district_board", plan)
    return Cover(title, board, tuple(marks), "Lokalt arbete för social hållbarhet")


def opening(kind: str, title: str, under: Sequence[str]) -> Iterator[Flowable]:
    """The kind of document, its title and one line under it."""
    yield Spacer(1, 44)
    yield para(kind, "lead")
    yield para(title, "title" if len(title) <= LONG_TITLE else "title_long")
    yield para("  ·  ".join(filter(None, under)), "lead")


def strip(plan: Plan) -> Flowable:
    """The red thread from finding to application with the number of each; a ring where there is none."""
    counts = [len(plan.of(kind)) for kind in STATIONS]
    left, step = 8.0, (WIDTH - 90) / (len(STATIONS) - 1)
    prims: list[Prim] = []
    for at, (before, after) in enumerate(pairwise(counts)):
        ends = ((left + at * step + 7, 10.0), (left + (at + 1) * step - 7, 10.0))
        whole = bool(before and after)
        prims.append(Line(ends, "thread", 2.2) if whole else Line(ends, "other", 1.2, (2.0, 3.0)))
    words = [labels.counted(count, kind) for count, kind in zip(counts, STATIONS, strict=True)]
    for at, (count, told) in enumerate(zip(counts, words, strict=True)):
        x = left + at * step
        fill = "thread" if count else "surface"
        prims.append(Ellipse(x, 10.0, 4.6, 4.6, fill=fill, stroke="" if count else "thread", width=1.4))
        prims.append(Text(x - 4.6, 30.0, told, 9.2, bool(count), "start", "ink" if count else "ink_soft"))
    return SceneFlowable(Scene(WIDTH, STRIP_HEIGHT, "Den röda tråden", f"{typography.listed(words)}.", tuple(prims)))


def particulars(rows: Sequence[tuple[str, str]], printed_on: str) -> Flowable:
    """The facts of the first page; those without an answer are left out."""
    printed = [("Utskriven", typography.date_long(printed_on))] if printed_on else []
    known = [row for row in (*rows, *printed) if row[1]]
    return facts(known) if known else Spacer(0, 0)


def decision_words(standing: Standing) -> str:
    """ "Lokala styrgruppen, 14 april 2015, § 6, diarienummer EX 2015-0031: godkänner", and whether it still holds."""
    decision = standing.decision
    number = decision.text("paragraph")
    if number and "§" not in number:
        number = f"§ {number}"
    case = decision.text("case_number")
    named = (
        labels.choice_label("decision", "instance", standing.instance),
        typography.date_long(standing.date) if standing.date else "datum saknas",
        number,
        f"diarienummer {case}" if case else "",
    )
    outcome = labels.choice_label("decision", "outcome", standing.outcome).lower() if standing.outcome else "ej angivet"
    holds = " (gäller inte längre: innehållet har ändrats)" if standing.holds is False and standing.favourable else ""
    return f"{', '.join(filter(None, named))}: {outcome}{holds}"


def notices(plan: Plan, decided: bool, undecided: str) -> Iterator[Flowable]:
    """What the reader must know first: that everything is made up, that nothing has been decided."""
    if plan.example:
        yield notice(EXAMPLE, "Alla platser, personer och siffror i dokumentet är påhittade.", "example")
    if not decided:
        yield notice(UNDECIDED, undecided)
