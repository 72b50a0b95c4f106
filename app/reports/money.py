"""Costs on paper: the table by year and payer, and the same as bars."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from app.figures.scene import Measure, Scene
from app.figures.years import YearBar, bars_by_year
from app.models import budget
from app.models.wording import labels, typography
from app.reports.content import Column
from app.reports.pieces import para, together
from app.reports.scene_painter import POINTS, flowable
from app.reports.sheet import WIDTH
from app.reports.tables import table

PARTS = ("Ur programmet", "Andra betalar")
CHART_HEIGHT = 132.0


def costs(money: budget.Budget) -> Iterator[Flowable]:
    """The bars, when there is more than one year to compare, and the table. Thousand kronor."""
    if len(money.years) > 1 and all(row.amount >= 0 for row in money.rows):
        yield _bars(money)
    yield cost_table(money)
    if None in money.by_year():
        yield para("Kolumnen ”inget år” är kostnader som ännu inte har lagts på ett år.", "small")


def cost_table(money: budget.Budget) -> Flowable:
    """Costs in thousand kronor by year and payer, with the sum of the programme's funds last."""
    found = money.by_year()
    years: list[int | None] = [*money.years, *([None] if None in found else [])]
    heads = [Column(str(year) if year else "inget år", 1.1, True) for year in years]
    columns = [Column("Kostnad, tkr", 4), Column("Betalas av", 2.2), *heads, Column("Summa", 1.3, True)]
    rows = [
        [
            line.note or labels.choice_label("cost", "kind", line.kind or "") or "ej angivet",
            labels.choice_label("cost", "financed_by", line.financed_by or "") or "ej angivet",
            *(tkr(line.by_year.get(year, 0)) for year in years),
            tkr(line.total),
        ]
        for line in money.lines()
    ]
    programme = money.financed(budget.PROGRAMME_FUNDS)
    for title, part in (("Alla kostnader", money), ("Varav ur programmet", programme)):
        sums = part.by_year()
        rows.append([title, "", *(tkr(sums.get(year, 0)) for year in years), tkr(part.total)])
    return table(columns, rows, sums=2)


def tkr(amount: int) -> str:
    """Thousand kronor, with decimals only where needed; a dash for nothing."""
    return typography.number(typography.exact(str(amount)) / 1000) if amount else "–"


def _bars(money: budget.Budget) -> Flowable:
    asked = money.financed(budget.PROGRAMME_FUNDS).by_year()
    every = money.by_year()
    bars = [
        YearBar(year, (asked.get(year, 0) / 1e6, (every.get(year, 0) - asked.get(year, 0)) / 1e6))
        for year in range(money.years[0], money.years[-1] + 1)
    ]

    def build(width: float, height: float, measure: Measure) -> Scene:
        return bars_by_year(bars, PARTS, (width, height), measure, scale=POINTS)

    return together([flowable(build, WIDTH, CHART_HEIGHT)])
