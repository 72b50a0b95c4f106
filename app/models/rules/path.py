"""F7–F8: the local steering group first, then the district board, then the city executive board with its own steps."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.decisions import FINAL, Standing, standings
from app.models.plan import Plan
from app.models.rules.kinds import Found, IndexFacts
from app.models.wording.typography import day


def f7_local_group_first(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F7: the local steering group approves the application as it stands, before the board takes it up."""
    for application in plan.of("application"):
        found = standings(plan, application.id)
        local, board = found.get("local_group"), found.get("district_board")
        if local is None or not local.favourable:
            yield Found("F7", "block", application.id, "", "F7.not_approved")
        elif local.holds is False:
            yield Found("F7", "block", application.id, "", "F7.broken", {"date": _day(local)})
        elif local.holds is None:
            yield Found("F7", "remark", local.decision.id, "digest", "F7.unbound")
        if local and board and local.date and board.date and local.date > board.date:
            facts = {"local": _day(local), "board": _day(board)}
            yield Found("F7", "block", board.decision.id, "date", "F7.order", facts)


def f8_board_before_city(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F8: the board decides before the application goes on; then experts, consultation, decision, in that order."""
    for application in plan.of("application"):
        found = standings(plan, application.id)
        board = found.get("district_board")
        if board is None or not board.favourable:
            yield Found("F8", "block", application.id, "", "F8.not_decided")
        elif board.holds is False:
            yield Found("F8", "block", application.id, "", "F8.broken", {"date": _day(board)})
        elif board.decision.is_empty("case_number") or board.decision.is_empty("paragraph"):
            name = "case_number" if board.decision.is_empty("case_number") else "paragraph"
            yield Found("F8", "remark", board.decision.id, name, "F8.no_case_number")
        yield from _after_the_board(found)


def _after_the_board(found: dict[str, Standing]) -> Iterator[Found]:
    board, group, city = (found.get(name) for name in ("district_board", "central_group", "executive_board"))
    for later in (group, city):
        if later and board and later.date and board.date and later.date < board.date:
            facts = {"later": _day(later), "board": _day(board)}
            yield Found("F8", "block", later.decision.id, "date", "F8.order", facts)
    if city and city.outcome in FINAL:
        if group is None:
            yield Found("F8", "remark", city.decision.id, "", "F8.no_consultation")
        elif group.date and city.date and group.date > city.date:
            yield Found("F8", "remark", group.decision.id, "date", "F8.consultation_late")


def _day(standing: Standing) -> str:
    return day(standing.date)
