"""The look keeps its promises: every role in every set, contrast as computed, lengths that follow the text size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

from app.ui.style_sheet import style_sheet
from app.ui.theme import LEVEL_ROLE, LEVELS, RESOURCES, Theme, load_tokens, system_set

TOKENS = load_tokens()
SETS = sorted(TOKENS["colour"])

# (foreground, background, least ratio), as the table of the design states them.
PAIRS = [
    *(("ink", ground, 4.5) for ground in ("surface", "canvas", "sunken", "accent_soft")),
    *(("ink_soft", ground, 4.5) for ground in ("surface", "sunken", "accent_soft")),
    *(("accent", ground, 4.5) for ground in ("surface", "accent_soft")),
    *(("on_accent", ground, 4.5) for ground in ("accent", "accent_strong")),
    *(("stop", ground, 4.5) for ground in ("surface", "stop_soft", "accent_soft")),
    *(("remark", ground, 4.5) for ground in ("surface", "remark_soft", "sunken")),
    *(("done", ground, 4.5) for ground in ("surface", "done_soft")),
    *(("example", ground, 4.5) for ground in ("surface", "example_soft")),
    *((mark, ground, 3.0) for mark in ("edge", "focus") for ground in ("surface", "canvas")),
    *(("thread", ground, 3.0) for ground in ("surface", "sunken")),
    *((mark, "surface", 3.0) for mark in ("own", "other", "raises", "lowers", "missing")),
    *(("map_edge", ground, 3.0) for ground in ("map1", "map2", "map3")),
]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_set_has_the_same_roles() -> None:
    assert len({frozenset(roles) for roles in TOKENS["colour"].values()}) == 1
    assert SETS == ["contrast_dark", "contrast_light", "dark", "light"]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("mark", "ground", "least"), PAIRS)
def test_what_must_be_read_can_be_read(name: str, mark: str, ground: str, least: float) -> None:
    colours = TOKENS["colour"][name]
    # The design states ratios to one decimal: 2.96 is its "3.0".
    assert round(_ratio(colours[mark], colours[ground]), 1) >= least


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_style_sheet_names_only_colours_of_the_set(qapp: object, tmp_path: Path, name: str, scale: float) -> None:
    theme = Theme(TOKENS, name, tmp_path, scale)
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", style_sheet(theme)))
    assert used <= set(theme.colours.values())
    assert "{" not in re.sub(r"\{[^{}]*\}", "", style_sheet(theme))


def test_every_icon_that_the_tokens_name_is_shipped() -> None:
    named = {icon for group in TOKENS["icon"].values() for icon in group.values()}
    assert not {icon for icon in named if not (RESOURCES / "icons" / f"{icon}.svg").is_file()}


def test_lengths_and_types_follow_the_text_size(qapp: object, tmp_path: Path) -> None:
    small, large = (Theme(TOKENS, "light", tmp_path, scale) for scale in (1.0, 2.0))
    assert large.px(204) == 408
    assert large.space("room") == 2 * small.space("room")
    assert large.font("title").pixelSize() == 2 * small.font("title").pixelSize() == 48
    assert large.narrow and not small.narrow


def test_no_type_is_smaller_than_thirteen_pixels() -> None:
    assert min(size for size, _weight, _line in TOKENS["type"].values()) == 13


def test_an_icon_takes_the_colour_of_its_role(theme: Theme) -> None:
    image = theme.pixmap("circle", "thread", 32, ratio=1.0).toImage()
    seen = {image.pixelColor(x, 16).name() for x in range(32) if image.pixelColor(x, 16).alpha() == 255}
    assert seen == {QColor(theme["thread"]).name()}


def test_a_disabled_button_loses_its_icons_colour(theme: Theme) -> None:
    assert theme.svg("plus", "disabled") != theme.svg("plus", "accent")
    assert b"currentColor" not in theme.svg("plus", "accent")


def test_an_icon_is_drawn_at_the_screens_ratio(theme: Theme) -> None:
    pixmap = theme.pixmap("plus", size=18, ratio=2.0)
    assert pixmap.width() == 36
    assert pixmap.deviceIndependentSize().width() == 18


def test_the_chosen_row_keeps_its_ink(theme: Theme) -> None:
    palette = theme.palette()
    assert palette.color(QPalette.ColorRole.HighlightedText) == theme.colour("ink")
    assert palette.color(QPalette.ColorRole.Highlight) == theme.colour("accent_soft")
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        assert palette.color(group, QPalette.ColorRole.Highlight) == theme.colour("accent_soft")


def test_every_level_has_a_role_with_a_soft_side_and_an_icon() -> None:
    for level in LEVELS:
        assert f"{LEVEL_ROLE[level]}_soft" in TOKENS["colour"]["light"]
        assert level in TOKENS["icon"]["level"]


@pytest.mark.parametrize(
    ("choice", "contrast", "name"),
    [("light", False, "light"), ("dark", False, "dark"), ("dark", True, "contrast_dark")],
)
def test_a_persons_own_choice_wins_and_contrast_is_the_systems(
    qapp: object, choice: str, contrast: bool, name: str
) -> None:
    assert system_set(choice, contrast) == name


def test_without_a_choice_the_system_decides(qapp: object) -> None:
    assert system_set("system") in ("light", "dark")


def test_no_view_names_a_colour() -> None:
    ui = Path(__file__).resolve().parents[2] / "app" / "ui"
    named = [path.name for path in ui.rglob("*.py") if re.search(r"[\"']#[0-9A-Fa-f]{6}[\"']", path.read_text("utf-8"))]
    assert named == []
