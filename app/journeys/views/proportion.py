"""*Proportionalitet*: does the money go where the risks are greatest?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.figures.numbers import rounded
from app.figures.pairs import PairRow, pair_chart
from app.figures.scene import Measure, Scene
from app.journeys.situation import Situation
from app.journeys.views.asked import NOTHING, Asked, Chooser
from app.journeys.views.own import highest_own
from app.journeys.views.parts import DASH, PROPORTION, Row, Table, View, quote, source_line
from app.models import budget
from app.models.errors import UserError
from app.models.money_by_place import MoneyByPlace, money_by_place
from app.models.wording import typography
from app.models.wording.views import proportion as words

if TYPE_CHECKING:
    from app.analysis import Proportionality, Share

THRESHOLD, CITY_THRESHOLD = "threshold", "city"
FIXED = (45.0, 60.0, 75.0)
"""The limits of the map's classes, so that a threshold is a class."""
UNTIED_KEY, ALL_KEY = "untied", "all"


def proportion(situation: Situation, asked: Asked = NOTHING) -> View | None:
    """*Proportionalitet*: each neighbourhood's share of the programme's money beside its share of the people at risk.

    Raises `UserError` saying what is missing: an index, a table of neighbourhoods, a population, or costs.
    """
    if not situation.has_index:
        raise UserError("proportion_no_index")
    if situation.about_boards:
        raise UserError("proportion_whole_boards")
    population = situation.facts().population
    if not population:
        raise UserError("proportion_no_population")
    from app.analysis import proportionality

    money = money_by_place(situation.plan, population)
    threshold, chooser, told = _threshold(situation, asked)
    found = proportionality(
        situation.result,
        money.by_place,
        population,
        threshold,
        year=situation.year,
        untied=money.untied,
        units=situation.own,
    )
    rows = tuple(_chart_rows(found))

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        names = (words.MONEY, words.PEOPLE)
        return pair_chart(
            rows, names, (width, height), measure, scale=scale, title=words.QUESTION, difference=words.DIFFERENCE
        )

    answer = words.answer(_parts(found), told, found.untied_share)
    unit = asked.unit if asked.unit in {row.unit for row in found.rows} else highest_own(situation)
    return View(
        PROPORTION,
        words.QUESTION,
        answer,
        _caveat(found, money),
        f"Pengar och invånare över {told}",
        build,
        _table(found),
        words.HOW_TO_READ,
        f"{source_line(situation)} {words.money_counted(money.total, budget.applied(situation.plan).programme)}",
        quote(situation, PROPORTION, None, answer, None),
        unit=unit or "",
        choosers=(chooser,),
        aside=words.of_the_city(100 * found.above / found.city_above) if found.city_above else "",
        table_width="figures",
    )


def _threshold(situation: Situation, asked: Asked) -> tuple[float, Chooser, str]:
    """The threshold, the choice of it, and it in words; the city's index unless another is chosen."""
    from app.analysis import reference

    options = [(f"{value:g}", words.threshold_words(value, False)) for value in FIXED]
    try:
        city = float(reference(situation.result, situation.year).scores[-1])
    except UserError:
        city = float("nan")
    if not math.isnan(city):
        options.insert(0, (CITY_THRESHOLD, words.threshold_words(city, True)))
    wanted = asked.options.get(THRESHOLD)
    chosen = wanted if wanted in dict(options) else options[0][0]
    value = city if chosen == CITY_THRESHOLD else float(chosen)
    return value, Chooser(THRESHOLD, "Gräns", tuple(options), chosen), dict(options)[chosen]


def _parts(found: Proportionality) -> list[words.Part]:
    return [
        words.Part(row.unit, row.effort_share, row.above_share) for row in found.rows if row.above_share is not None
    ]


def _caveat(found: Proportionality, money: MoneyByPlace) -> str:
    unsaid = [(row.unit, words.reason(row.reason)) for row in found.rows if row.above is None]
    told = [
        words.NOT_SAID,
        words.split_sentence(len(money.split_by_people), len(money.split_equally)),
        words.without_index(unsaid),
    ]
    return " ".join(part for part in told if part)


def _chart_rows(found: Proportionality) -> list[PairRow]:
    rows = [_chart_row(found, row) for row in found.rows]
    if found.untied:
        said = (
            f"{words.UNTIED}: {typography.money(found.untied)}, {typography.percent(found.untied_share, 1)} av pengarna"
        )
        rows.append(PairRow(UNTIED_KEY, words.UNTIED, "", found.untied_share, None, said, words.UNTIED_REASON))
    return rows


def _chart_row(found: Proportionality, row: Share) -> PairRow:
    stands = words.reason(row.reason) if row.index is None else f"index {typography.number(row.index, 1)}"
    why = "" if row.above_share is not None else _why_no_share(row)
    people = why or f"{_people(row)} invånare över gränsen, {typography.percent(row.above_share or 0.0, 1)} av dem"
    money = f"{typography.money(row.effort)}, {typography.percent(row.effort_share, 1)} av pengarna"
    said = words.row_words(f"{row.unit} {found.year}", row.index, money, people)
    return PairRow(row.unit, row.unit, stands, row.effort_share, row.above_share, said, why)


def _why_no_share(row: Share) -> str:
    return words.reason(row.reason) if row.above is None else "ingen bor över gränsen"


def _people(row: Share) -> str:
    return DASH if row.above is None else typography.number(row.above, 0)


def _table(found: Proportionality) -> Table:
    rows = [_row(row) for row in found.rows]
    if found.untied:
        share = typography.percent(found.untied_share, 1)
        cells = (words.UNTIED, DASH, _kronor(found.untied), share, DASH, DASH, DASH)
        rows.append(Row(UNTIED_KEY, cells, muted=True))
    people = typography.number(found.above, 0)
    whole = typography.percent(100, 1)
    rows.append(
        Row(ALL_KEY, (words.ALL, DASH, _kronor(found.effort), whole, people, whole if found.above else DASH, DASH))
    )
    titles = ("Stadsdel", "Index", "Kronor", "Av pengarna", "Över gränsen", "Av dem", "Skillnad")
    return Table(titles, frozenset(range(1, len(titles))), tuple(rows))


def _row(row: Share) -> Row:
    index = DASH if row.index is None else typography.number(row.index, 1)
    money, share = _kronor(row.effort), _share(row.effort_share)
    if row.above_share is None:
        cells = (row.unit, index, money, share, _people(row), DASH, DASH)
        return Row(row.unit, cells, own=True, muted=row.above is None)
    difference = typography.signed(rounded(row.effort_share) - rounded(row.above_share), 1)
    cells = (row.unit, index, money, share, _people(row), _share(row.above_share), difference)
    return Row(row.unit, cells, own=True)


def _share(share: float) -> str:
    return typography.percent(share, 1 if share else 0)


def _kronor(amount: int) -> str:
    return typography.number(amount)
