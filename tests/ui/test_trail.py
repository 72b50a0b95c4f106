"""Where a person has been, and the ways back, forward and to the latest places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.trail import Spot, Trail


def there(_spot: Spot) -> bool:
    return True


def walked(*spots: Spot) -> Trail:
    trail = Trail()
    for spot in spots:
        trail.visit(spot)
    return trail


A, B, C = Spot("plan", "a"), Spot("plan", "b"), Spot("money", "c")


def test_back_leads_where_one_was_and_forward_to_where_one_came_from() -> None:
    trail = walked(A, B, C)
    assert trail.back(there) == B and trail.back(there) == A and trail.back(there) is None
    assert trail.forward(there) == B and trail.here == B


def test_going_somewhere_else_forgets_what_lay_ahead() -> None:
    trail = walked(A, B)
    trail.back(there)
    trail.visit(C)
    assert not trail.can(1, there)
    assert trail.back(there) == A


def test_a_room_that_opens_on_its_first_record_is_one_visit() -> None:
    trail = walked(A, Spot("money"), C)
    assert trail.back(there) == A


def test_moving_about_in_a_table_is_one_visit_and_back_leads_to_the_row_one_left() -> None:
    one, other = Spot("plan", f"table:{'1' * 64}:1"), Spot("plan", f"table:{'1' * 64}:2")
    record = Spot("plan", f"{'1' * 64}:2")
    trail = walked(A, one, other, record)
    assert trail.back(there) == other and trail.back(there) == A


def test_records_made_by_one_change_are_places_of_their_own() -> None:
    one, other = Spot("plan", f"{'1' * 64}:1"), Spot("plan", f"{'1' * 64}:2")
    assert walked(one, other).back(there) == one


def test_coming_to_where_one_is_changes_nothing() -> None:
    trail = walked(A, B, B)
    assert trail.back(there) == A


def test_what_is_gone_is_passed_by() -> None:
    trail = walked(A, B, C)
    assert trail.back(lambda spot: spot != B) == A
    assert trail.recent(lambda spot: spot != B, 5) == [C]


def test_the_latest_places_come_once_each_and_not_the_one_where_one_is() -> None:
    assert walked(A, B, A, C).recent(there, 5) == [A, B]
    assert walked(A, B, C).recent(there, 1) == [B]


@given(st.lists(st.sampled_from([A, B, C]), min_size=1), st.integers(0, 10))
def test_as_many_steps_forward_as_back_lead_to_where_one_stood(spots: list[Spot], steps: int) -> None:
    trail = walked(*spots)
    start = trail.here
    taken = sum(trail.back(there) is not None for _ in range(steps))
    for _ in range(taken):
        assert trail.forward(there) is not None
    assert trail.here == start
