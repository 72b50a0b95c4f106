"""Charts in a document: drawn, in the right colours, with alternative text."""

from io import BytesIO

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from app.figures.gap import GapBar, gap_chart
from app.figures.scene import Ellipse, Line, Polygon, Rectangle, Scene, Text, box_ring
from app.figures.standing import StandingRow, standing_chart
from app.reports.scene_painter import (
    POINTS,
    SceneFlowable,
    draw_scene,
    flowable,
    measure,
    print_colours,
    register_chart_fonts,
)

ROWS = [StandingRow("Björkholm", True, 81.4, 77.2, 85.6, 1), StandingRow("Åsö", False, 35.0, 30.0, 41.0, 2)]


def pixels(pdf, scale=1.0):
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    image = page.render(scale=scale).to_pil().convert("RGB")
    words = page.get_textpage().get_text_range()
    document.close()
    return image, words


def drawn(scene, x=0, y=0, size=(200, 120)):
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    draw_scene(canvas, scene, x, y)
    canvas.save()
    return out.getvalue()


def rgb(role):
    value = print_colours()[role]
    return tuple(int(value[start : start + 2], 16) for start in (1, 3, 5))


def standing(width, height, measured):
    return standing_chart(ROWS, 41.3, (width, height), measured, scale=POINTS)


def test_every_kind_of_shape_is_drawn_where_it_is_and_in_its_role():
    prims = (
        Rectangle(0, 0, 20, 20, fill="raises"),
        Polygon((box_ring((30, 0, 50, 20)), box_ring((36, 6, 44, 14))), fill="own"),
        Ellipse(70, 10, 8, 8, fill="thread"),
        Line(((0, 40), (100, 40)), "ink", 4),
    )
    image, _ = pixels(drawn(Scene(100, 60, "t", "d", prims), 50, 30))
    top = 120 - 30 - 60
    assert image.getpixel((60, top + 10)) == rgb("raises")
    assert image.getpixel((83, top + 10)) == rgb("own")
    assert image.getpixel((90, top + 10)) == (255, 255, 255)
    assert image.getpixel((120, top + 10)) == rgb("thread")
    assert image.getpixel((60, top + 40)) == rgb("ink")
    assert image.getpixel((20, 20)) == (255, 255, 255)


def test_hatching_stays_inside_its_shape_and_dashes_do_not_leak_into_it():
    prims = (
        Line(((0, 50), (100, 50)), "ink", 2, (6, 6)),
        Rectangle(20, 10, 40, 30, stroke="missing", hatch="missing"),
    )
    image, _ = pixels(drawn(Scene(100, 60, "t", "d", prims), 0, 60), scale=3.0)
    inside = [image.getpixel((x, 75)) for x in range(70, 170)]
    outside = [image.getpixel((x, 75)) for x in [*range(50), *range(190, 290)]]
    assert sum(colour != (255, 255, 255) for colour in inside) > 10
    assert set(outside) == {(255, 255, 255)}
    border = [image.getpixel((x, 30)) for x in range(66, 176)]
    assert all(colour != (255, 255, 255) for colour in border)


def test_texts_are_text_in_swedish_with_both_weights():
    prims = (Text(5, 20, "Åsö 81,4", 12, bold=True), Text(5, 40, "\u22122,2 rest", 12, anchor="start"))
    _, words = pixels(drawn(Scene(100, 60, "t", "d", prims)))
    assert "Åsö 81,4" in words
    assert "\u22122,2 rest" in words


@pytest.mark.parametrize(("anchor", "x"), [("start", 60), ("middle", 100), ("end", 140)])
def test_a_text_stands_by_its_anchor(anchor, x):
    wide = measure("mmmm", 12, False)
    image, _ = pixels(drawn(Scene(200, 120, "t", "d", (Text(x, 60, "mmmm", 12, anchor=anchor),))), scale=2.0)
    columns = [c for c in range(400) if any(image.getpixel((c, r)) != (255, 255, 255) for r in range(100, 125))]
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    assert abs(columns[0] / 2 - left) < 3
    assert abs(columns[-1] / 2 - left - wide) < 3


@pytest.mark.parametrize(("anchor", "y"), [("start", 80), ("middle", 60), ("end", 40)])
def test_a_turned_text_is_read_upwards_and_the_text_after_it_is_not(anchor, y):
    wide = measure("mmmm", 12, False)
    prims = (Text(60, y, "mmmm", 12, anchor=anchor, turned=True), Text(120, 60, "mmmm", 12))
    image, _ = pixels(drawn(Scene(200, 120, "t", "d", prims)), scale=2.0)
    rows = [r for r in range(240) if any(image.getpixel((c, r)) != (255, 255, 255) for c in range(90, 130))]
    bottom = y + {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    assert abs(rows[-1] / 2 - bottom) < 3
    assert abs(rows[0] / 2 - bottom + wide) < 3
    assert all(image.getpixel((c, r)) == (255, 255, 255) for c in range(240, 400) for r in range(0, 100))


def test_paper_is_light_whatever_the_window_is():
    assert print_colours()["surface"] == "#FFFFFF"
    assert print_colours()["own"] == "#0A5673"


def test_fonts_are_registered_once():
    register_chart_fonts()
    register_chart_fonts()
    assert measure("Åsö", 10, True) > measure("Åsö", 10, False) > 0


def test_a_chart_flows_in_a_document_with_its_alternative_text():
    chart = flowable(standing, 300, 220)
    assert chart.alt == chart.scene.description
    assert chart.title == "Index per stadsdel, ordnat"
    assert chart.wrap(500, 700) == (300, 220)
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=(400, 400), leftMargin=20, rightMargin=20, topMargin=20, bottomMargin=20).build(
        [Paragraph("Läget"), chart]
    )
    image, words = pixels(out.getvalue())
    assert rgb("own") in set(image.get_flattened_data())
    assert "Björkholm 81,4" in words
    assert "Hela staden 41,3" in words


def test_alternative_text_can_be_given():
    scene = Scene(10, 10, "t", "d", ())
    assert SceneFlowable(scene, "Egen text").alt == "Egen text"


def test_labels_keep_inside_the_page_with_the_documents_own_letters():
    bars = [GapBar("Försörjning", "Långvarigt ekonomiskt bistånd", 7.9), GapBar("Hälsa", "Ohälsotal", -2.0)]
    scene = gap_chart(41.3, 47.2, bars, (330, 200), measure, scale=POINTS)
    for text in scene.texts():
        wide = measure(text.text, text.size, text.bold)
        left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
        assert left >= -0.5
        assert left + wide <= 330.5


def test_the_same_scene_gives_the_same_bytes(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1430000000")
    scene = standing(300, 200, measure)
    assert drawn(scene) == drawn(scene)
