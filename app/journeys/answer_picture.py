"""The coverage of a plan in words: what each row and cell of the picture says, and the same as a table.

What answers what is worked out in `app.models.answers`; how it is drawn is `app.figures.answers`' business.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from app.figures.answers import AnswerData, AnswerLine, Cell, State
from app.models import budget
from app.models.answers import BEFORE, STEPS, Answer, Need, Step, answers, told
from app.models.coverage import Matrix
from app.models.plan import Plan
from app.models.wording import answers as words
from app.models.wording import labels, typography

MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """The rows, the picture of them, what the group is told, and what the records of the rows are called, by id."""

    rows: tuple[Answer, ...]
    data: AnswerData
    told: tuple[str, ...]
    titles: Mapping[str, str]

    def row(self, key: str) -> tuple[Answer, Need | None] | None:
        """The row and the step that a mark's key names; the step is None for the row's own cell."""
        name, _, step = key.rpartition("/")
        steps: tuple[Need, ...] = (*STEPS, "cost")
        found = next((one for one in steps if one == step), None)
        row = next((row for row in self.rows if row.key == (key if found is None else name)), None)
        return (row, found) if row is not None else None


def coverage_of(plan: Plan, matrix: Matrix) -> Coverage:
    """The coverage of a plan as it stands."""
    rows = answers(plan, matrix)
    said = told(plan, matrix, rows)
    whole = budget.of_plan(plan)
    everywhere = {place for row in rows if row.chain for place in row.chain.neighbourhoods}
    weak = tuple(_line(plan, row, len(everywhere)) for row in rows if row.chain is not None)
    strays = tuple(_line(plan, row, 0) for row in rows if row.chain is None)
    shared = f" {words.SPLIT[0]}" if any(row.shared for row in rows) else ""
    programme = f"{words.SUM[0]}. Programmets medel: {typography.kr(whole.programme)}.{shared}"
    data = AnswerData(
        (words.FIRST[0], *(words.HEADS[step][0] for step in STEPS), words.MONEY[0]),
        (("", weak), (words.STRAYS[0] if weak else "", strays)),
        (programme, typography.kr(sum(row.amount for row in rows))),
        "Täckning",
        " ".join(said),
    )
    placed = dict.fromkeys(one for row in rows for ids in row.steps.values() for one in ids)
    return Coverage(rows, data, said, {one: labels.title_of(plan.record(one)) for one in placed})


def as_csv(coverage: Coverage) -> bytes:
    """The table for a spreadsheet: UTF-8 with a mark, semicolons, whole kronor without spaces, the sum last."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows(table(coverage))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def table(coverage: Coverage) -> list[list[str]]:
    """Heads, a row for each line, and the sum."""
    data = coverage.data
    heads = [data.heads[0], "Stadsdel", *data.heads[1:-1], "Kronor", "Varav programmets medel", "Saknas"]
    rows = [heads]
    for line, row in zip(data.lines, coverage.rows, strict=True):
        cells = ["; ".join(coverage.titles[one] for one in row.steps[step]) for step in STEPS]
        if row.left_with_reason:
            cells[0] = words.LEFT[0]
        lacks = "; ".join(lack for cell in (*line.cells, line.money) for lack in cell.lacks)
        rows.append([line.title, line.under, *cells, str(row.amount), str(row.programme), lacks])
    sums = [str(sum(getattr(row, name) for row in coverage.rows)) for name in ("amount", "programme")]
    return [*rows, ["Summa", "", *([""] * len(STEPS)), *sums, ""]]


def as_text(coverage: Coverage) -> str:
    """The sentences for the group, one on each line."""
    return "\n".join(coverage.told)


def _line(plan: Plan, row: Answer, everywhere: int) -> AnswerLine:
    title, under = _named(row, everywhere)
    cells = tuple(_cell(plan, row, step, title) for step in STEPS)
    said = ", ".join(part for part in (title, under) if part)
    return AnswerLine(row.key, title, under, cells, _money(row, title), f"{said.rstrip('.')}.")


def _named(row: Answer, everywhere: int) -> tuple[str, str]:
    if row.chain is None:
        return words.ALONE[row.begins][0], ""
    return row.chain.label, words.places(row.chain.neighbourhoods, everywhere)


def _cell(plan: Plan, row: Answer, step: Step, title: str) -> Cell:
    titles = [labels.title_of(plan.record(one)) for one in row.steps[step]]
    lacks = tuple(lack for need, lack in _lacks(row) if need == step)
    state: State = "there" if titles else "missing" if lacks else "blank"
    if row.left_with_reason and step == "finding":
        titles = [words.LEFT[0]]
    kind = words.HEADS[step][0]
    what = "; ".join(titles) or ("" if lacks else "inget")
    label = ". ".join(part for part in (f"{title}, {kind.lower()}: {what}".rstrip(": "), *lacks) if part)
    return Cell(f"{row.key}/{step}", state, _shortened(titles), lacks, f"{label.rstrip('.')}.")


def _lacks(row: Answer) -> Sequence[tuple[Need, str]]:
    found: list[tuple[Need, str]] = []
    for need, ids in row.lacking.items():
        whole = len(row.steps[BEFORE[need]]) if need in BEFORE and ids else 0
        found.append((need, words.lacks(need, len(ids), whole)))
    return found


def _shortened(titles: Sequence[str]) -> tuple[str, ...]:
    """The first few by name and how many more; all of them are in the cell's words."""
    more = len(titles) - MOST_NAMED
    return (*titles[:MOST_NAMED], f"och {typography.number(more)} till") if more > 0 else tuple(titles)


def _money(row: Answer, title: str) -> Cell:
    lacks = tuple(lack for need, lack in _lacks(row) if need == "cost")
    texts = [typography.kr(row.amount)] if row.amount or not lacks else []
    if row.shared and row.amount:
        texts.append(words.SHARED[0])
    if not row.steps["activity"]:
        texts = ["–"]
    said = f"{title}, kronor: {', '.join(texts)}".rstrip(": ")
    if row.programme != row.amount and row.amount:
        said += f", varav programmets medel {typography.kr(row.programme)}"
    label = ". ".join((said, *lacks))
    return Cell(
        f"{row.key}/cost",
        "there" if row.amount else "missing" if lacks else "blank",
        tuple(texts),
        lacks,
        f"{label.rstrip('.')}.",
    )
