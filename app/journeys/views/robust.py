"""*Hur säkert*: does a neighbourhood's place hang on the method? Each other choice alone, beside the method's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.figures.robust import RobustRow, robust_chart
from app.figures.scene import Measure, Scene
from app.journeys.situation import Situation
from app.journeys.views.asked import NOTHING, Asked
from app.journeys.views.own import highest_own, shown_instead
from app.journeys.views.parts import (
    DASH,
    ROBUST,
    Row,
    Table,
    View,
    no_index_sentence,
    node_label,
    quote,
    source_line,
    unit_chooser,
)
from app.models.errors import UserError
from app.models.wording import typography
from app.models.wording.index_problems import problem_sentence
from app.models.wording.views import robust as words

if TYPE_CHECKING:
    from app.analysis import Alternative


@dataclass(frozen=True)
class _Tried:
    """One alternative as it is for one neighbourhood: its row in the chart and how far its points moved."""

    row: RobustRow
    kind: str
    points: float
    refusal: str = ""


def robust(situation: Situation, asked: Asked = NOTHING) -> View | None:
    """*Hur säkert*: does the place hang on the method? None where the table knows no unit of the plan.

    Raises `UserError("robust_without_index")` where there is no index and so no place to test.
    """
    if not situation.has_index:
        raise UserError("robust_without_index", reason=no_index_sentence(situation))
    unit = asked.unit if asked.unit in situation.ranked else highest_own(situation)
    own = situation.result.rank(unit, situation.year) if unit is not None else None
    if unit is None or own is None:
        return None
    tried = _in_order([_one(situation, found, unit) for found in situation.alternatives.alternatives])
    of = len(situation.ranked)
    rows = [one.row for one in tried]
    answer = _answer(unit, own, of, tried)

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        return robust_chart(own, of, rows, (width, height), measure, scale=scale)

    return View(
        ROBUST,
        f"Beror platsen i {unit} på metoden?",
        answer,
        _caveat(situation, asked, unit, tried),
        f"Plats för {unit} när ett val görs annorlunda",
        build,
        _table(own, of, tried),
        words.HOW_TO_READ,
        source_line(situation),
        quote(situation, ROBUST, unit, answer, situation.score(unit)),
        unit=unit,
        choosers=(unit_chooser(situation, situation.ranked, unit),),
        table_width="wide",
        leads=(("method", "Metod…"),),
    )


def _caveat(situation: Situation, asked: Asked, unit: str, tried: Sequence[_Tried]) -> str:
    said = (shown_instead(situation, asked.unit, unit), words.caveat(sum(bool(one.refusal) for one in tried)))
    return " ".join(filter(None, said))


def _one(situation: Situation, found: Alternative, unit: str) -> _Tried:
    choice, year = found.choice, situation.year
    whole = situation.alternatives
    node = node_label(situation, choice.node) if choice.node else ""
    label, name, why = words.choice_label(choice.key, choice.kind, node)
    rank = whole.rank(found, unit, year)
    _, when, who = situation.result.place(unit, year)
    refusal, short = "", words.NO_INDEX
    if found.refused:
        refusal = problem_sentence(found.refused[0])
        short = words.SHORT_REFUSALS.get(found.refused[0].code, words.REFUSED)
    # An indicator's row is the indicator's own in every view, so that choosing it here chooses it everywhere.
    key = choice.node if choice.kind == "indicator" else choice.key
    of, move = whole.ranked(found, year), whole.move(found, unit, year) or 0
    row = RobustRow(
        key, words.GROUPS[choice.kind], label, rank, of, move, short if rank is None else "", name, refusal or why
    )
    points = 0.0 if rank is None else abs(float(found.index[when, who]) - (situation.score(unit) or 0.0))
    return _Tried(row, choice.kind, points, refusal)


def _in_order(tried: Sequence[_Tried]) -> list[_Tried]:
    """What is left out stands with what moves the place most first; other choices in the order they were tried."""
    left_out = sorted(
        (one for one in tried if one.kind in ("domain", "indicator")),
        key=lambda one: (one.kind, one.row.rank is not None, -abs(one.row.move), -one.points, one.row.label),
    )
    return [*(one for one in tried if one not in left_out), *left_out]


def _answer(unit: str, own: int, of: int, tried: Sequence[_Tried]) -> str:
    known = [one for one in tried if one.row.rank is not None]
    ranks = [own, *(own + one.row.move for one in known)]
    farthest = max((abs(one.row.move) for one in known), default=0)
    movers = [(one.row.name, own + one.row.move) for one in known if abs(one.row.move) == farthest and farthest]
    lost = [one.row.name for one in tried if one.row.rank is None and not one.refusal]
    reach = min(ranks), max(ranks)
    return words.robust_sentence(unit, (own, of), reach, tried=len(known), movers=movers, lost=lost)


def _table(own: int, of: int, tried: Sequence[_Tried]) -> Table:
    method = Row("method", ("Planens metod", f"{own} av {of}", DASH), own=True)
    return Table(("Val", "Plats", "Flytt"), frozenset({1, 2}), (method, *(_cells(one) for one in tried)))


def _cells(one: _Tried) -> Row:
    row = one.row
    if row.rank is None:
        return Row(row.key, (row.name, DASH, row.note), muted=True)
    move = typography.signed(one.row.move, 0) if one.row.move else "samma"
    return Row(row.key, (row.name, f"{row.rank} av {row.of}", move))
