"""Every op kind reads as it was written; everything else is void, or waits for a newer version."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.models.format1 import ops
from app.models.format1.canonical import NotCanonical, encode
from app.models.format1.names import _P, _SMALL_ORDER_Y, is_device, is_target, resolve
from app.models.format1.ops import Malformed, Op, Splice, UnknownKind, read_ops, write_ops

A, B = "a" * 64, "b" * 64
KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
EDIT = f"{A}:0"
EVERY_KIND: tuple[Op, ...] = (
    ops.Create("goal", None, "district"),
    ops.Create("target", "#0", f"{B}:7"),
    ops.SetValue("#0", "wording", (EDIT, f"{B}:12"), 0),
    ops.SetTarget(EDIT, "lead_responsible", (), "#0"),
    ops.SetTarget(EDIT, "district_board", ("#2",), None),
    ops.Text(EDIT, "what", ()),
    ops.Text(
        EDIT,
        "what",
        (Splice("", 0, 1, 3, ()), Splice(f"{EDIT}.0", 2, None, 0, ((f"{EDIT}.1", 0, 4), ("#5.0", 1, 2)))),
    ),
    ops.Add(EDIT, "neighbourhoods", "area:Ekliden"),
    ops.Remove(EDIT, "neighbourhoods", "area:Ekliden", ("#7",)),
    ops.Delete(EDIT, (A, B)),
    ops.Restore(EDIT, (f"{B}:3",)),
    ops.Attach(B),
    ops.Admit(KEY, "district", "official", 2, (A,)),
    ops.Revoke(KEY, (A, B)),
    ops.Transfer(A, f"{B}:1"),
    ops.Redact(0, 1, change=B),
    ops.Redact(0, 1, blob=B),
)
WORDS = 3


def test_every_kind_reads_as_it_was_written() -> None:
    assert read_ops(write_ops(EVERY_KIND), WORDS, founding=False) == EVERY_KIND


def test_the_founding_change_names_one_or_two_keys() -> None:
    found = ops.Found((KEY,))
    assert read_ops(write_ops((found,)), 0, founding=True) == (found,)


def test_the_bytes_are_those_of_the_design() -> None:
    written = write_ops((ops.SetValue("#0", "wording", (), 0), ops.SetTarget("#0", "goal", (), None)))
    assert written == (
        b'{"ops":[{"field":"wording","k":"set","over":[],"record":"#0","value":0},'
        b'{"field":"goal","k":"set","over":[],"record":"#0","target":null}]}'
    )


def changed(op: Op, change: Callable[[dict[str, Any]], None]) -> bytes:
    body = json.loads(write_ops((ops.Create("goal", None, "district"), op)))
    change(body["ops"][1])
    return encode(body)


@pytest.mark.parametrize("op", EVERY_KIND[1:3] + EVERY_KIND[3:4] + EVERY_KIND[7:8] + EVERY_KIND[9:])
def test_a_missing_or_unknown_key_makes_the_change_void(op: Op) -> None:
    for key in [k for k in json.loads(write_ops((op,)))["ops"][0] if k != "k"]:
        with pytest.raises(Malformed):
            read_ops(changed(op, lambda item, key=key: item.pop(key)), WORDS, founding=False)  # type: ignore[misc]
    with pytest.raises(Malformed):
        read_ops(changed(op, lambda item: item.update(more=1)), WORDS, founding=False)


@pytest.mark.parametrize("op", EVERY_KIND[1:4] + EVERY_KIND[7:8] + EVERY_KIND[9:])
@pytest.mark.parametrize("wrong", [True, 1.0, {}, [[]], "Å", "#99", -1, ["b", "a"], [A, A], A.upper()])
def test_a_wrong_value_makes_the_change_void(op: Op, wrong: object) -> None:
    if isinstance(wrong, float):
        wrong = "1.0"
    for key in [k for k in json.loads(write_ops((op,)))["ops"][0] if k != "k"]:
        with pytest.raises(Malformed):
            read_ops(changed(op, lambda item, key=key: item.update({key: wrong})), WORDS, founding=False)  # type: ignore[misc]


SPLICE = {"after": "", "at": 0, "delete": [], "insert": 0, "length": 1}


@pytest.mark.parametrize(
    "splice",
    [
        SPLICE | {"length": 0},
        SPLICE | {"insert": None},
        SPLICE | {"insert": 9},
        SPLICE | {"at": -1},
        SPLICE | {"length": 1_000_001},
        SPLICE | {"after": "x"},
        SPLICE | {"after": EDIT},
        SPLICE | {"after": "#1.0"},
        SPLICE | {"delete": [["", 0, 1]]},
        SPLICE | {"delete": [[f"{EDIT}.0", 2, 2]]},
        SPLICE | {"delete": [[f"{EDIT}.0", 2]]},
        SPLICE | {"k": "x"},
        {k: v for k, v in SPLICE.items() if k != "insert"},
        [],
    ],
)
def test_a_wrong_splice_makes_the_change_void(splice: object) -> None:
    data = changed(ops.Text("#0", "what", ()), lambda item: item.update(splices=[splice]))
    with pytest.raises(Malformed):
        read_ops(data, WORDS, founding=False)


def test_a_right_splice_does_not() -> None:
    data = changed(ops.Text("#0", "what", ()), lambda item: item.update(splices=[SPLICE]))
    assert len(read_ops(data, WORDS, founding=False)) == 2


@pytest.mark.parametrize(
    "body", [[], {}, {"ops": {}}, {"ops": [], "more": 1}, {"ops": [1]}, {"ops": [{"k": 1}]}, {"ops": [{}]}]
)
def test_other_shapes_make_the_change_void(body: Any) -> None:
    with pytest.raises(Malformed):
        read_ops(encode(body), 0, founding=False)


def test_an_unknown_kind_waits_even_beside_a_fault() -> None:
    with pytest.raises(UnknownKind):
        read_ops(encode({"ops": [{"k": "create"}, {"k": "vote"}]}), 0, founding=False)


def test_what_is_not_canonical_is_refused_rather_than_void() -> None:
    with pytest.raises(NotCanonical):
        read_ops(b'{"ops": []}', 0, founding=False)


def test_found_stands_first_in_the_founding_change_and_nowhere_else() -> None:
    found, create = ops.Found((KEY,)), ops.Create("goal", None, "district")
    for wrong, founding in [((found,), False), ((create, found), True), ((create,), True), ((found, found), True)]:
        with pytest.raises(Malformed):
            read_ops(write_ops(wrong), 0, founding=founding)
    for founders in [(), (KEY, KEY), ("f" * 64,), (KEY.upper(),)]:
        with pytest.raises(Malformed):
            read_ops(write_ops((ops.Found(founders),)), 0, founding=True)


def test_a_set_carries_a_value_or_a_target_never_both() -> None:
    both = changed(ops.SetTarget(EDIT, "goal", (), None), lambda item: item.update(value=0))
    with pytest.raises(Malformed):
        read_ops(both, WORDS, founding=False)


def test_the_text_of_a_change_has_an_upper_limit_that_no_length_can_lie_past() -> None:
    splice = Splice("", 0, 0, 600_000, ())
    read_ops(write_ops((ops.Text(EDIT, "what", (splice,)),)), 1, founding=False)
    with pytest.raises(Malformed):
        read_ops(write_ops((ops.Text(EDIT, "what", (splice, splice)),)), 1, founding=False)


def test_own_names_resolve_to_full_ones() -> None:
    assert resolve("#3", A) == f"{A}:3"
    assert resolve("#3.1", A) == f"{A}:3.1"
    assert resolve("area:Ekliden", A) == "area:Ekliden"


@pytest.mark.parametrize("name", ["area:", "AREA:x", "area:a\nb", ":x", "x", "area:" + "x" * 201, A + ":01", A + ":x"])
def test_a_reference_is_a_record_or_a_catalogue_key(name: str) -> None:
    assert not is_target(name)


def test_keys_of_small_order_are_refused() -> None:
    """Checked by arithmetic: eight times each listed point is the neutral one, which only small order gives."""
    d = -121665 * pow(121666, -1, _P) % _P

    def add(p: tuple[int, int], q: tuple[int, int]) -> tuple[int, int]:
        cross = d * p[0] * q[0] * p[1] * q[1] % _P
        x = (p[0] * q[1] + q[0] * p[1]) * pow(1 + cross, -1, _P)
        y = (p[1] * q[1] + p[0] * q[0]) * pow(1 - cross, -1, _P)
        return x % _P, y % _P

    assert len(_SMALL_ORDER_Y) == 5
    for y in _SMALL_ORDER_Y:
        square = (y * y - 1) * pow(d * y * y + 1, -1, _P) % _P
        x = pow(square, (_P + 3) // 8, _P)
        x = x if (x * x - square) % _P == 0 else x * pow(2, (_P - 1) // 4, _P) % _P
        assert (x * x - square) % _P == 0
        point = (x, y)
        for _ in range(3):
            point = add(point, point)
        assert point == (0, 1)
        for sign in (0, 1 << 255):
            assert not is_device((y | sign).to_bytes(32, "little").hex())
            assert not is_device((min(y + _P, 2**255 - 1) | sign).to_bytes(32, "little").hex())
    assert is_device(KEY)
