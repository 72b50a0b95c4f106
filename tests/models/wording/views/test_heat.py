"""What *Värmetabell* says, from plain values."""

from app.models.wording.views.heat import Shared, answer_for_all, answer_for_one, answer_for_own, caveat, ends

WEAK = [Shared("Trångboddhet", 4, 4), Shared("Ohälsotal", 3, 4)]


def test_weak_and_strong_in_most_are_both_said():
    assert answer_for_own(WEAK, [Shared("Valdeltagande", 3, 4)], None, "programmets 4 stadsdelar") == (
        "De flesta av programmets 4 stadsdelar är svaga i trångboddhet (4 av 4) och ohälsotal (3 av 4). "
        "De flesta är starka i valdeltagande (3 av 4)."
    )


def test_nothing_weak_is_said_as_such():
    assert answer_for_own([], [], None, "programmets 4 stadsdelar") == (
        "Ingen av programmets 4 stadsdelar är svag i någon indikator."
    )


def test_at_most_three_are_named_and_the_rest_counted():
    four = [*WEAK, Shared("Upplevd trygghet", 3, 4), Shared("BNP", 3, 4)]
    assert "och 1\u00a0indikator till" in answer_for_own(four, [], None, "programmets 4 stadsdelar")
    assert "BNP" not in answer_for_own(four, [], None, "programmets 4 stadsdelar")


def test_places_keep_their_capital():
    told = answer_for_all([Shared("Ekliden", 11, 13)], [], "40 stadsdelar")
    assert told == "Av stadens 40 stadsdelar har Ekliden (11 av 13) flest svaga indikatorer."
    assert answer_for_all([], [], "40 stadsdelar") == "Ingen av stadens 40 stadsdelar är svag i någon indikator."


def test_one_alone_is_told_with_its_strengths():
    assert answer_for_one("Ekliden", "programmets stadsdelar", Shared("Ekliden", 2, 14), 3) == (
        "Av programmets stadsdelar finns bara Ekliden i tabellen: svag i 2 av 14\u00a0indikatorer och stark i 3."
    )


def test_the_ends_are_called_by_the_plans_threshold():
    assert ends(0.25) == ("svag, sämsta fjärdedelen", "stark, bästa fjärdedelen")
    assert ends(0.15) == ("svag, sämsta 15\u00a0%", "stark, bästa 15\u00a0%")


def test_missing_cells_are_counted():
    assert "3 av 56" in caveat(3, 56)
    assert "saknas" not in caveat(0, 56)
