"""A scene as an SVG file: for a web page, a report by hand, and for reading a chart as text in tests.

It knows SVG 1.1's few elements that a scene needs, and puts each mark's words in a `title`. It refuses to know colours:
they come as a mapping from role to value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from app.figures.scene import (
    Ellipse,
    Line,
    Polygon,
    Prim,
    Rectangle,
    Ring,
    Scene,
    Text,
    hatch_lines,
    rings_of,
)


def to_svg(scene: Scene, colours: Mapping[str, str], family: str = "Source Sans 3", ground: str = "surface") -> str:
    """The scene as a whole SVG document, UTF-8 text, on a ground in the given role ("" for none)."""
    body = [f'<rect width="100%" height="100%" fill="{colours[ground]}"/>'] if ground else []
    hatches = 0
    for prim in scene.prims:
        body.append(_element(prim, colours))
        if isinstance(prim, Polygon | Rectangle) and prim.hatch:
            hatches += 1
            body += _hatch(prim, colours[prim.hatch], f"hatch{hatches}")
    for mark in scene.marks:
        body.append(f'<path d="{_path(mark.rings)}" fill-opacity="0"><title>{escape(mark.label)}</title></path>')
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" width="{_n(scene.width)}" '
        f'height="{_n(scene.height)}" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}" '
        f"font-family=\"{escape(family)}, 'Source Sans Pro', sans-serif\">"
    )
    words = [f'<title id="t">{escape(scene.title)}</title>', f'<desc id="d">{escape(scene.description)}</desc>']
    return "\n".join([head, *words, *body, "</svg>\n"])


def _n(value: float) -> str:
    """Two decimals are a hundredth of a pixel."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _path(rings: tuple[Ring, ...]) -> str:
    return " ".join("M" + " ".join(f"{_n(x)},{_n(y)}" for x, y in ring) + "Z" for ring in rings)


def _paint(prim: Polygon | Rectangle | Ellipse | Line, colours: Mapping[str, str]) -> str:
    fill = "none" if isinstance(prim, Line) or not prim.fill else colours[prim.fill]
    stroke = f' stroke="{colours[prim.stroke]}" stroke-width="{_n(prim.width)}"' if prim.stroke else ""
    return f'fill="{fill}"{stroke}'


def _element(prim: Prim, colours: Mapping[str, str]) -> str:
    match prim:
        case Text():
            weight = ' font-weight="600"' if prim.bold else ""
            weight += f' transform="rotate(-90 {_n(prim.x)} {_n(prim.y)})"' if prim.turned else ""
            return (
                f'<text x="{_n(prim.x)}" y="{_n(prim.y)}" font-size="{_n(prim.size)}"{weight} '
                f'text-anchor="{prim.anchor}" fill="{colours[prim.colour]}">{escape(prim.text)}</text>'
            )
        case Rectangle():
            place = f'x="{_n(prim.x)}" y="{_n(prim.y)}" width="{_n(prim.w)}" height="{_n(prim.h)}"'
            return f"<rect {place} {_paint(prim, colours)}/>"
        case Ellipse():
            place = f'cx="{_n(prim.x)}" cy="{_n(prim.y)}" rx="{_n(prim.rx)}" ry="{_n(prim.ry)}"'
            return f"<ellipse {place} {_paint(prim, colours)}/>"
        case Line():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in prim.points)
            dash = f' stroke-dasharray="{" ".join(_n(part) for part in prim.dash)}"' if prim.dash else ""
            return f'<polyline points="{points}" {_paint(prim, colours)}{dash}/>'
        case Polygon():
            return f'<path d="{_path(prim.rings)}" fill-rule="evenodd" {_paint(prim, colours)}/>'


def _hatch(prim: Polygon | Rectangle, colour: str, name: str) -> Iterator[str]:
    rings = rings_of(prim)
    lines = " ".join(f"M{_n(a)},{_n(b)}L{_n(c)},{_n(d)}" for (a, b), (c, d) in hatch_lines(rings))
    yield f'<clipPath id="{name}"><path d="{_path(rings)}" clip-rule="evenodd"/></clipPath>'
    yield f'<path d="{lines}" clip-path="url(#{name})" stroke="{colour}" fill="none"/>'
