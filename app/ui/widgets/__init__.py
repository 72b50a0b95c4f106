"""The toolkit: every piece of the window, looking as `Theme` says. Views build from these and style nothing.

`theme` is always the first argument where a piece draws icons or measures.

basic      label("Text", type="heading", tone="ink_soft", wrap=True)     plain text; types: display title heading lead
                                                                         strong body small smallstrong; tones: any role
           Line("…", "small", "ink_soft") → .say(text)                   one line that shortens when room is short
           button(theme, "Lägg till mål", kind="primary", icon="plus", on=f)    kinds: "" primary quiet stop
           icon_button(theme, "copy", "Kopiera tabellen", on=f)          icon alone, with tooltip and accessible name
           icon_label(theme, "target", "ink_soft", 18)                   an icon beside words that say the same
           row(a, b, None, c, spacing=8) / column(...)                   layouts; int is a gap, None is stretch
           rule() · clear(layout) · scrolling(widget, "name")            hairline · empty a layout · page that scrolls
boxes      Card(theme, "Rubrik", "bisats") → .body, .head                surface for content
           Notice(theme, "remark", "baslinjen saknas.", "Vägen ut.", [("Byt till Bolag", f), ("Visa regeln", g)])
           Badge(theme, "done", "Godkänd")                               a fact; levels: stop remark info done example
           Chip(theme, "Ekliden") → .removed                             a value that can be removed
           EmptyState(theme, "target", "Inga mål ännu", "Varför …", ("Skriv målet", f), other=("Läs in", g))
thread     ThreadStrip(theme, [Station("goal", "Mål", "here", note="du är här", count="5")], clickable=True) → .chosen
                                                                         states: filled missing here later; check=True
                                                                         ticks a passed step
choices    SegmentedButtons(theme, [("a", "Alla"), ("own", "Egna")], "Urval") → .chosen(key), .current, .choose(key)
           TabBar(theme, [("state", "Läget"), ("why", "Varför")], "Vyer")
fields     Field(theme, "Målvärde", control, wanted="krävs vid ansökan") → .set_remark("stop", "…") / (None)
           NumberEdit("Målvärde", Decimal("12.5")) → .committed(Decimal | None), .refused(sentence), .value()
           parse_number("12,5") · show_number(Decimal("1200.5"), 1) · set_level(widget, "remark")
tables     TableView(theme, "Stadsdelar", [Column("Stadsdel", lambda r: r.name), Column("Index", f, align="right",
                     width=90, sort=lambda r: r.index)], rows, sortable=True) → .chosen(row), .opened(row), .set_rows,
                     .current(), .choose(row), .fit_height(), .copy()
           collator()                                                    Swedish order for any sorting
rows       RowDelegate(theme, view, height=32)                           for own lists and trees
dialogs    Question("Ta bort målet?", "Du kan ångra.", [CANCEL, Verb("delete", "Ta bort målet", "stop")])
           Dialog(theme, title, sentence, verbs) → .body, .answer   ask through `context.ask`, see app.ui.ask
progress   ProgressLine(theme) → .begin("Räknar", cancel), .show_progress("5 av 10", 5, 10), .end()
focus      FocusRing(theme).follow(app)                                  one for the whole application; the desk has it
"""

from app.ui.widgets.basic import Line, add, button, clear, column, icon_button, icon_label, label, row, rule, scrolling
from app.ui.widgets.boxes import LEVEL_WORD, Badge, Card, Chip, EmptyState, Notice
from app.ui.widgets.choices import SegmentedButtons, TabBar
from app.ui.widgets.dialogs import CANCEL, Dialog, Question, Verb
from app.ui.widgets.fields import Field, NumberEdit, parse_number, set_level, show_number
from app.ui.widgets.progress import ProgressLine
from app.ui.widgets.rows import RowDelegate
from app.ui.widgets.tables import Column, TableModel, TableView, collator
from app.ui.widgets.thread import Station, ThreadStrip

__all__ = [
    "CANCEL",
    "LEVEL_WORD",
    "Badge",
    "Card",
    "Chip",
    "Column",
    "Dialog",
    "EmptyState",
    "Field",
    "Line",
    "Notice",
    "NumberEdit",
    "ProgressLine",
    "Question",
    "RowDelegate",
    "SegmentedButtons",
    "Station",
    "TabBar",
    "TableModel",
    "TableView",
    "ThreadStrip",
    "Verb",
    "add",
    "button",
    "clear",
    "collator",
    "column",
    "icon_button",
    "icon_label",
    "label",
    "parse_number",
    "row",
    "rule",
    "scrolling",
    "set_level",
    "show_number",
]
