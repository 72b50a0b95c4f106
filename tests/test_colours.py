"""The contrast table of the look, computed over the tokens: every role on every ground it is used on."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent


TEXT, SHAPE = 4.5, 3.0
CONTRASTS: tuple[tuple[str, str, float], ...] = (
    ("ink", "surface canvas sunken accent_soft", TEXT),
    ("ink_soft", "surface sunken accent_soft", TEXT),
    ("accent", "surface accent_soft", TEXT),
    ("on_accent", "accent accent_strong", TEXT),
    ("stop", "surface stop_soft accent_soft", TEXT),
    ("remark", "surface remark_soft sunken", TEXT),
    ("done", "surface done_soft", TEXT),
    ("example", "surface example_soft", TEXT),
    ("edge", "surface canvas", SHAPE),
    ("focus", "surface canvas", SHAPE),
    ("thread", "surface sunken", SHAPE),
    ("own", "surface", SHAPE),
    ("other", "surface", SHAPE),
    ("raises", "surface", SHAPE),
    ("lowers", "surface", SHAPE),
    ("missing", "surface", SHAPE),
    ("map_edge", "map1 map2 map3", SHAPE),
    *((f"on_map{number}", f"map{number}", TEXT) for number in range(1, 6)),
)
COLOURS: dict[str, dict[str, str]] = json.loads((HOUSE / "resources" / "tokens.json").read_text(encoding="utf-8"))[
    "colour"
]


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1; WCAG 2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21; WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("look", COLOURS)
@pytest.mark.parametrize(("role", "grounds", "needed"), CONTRASTS, ids=[role for role, _, _ in CONTRASTS])
def test_every_pair_of_colours_can_be_told_apart(look: str, role: str, grounds: str, needed: float) -> None:
    palette = COLOURS[look]
    weak = {ground: contrast(palette[role], palette[ground]) for ground in grounds.split()}
    assert {ground: ratio for ground, ratio in weak.items() if ratio < needed} == {}


@pytest.mark.parametrize("look", COLOURS)
def test_the_classes_of_the_map_grow_in_one_direction(look: str) -> None:
    steps = [luminance(COLOURS[look][f"map{number}"]) for number in range(1, 6)]
    assert len({one < other for one, other in pairwise(steps)}) == 1
