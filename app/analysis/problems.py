"""What can be wrong or worth saying about an index table, as values.

Knows the codes for missing values and for grey results. Refuses to know the sentences (they live in
`app.models.wording.index_problems`) and where the table came from: `rows` are positions in the frame given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from app.models.errors import UserError

ERROR = "error"
REMARK = "remark"

STATUSES = ("ok", "bortfall", "ej_tillampligt", "sekretess", "ej_levererad")
"""Why a delivered cell is empty; the position is the code kept in status arrays."""

REASONS = (*STATUSES, "too_little_weight", "domain_missing", "small_population", "too_few_units", "no_city_position")
"""Why a score is empty: the five statuses of a leaf, and what the engine itself decides."""

OK, NOT_DELIVERED = 0, 4
TOO_LITTLE_WEIGHT, DOMAIN_MISSING, SMALL_POPULATION, TOO_FEW_UNITS, NO_CITY_POSITION = range(5, 10)


@dataclass(frozen=True)
class Problem:
    """One thing found. `severity` is `error` (the index is refused) or `remark` (computed, and said)."""

    code: str
    severity: str
    unit: str | None = None
    year: int | None = None
    indicator: str | None = None
    rows: tuple[int, ...] = ()
    detail: str = ""


def error(code: str, **facts: object) -> Problem:
    """A problem that stops the calculation."""
    return Problem(code, ERROR, **facts)  # type: ignore[arg-type]


def remark(code: str, **facts: object) -> Problem:
    """A problem that is told but stops nothing."""
    return Problem(code, REMARK, **facts)  # type: ignore[arg-type]


class IndexRefused(UserError):
    """The index cannot be computed honestly; `problems` says why, errors first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        from app.models.wording.index_problems import problem_sentence

        super().__init__("index_refused", first=problem_sentence(problems[0]), count=len(problems))
        self.problems = problems


def refuse(problems: Iterable[Problem]) -> NoReturn:
    """Raise `IndexRefused` with the errors among `problems`."""
    raise IndexRefused(tuple(problem for problem in problems if problem.severity == ERROR))


def refuse_errors(problems: Iterable[Problem]) -> None:
    """Raise `IndexRefused` if any of `problems` is an error."""
    found = tuple(problems)
    if any(problem.severity == ERROR for problem in found):
        refuse(found)
