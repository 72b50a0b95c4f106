"""The application's style sheet, written from a theme's roles.

It styles by dynamic properties that views set: `type`, `tone`, `box`, `kind`, `level`. Item views are left to palette
and `RowDelegate`: a half-styled item view loses its selected row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.theme import LEVEL_ROLE

if TYPE_CHECKING:
    from app.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """Every rule that the palette cannot say, in the roles and sizes of `theme`; item views have none."""
    parts = (_labels, _boxes, _buttons, _choices, _fields, _marks, _sliders, _views, _scrolling)
    return "".join(part(theme) for part in parts)


def _labels(theme: Theme) -> str:
    px, c = theme.px, theme.colours
    types = "".join(
        f'QLabel[type="{role}"] {{ font-size: {px(size)}px; font-weight: {weight}; }}\n'
        for role, (size, weight, _) in theme.types.items()
    )
    tones = "".join(f'QLabel[tone="{role}"] {{ color: {c[role]}; }}\n' for role in c)
    return f"{types}{tones}QLabel {{ background: transparent; }}\n"


def _boxes(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    notices = "".join(
        f'QFrame[box="{level}"] {{ background: {c[f"{role}_soft"]}; border-radius: {px(6)}px; '
        f"border: 1px solid {c[role if theme.contrast else f'{role}_soft']}; }}\n"
        for level, role in LEVEL_ROLE.items()
    )
    return f"""{notices}
QToolTip {{ background: {c["ink"]}; color: {c["surface"]}; border: 0; padding: {px(6)}px; }}
QFrame[box="card"] {{ background: {c["surface"]}; border: 1px solid {c["line"]}; border-radius: {px(8)}px; }}
QFrame[box="surface"] {{ background: {c["surface"]}; border: 0; }}
QFrame[box="sunken"] {{ background: {c["sunken"]}; border: 0; border-radius: {px(6)}px; }}
QFrame[box="nav"] {{ background: {c["sunken"]}; border: 0; border-right: 1px solid {c["line"]}; }}
QFrame[box="bar"] {{ background: {c["surface"]}; border: 0; border-bottom: 1px solid {c["line"]}; }}
QFrame[box="foot"] {{ background: {c["surface"]}; border: 0; border-top: 1px solid {c["line"]}; }}
QFrame[box="row"] {{ background: {c["surface"]}; border: 0; border-bottom: 1px solid {c["line"]}; }}
QFrame[box="row"]:hover {{ background: {c["sunken"]}; }}
QFrame[box="chosen"] {{ background: {c["accent_soft"]}; border: 0; border-left: {px(3)}px solid {c["accent"]}; }}
QFrame[box="rule"] {{ background: {c["line"]}; border: 0; }}
"""


def _buttons(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    edge = c["accent" if theme.contrast else "accent_soft"]
    return f"""
QPushButton {{ background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]}; border-radius: {px(6)}px;
    padding: {px(6)}px {px(14)}px; min-height: {px(20)}px; font-weight: 600; outline: none; }}
QPushButton:hover {{ background: {c["sunken"]}; }}
QPushButton:pressed {{ background: {c["line"]}; }}
QPushButton:disabled {{ color: {c["disabled"]}; border-color: {c["line"]}; background: {c["canvas"]}; }}
QPushButton[kind="primary"] {{ background: {c["accent"]}; color: {c["on_accent"]}; border-color: {c["accent"]}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {c["accent_strong"]}; }}
QPushButton[kind="primary"]:disabled {{ background: {c["sunken"]}; color: {c["disabled"]}; border-color: {c["line"]}; }}
QPushButton[kind="quiet"] {{ background: transparent; color: {c["accent"]}; border-color: transparent;
    padding-left: {px(8)}px; padding-right: {px(8)}px; }}
QPushButton[kind="quiet"]:hover {{ background: {c["accent_soft"]}; }}
QPushButton[kind="quiet"]:disabled {{ color: {c["disabled"]}; background: transparent; }}
QPushButton[kind="stop"] {{ color: {c["stop"]}; border-color: {c["stop"]}; }}
QPushButton[kind="stop"]:disabled {{ color: {c["disabled"]}; border-color: {c["line"]}; }}
QPushButton[kind="icon"] {{ background: transparent; border-color: transparent; padding: {px(6)}px; }}
QPushButton[kind="icon"]:hover {{ background: {c["accent_soft"]}; }}
QPushButton[kind="chip"] {{ background: {c["accent_soft"]}; border: 1px solid {edge}; border-radius: {px(11)}px;
    color: {c["ink"]}; padding: {px(1)}px {px(10)}px; font-weight: 400; }}
"""


def _choices(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    return f"""
QPushButton[kind="nav"] {{ background: transparent; border: 0; border-left: {px(3)}px solid transparent;
    border-radius: 0; text-align: left; padding: {px(8)}px {px(13)}px; font-weight: 400; color: {c["ink"]}; }}
QPushButton[kind="nav"]:hover {{ background: {c["line"]}; }}
QPushButton[kind="nav"]:disabled {{ color: {c["disabled"]}; background: transparent; }}
QPushButton[kind="nav"]:checked {{ background: {c["surface"]}; border-left-color: {c["accent"]}; font-weight: 600; }}
QPushButton[kind="tab"] {{ background: transparent; border: 0; border-bottom: {px(3)}px solid transparent;
    border-radius: 0; padding: {px(9)}px {px(10)}px {px(7)}px {px(10)}px; font-weight: 400; color: {c["ink_soft"]}; }}
QPushButton[kind="tab"]:hover {{ color: {c["ink"]}; border-bottom-color: {c["line"]}; }}
QPushButton[kind="tab"]:checked {{ color: {c["ink"]}; border-bottom-color: {c["accent"]}; font-weight: 600; }}
QPushButton[kind="tab"]:disabled {{ color: {c["disabled"]}; }}
QPushButton[kind="segment"] {{ border-radius: 0; font-weight: 400; margin-left: -1px; padding: {px(5)}px {px(12)}px; }}
QPushButton[kind="segment"][end="first"] {{ margin-left: 0; border-top-left-radius: {px(6)}px;
    border-bottom-left-radius: {px(6)}px; }}
QPushButton[kind="segment"][end="last"] {{ border-top-right-radius: {px(6)}px; border-bottom-right-radius: {px(6)}px; }}
QPushButton[kind="segment"]:checked {{ background: {c["accent"]}; border-color: {c["accent"]};
    color: {c["on_accent"]}; font-weight: 600; }}
"""


def _fields(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    down = theme.glyph("chevron-down", "ink_soft")
    levels = "".join(
        f'QLineEdit[level="{level}"], QPlainTextEdit[level="{level}"], QTextEdit[level="{level}"], '
        f'QComboBox[level="{level}"] {{ border: 2px solid {c[level]}; padding: {px(4)}px {px(7)}px; }}\n'
        for level in ("stop", "remark")
    )
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{ background: {c["surface"]}; color: {c["ink"]};
    border: 1px solid {c["edge"]}; border-radius: {px(5)}px; padding: {px(5)}px {px(8)}px;
    selection-background-color: {c["accent"]}; selection-color: {c["on_accent"]};
    placeholder-text-color: {c["ink_soft"]}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {px(20)}px; }}
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ background: {c["canvas"]};
    border-color: {c["line"]}; color: {c["ink_soft"]}; }}
QComboBox {{ padding-left: {px(10)}px; }}
QComboBox::drop-down {{ border: 0; width: {px(28)}px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: {px(16)}px; height: {px(16)}px; }}
QComboBox QAbstractItemView {{ background: {c["surface"]}; border: 1px solid {c["edge"]}; }}
QTextBrowser[box="reading"] {{ background: {c["surface"]}; border: 0; padding: {px(12)}px; }}
{levels}"""


def _marks(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    check, bar = theme.glyph("check", "on_accent"), theme.glyph("minus", "on_accent")
    # A radius above half the side falls back to a square, so the radio button's is counted from its whole side.
    ring, dot = px(16) // 2 + 1, px(16) + 2 - 2 * px(5)
    return f"""
QCheckBox, QRadioButton {{ spacing: {px(8)}px; background: transparent; min-height: {px(24)}px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(16)}px; height: {px(16)}px; border: 1px solid {c["edge"]};
    background: {c["surface"]}; border-radius: {px(3)}px; }}
QRadioButton::indicator {{ border-radius: {ring}px; }}
QCheckBox::indicator:checked {{ background: {c["accent"]}; border-color: {c["accent"]}; image: url("{check}"); }}
QCheckBox::indicator:indeterminate {{ background: {c["accent"]}; border-color: {c["accent"]}; image: url("{bar}"); }}
QRadioButton::indicator:checked {{ border: {px(5)}px solid {c["accent"]}; width: {dot}px; height: {dot}px; }}
QProgressBar {{ background: {c["sunken"]}; border: 1px solid {c["edge"]}; border-radius: {px(4)}px;
    min-height: {px(6)}px; max-height: {px(6)}px; }}
QProgressBar::chunk {{ background: {c["accent"]}; border-radius: {px(3)}px; }}
"""


def _sliders(theme: Theme) -> str:
    """Only the handle: the slider draws its own groove, so that it can show what has been moved."""
    c, px = theme.colours, theme.px
    side = px(16)
    return f"""
QSlider {{ background: transparent; min-height: {px(32)}px; }}
QSlider::groove:horizontal {{ background: transparent; height: {px(4)}px; }}
QSlider::handle:horizontal {{ background: {c["surface"]}; border: {px(3)}px solid {c["accent"]};
    width: {side - 2 * px(3)}px; height: {side - 2 * px(3)}px; margin: -{(side - px(4)) // 2}px 0;
    border-radius: {side // 2}px; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:pressed {{ border-color: {c["accent_strong"]}; }}
QSlider[blank="true"]::handle:horizontal {{ border: {px(3)}px dotted {c["edge"]}; }}
QSlider::handle:horizontal:disabled {{ border-color: {c["line"]}; }}
"""


def _views(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    return f"""
QAbstractItemView {{ background: {c["surface"]}; border: 0; outline: 0; }}
QHeaderView {{ background: {c["surface"]}; }}
QHeaderView::section {{ background: {c["surface"]}; color: {c["ink_soft"]}; border: 0;
    border-bottom: 1px solid {c["edge"]}; padding: {px(6)}px {px(8)}px;
    font-size: {px(theme.types["small"][0])}px; font-weight: 600; }}
QHeaderView::section:vertical {{ border-bottom: 1px solid {c["line"]}; font-weight: 400; padding: 0 {px(8)}px; }}
QTableCornerButton::section {{ background: {c["surface"]}; border: 0; border-bottom: 1px solid {c["edge"]}; }}
QMenu {{ background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(16)}px; border-radius: {px(5)}px; }}
QMenu::item:selected {{ background: {c["accent_soft"]}; color: {c["ink"]}; }}
QMenu::item:disabled {{ color: {c["disabled"]}; }}
QMenu::separator {{ height: 1px; background: {c["line"]}; margin: {px(4)}px {px(8)}px; }}
"""


def _scrolling(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget[box="page"] {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {c["edge"]}; border-radius: {px(3)}px; margin: 3px;
    min-height: {px(32)}px; min-width: {px(32)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: transparent; }}
"""
