"""Taking an index table into the plan: read, asked about, kept whole as an immutable blob, its indicators listed.

It decides nothing about how a table is understood (the reader and its recipe do) and nothing about what an indicator
means: direction and risk domain stay empty until a person states them or a framework file says so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from app.journeys import atlas, table_memory
from app.journeys.session import Session
from app.models import datasets, verbs
from app.models.change import Attach, Change, combine
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.wording import tables
from app.models.wording.dates import parse_years

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading, Recipe

DIRECTIONS = {"1": "more_risk", "-1": "less_risk"}


@dataclass(frozen=True)
class Imported:
    """What came in: the dataset's record, how many figures, and everything that was not read."""

    dataset: str
    reading: Reading
    new_indicators: tuple[str, ...]
    already_there: bool = False

    def as_json(self) -> dict[str, object]:
        """The stable value printed by `import-index --json`."""
        return {
            "dataset": self.dataset,
            "already_there": self.already_there,
            "values": len(self.reading.rows),
            "indicators": list(self.reading.indicators()),
            "new_indicators": list(self.new_indicators),
            "unread": [
                {"sheet": c.sheet, "row": c.row, "column": c.column, "text": c.text, "reason": c.reason}
                for c in self.reading.unread
            ],
            "unmatched": [{"name": u.name, "rows": list(u.rows)} for u in self.reading.unmatched],
            "skipped": [{"row": s.row, "text": s.text, "reason": s.reason} for s in self.reading.skipped],
            "questions": [{"code": q.code, "blocking": q.blocking, **dict(q.facts)} for q in self.reading.questions],
            "names": [
                {"kind": a.kind, "name": a.name, "means": a.meaning, "stated": a.by, "count": a.count}
                for a in self.reading.applied
            ],
            "looks_like": self.reading.looks_like.name if self.reading.looks_like else None,
        }

    def sentence(self) -> str:
        """What happened, in one line for people."""
        return tables.imported_sentence(
            values=len(self.reading.rows),
            indicators=len(self.reading.indicators()),
            unread=len(self.reading.unread),
            unmatched=len(self.reading.unmatched),
        )


@dataclass(frozen=True)
class DatasetWords:
    """What people say of a table: shown with every figure from it. `vintage` None: the newest year in it.

    `replaces` is the id of a table that it stands in for, or "".
    """

    name: str
    source: str = ""
    publisher: str = ""
    method_note: str = ""
    kind: str = "indicators"
    vintage: int | None = None
    replaces: str = ""


REAL = atlas.RESOURCES / "data" / "verkliga_uppgifter.csv"
REAL_FRAMEWORK = atlas.RESOURCES / "data" / "verkliga_uppgifter_ramverk.csv"
REAL_WORDS = DatasetWords(
    "Verkliga uppgifter 2010–2017",
    "Valmyndigheten 2010; Stockholms stad/Sweco 2015–2017",
    "Handslag, sammanställda ur öppna uppgifter",
    "Offentliga uppgifter per stadsdelsnämnd. Två av fyra huvudområden saknas, därför räknas inget index. "
    "Valdeltagandet är beräknat ur valdistrikten och omkring 5 procentenheter för lågt.",
)


def read_recipe(path: Path | None, year: int | None = None) -> Recipe:
    """The recipe in a file (none: nothing stated), for a table of `year` where that is given.

    Raises `UserError` when the file cannot be read or is no recipe.
    """
    from app.exchange.index_tables import Recipe

    recipe = Recipe.from_json(_text(path)) if path is not None else Recipe()
    return replace(recipe, year=year) if year is not None else recipe


def recipe_for_next_time(reading: Reading) -> str:
    """How a table was read, as JSON for the next file like it: without its year and what else is true of one file."""
    from app.exchange.index_tables import for_another_file

    return for_another_file(reading.recipe).to_json()


def content_of(reading: Reading) -> bytes:
    """The canonical bytes of a table, which `take_in` makes unless it is given them."""
    from app.exchange import index_tables

    index_tables.require_answered(reading)
    return index_tables.to_canonical_csv(reading)


def unread_csv(reading: Reading) -> bytes:
    """Every cell that was not read, for a spreadsheet: sheet, row, column, what stands there, why."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(("Blad", "Rad", "Kolumn", "Cellen innehåller", "Gick inte att läsa"))
    for cell in reading.unread:
        text = f"'{cell.text}" if cell.text[:1] in ("=", "+", "@") else cell.text
        writer.writerow((cell.sheet, cell.row, cell.column, text, tables.reason_sentence(cell.reason)))
    return out.getvalue().encode("utf-8-sig")


def read_table(
    plan: Plan, path: Path, recipe: Recipe | None = None, progress: Callable[[float], None] | None = None
) -> Reading:
    """The table as it is understood, with every question and every cell that was not read.

    Names are read by what people have stated in the plan. `progress` is given shares from 0 to 1 and may raise to stop.
    """
    from app.exchange import index_tables
    from app.exchange.index_tables.grid import no_progress

    places, known = atlas.catalogue(plan.example), table_memory.memory(plan)
    reading = index_tables.read(path, path.name, recipe, places, progress or no_progress, memory=known)
    asked = [
        index_tables.Question("enhet_skiljer", False, (("indicator", name), ("ours", ours), ("theirs", theirs)))
        for name, ours, theirs in table_memory.differing_units(plan, reading)
    ]
    return replace(reading, questions=(*reading.questions, *asked)) if asked else reading


def import_table(
    session: Session,
    path: Path,
    recipe: Recipe | None = None,
    words: DatasetWords | None = None,
    framework: Path | None = None,
) -> Imported:
    """Reads a table and takes it in, named after its file where `words` are not given.

    Raises `UserError` when a question is open, nothing was read, or the table to be replaced is not there.
    """
    words = words or DatasetWords(path.stem)
    if words.replaces:
        datasets.check_replaceable(session.plan, words.kind, words.replaces)
    return take_in(session, read_table(session.plan, path, recipe), words, framework, stated=recipe)


def take_in(
    session: Session,
    reading: Reading,
    words: DatasetWords,
    framework: Path | None = None,
    *,
    stated: Recipe | None = None,
    remember: bool = True,
    content: bytes | None = None,
) -> Imported:
    """One Change: the table as a blob, its dataset record, and a definition for each indicator not seen before.

    `stated` is what a person said of how the table is to be read: the next table that looks the same is offered to be
    read like it. `remember`: names that were given a meaning for this table have it from now on. `content` are the
    canonical bytes, where they have been made already.

    A table that is already in the plan, figure for figure, is not taken in twice; it may be said to replace another.
    Raises `UserError` when a question is open, nothing was read, a population table has more than one figure for a
    place and year, or `words.replaces` cannot be replaced.
    """
    from app.exchange import index_tables

    index_tables.require_answered(reading)
    _require_one_count(reading, words)
    content = content or index_tables.to_canonical_csv(reading)
    known = _with_blob(session.plan, sha256(content).hexdigest())
    if known is not None:
        if words.replaces:
            session.do(datasets.replace(session.plan, known.id, words.replaces))
        return Imported(known.id, reading, (), already_there=True)
    if words.replaces:
        datasets.check_replaceable(session.plan, words.kind, words.replaces)
    described = _framework(framework) if framework else {}
    new = _new_indicators(session.plan, reading) if words.kind == "indicators" else ()
    read_as = table_memory.how_it_was_read(reading, stated or index_tables.Recipe())
    dataset = _dataset(session, reading, words, content, read_as)
    definitions = [_definition(session, key, described.get(key, {}), reading) for key in new]
    last = verbs.siblings(session.plan, "indicator_definition", None)[-1:]
    placed = verbs.in_order(definitions, session.chance, last[0].position if last else "")
    names = table_memory.new_names(session, reading) if remember else []
    done = session.do(combine(dataset, *placed, *names))
    return Imported(done.created[0], reading, new)


def read_real_figures(plan: Plan) -> Reading:
    """The public figures that ship with Handslag, as read. They are about Stockholm: no example plan may hold them."""
    if plan.example:
        raise UserError("real_figures_in_example")
    return read_table(plan, REAL)


def take_in_real_figures(session: Session, reading: Reading) -> Imported:
    """Takes in what `read_real_figures` gave, with its sources and the framework that goes with it."""
    return take_in(session, reading, REAL_WORDS, REAL_FRAMEWORK)


def _require_one_count(reading: Reading, words: DatasetWords) -> None:
    """Inhabitants are counted once for each place and year: nobody can tell which of several figures is meant."""
    names = reading.indicators()
    if words.kind == "population" and len(names) > 1:
        raise UserError("population_several", count=len(names), names=", ".join(names[:5]))


def _with_blob(plan: Plan, blob: str) -> Record | None:
    return next((r for r in plan.of("dataset") if r.text("blob") == blob), None)


def _new_indicators(plan: Plan, reading: Reading) -> tuple[str, ...]:
    known = {r.text("key") for r in plan.of("indicator_definition")}
    return tuple(key for key in reading.indicators() if key not in known)


def _dataset(session: Session, reading: Reading, words: DatasetWords, content: bytes, read_as: str) -> Change:
    years = reading.years()
    given: dict[str, object] = {
        "name": words.name,
        "kind": words.kind,
        "vintage": words.vintage or years[-1],
        "source": words.source,
        "publisher": words.publisher,
        "method_note": words.method_note,
        "reference_period": f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]),
        "blob": sha256(content).hexdigest(),
        "rows": str(len(reading.rows)),
        "recipe": read_as,
    }
    if words.replaces:
        given["replaces"] = words.replaces
    if session.plan.example:
        given["example"] = True
    return combine(verbs.create(session.plan, "dataset", given, session.chance), Change((Attach(content),)))


def _definition(session: Session, key: str, stated: Mapping[str, str], reading: Reading) -> Change:
    given: dict[str, object] = {"key": key, "label": stated.get("label") or key, "weight": stated.get("weight") or "1"}
    given["unit"] = dict(reading.units_of).get(key, "")
    if key in reading.by_sex():
        given["by_sex"] = True
    if stated:
        breaks = stated.get("break_years", "")
        given |= {
            "risk_domain": stated.get("parent", ""),
            "direction": DIRECTIONS.get(stated.get("direction", ""), ""),
            "unit": stated.get("unit") or given["unit"],
            "source": stated.get("source", ""),
            "break_years": parse_years(breaks) if breaks.strip() else "",
        }
    return verbs.create(session.plan, "indicator_definition", given, session.chance)


def _framework(path: Path) -> Mapping[str, Mapping[str, str]]:
    rows = csv.DictReader(_text(path).splitlines())
    if not {"key", "parent", "direction"} <= set(rows.fieldnames or ()):
        raise UserError("framework_file_wrong", file=path.name)
    return {row["key"]: row for row in rows}


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise UserError("file_unreadable", file=path.name, reason=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise UserError("file_not_text", file=path.name) from error
