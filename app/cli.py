"""Every job without a window, for scripts and tests: arguments in, a journey, text or one JSON value out.

It never imports Qt, and imports a journey only when its subcommand is asked for. Exit codes: 0 done, 64 wrong usage,
65 a `UserError` (one line on stderr), 70 a bug; `verify` has its own, 0 to 3.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from app.models.errors import UserError

if TYPE_CHECKING:
    from app.journeys.library import Library
    from app.journeys.session import Session
    from app.storage.identities import Identity

DONE, USAGE, USER_ERROR, BUG = 0, 64, 65, 70
Arguments: TypeAlias = argparse.Namespace
Command: TypeAlias = Callable[[Arguments], int]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def run(arguments: list[str]) -> int:
    """Runs one subcommand and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        given = _parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    command: Command = given.command
    try:
        return command(given)
    except UserError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return USER_ERROR
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except Exception:  # noqa: BLE001 - the last line of defence: a bug is shown whole and has its own exit code
        traceback.print_exc()
        return BUG


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="Handslag utan fönster.")
    parser.add_argument("--data-dir", type=Path, help="mappen där planer och nycklar ligger")
    subcommands = parser.add_subparsers(required=True, metavar="UNDERKOMMANDO", parser_class=_Parser)

    def add(name: str, command: Command, summary: str, *names: str) -> argparse.ArgumentParser:
        sub = subcommands.add_parser(name, help=summary, description=summary)
        sub.set_defaults(command=command)
        for positional in names:
            sub.add_argument(positional, type=str if positional == "plan" else Path, metavar=positional.upper())
        return sub

    add("demo", _demo, "skriver en hel exempelplan med dokument, paket och lista över betrodda", "dir")
    new = add("new", _new, "skapar en ny plan och skriver dess id")
    new.add_argument("--title", required=True)
    new.add_argument("--board", required=True)
    _json(add("plans", _plans, "visar planerna på den här datorn"))
    _json(add("dump", _dump, "skriver hela planen som JSON", "plan"))
    _json(add("check", _check, "visar vad reglerna säger om planen", "plan"))
    table = add("import-index", _import_index, "läser in en indextabell i planen", "plan", "table")
    _table_arguments(table)
    _json(table)
    catalogue = add("import-catalogue", _import_catalogue, "läser in mål eller krav ur en fil", "plan", "file")
    _catalogue_arguments(catalogue)
    _json(catalogue)
    _index_arguments(add("index", _index, "räknar ett index utan plan", "values"))
    _json(add("apply", _apply, "gör många ändringar som en", "plan", "changes"))
    report = add("report", _report, "skriver ett dokument", "plan")
    report.add_argument(
        "--kind", choices=("handlingsplan", "ansokan", "stadsdel", "uppfoljning", "matris"), required=True
    )
    report.add_argument("--record", help="ansökans id, stadsdelens namn, eller året som följs upp")
    report.add_argument("--out", type=Path, required=True)
    export = add("export", _export, "skriver och undertecknar paketet till den centrala styrgruppen", "plan")
    export.add_argument("--out", type=Path, required=True)
    for sub in (export, add("sign", _sign, "lägger till en underskrift i ett paket", "file")):
        sub.add_argument("--identity", type=Path, required=True)
        sub.add_argument("--role", required=True)
    verify = add("verify", _verify, "kontrollerar ett paket", "file")
    verify.add_argument("--trust", type=Path)
    _json(verify)
    add("send", _send, "skriver planen som en .handslag-fil", "plan").add_argument("--out", type=Path, required=True)
    _json(add("receive", _receive, "tar emot en .handslag-fil", "file"))
    return parser


def _table_arguments(table: argparse.ArgumentParser) -> None:
    table.add_argument("--recipe", type=Path, help="läsbeskrivning (JSON) som säger hur tabellen ska läsas")
    kinds = ("indicators", "published_index", "population")
    table.add_argument("--year", type=int, help="året som uppgifterna gäller, om tabellen inte säger det")
    table.add_argument("--kind", choices=kinds, default=kinds[0], help="vad tabellen innehåller")
    table.add_argument("--name", help="tabellens namn i planen, annars filens")
    table.add_argument("--source", default="", help="varifrån siffrorna kommer")
    table.add_argument("--publisher", default="", help="vem som gett ut dem")
    table.add_argument("--note", default="", help="något om metoden")
    table.add_argument("--replaces", default="", metavar="ID", help="tabellen som den nya ersätter")
    table.add_argument("--vintage", type=int, help="årgången, annars det senaste året i tabellen")
    table.add_argument("--framework", type=Path, help="huvudområde, riktning och enhet för indikatorerna (CSV)")


def _catalogue_arguments(catalogue: argparse.ArgumentParser) -> None:
    kinds = ("programme_goal", "council_goal", "requirement")
    catalogue.add_argument("--kind", choices=kinds, required=True, help="programmål, kommunfullmäktiges mål eller krav")
    catalogue.add_argument("--sheet", default="", help="bladet i en arbetsbok, annars det första som passar")
    catalogue.add_argument("--preview", action="store_true", help="visa vad som skulle ändras och ändra inget")
    catalogue.add_argument("--source", default="", help="källan, där filen inte har den")
    catalogue.add_argument("--status", default="", help="läget, där filen inte har det: ur förslaget eller antaget")
    catalogue.add_argument("--case-number", default="", help="diarienumret, där filen inte har det")
    catalogue.add_argument("--level", default="", help="nivån, där filen inte har den")
    catalogue.add_argument("--year", default="", help="budgetåret, där filen inte har det")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="skriv ett JSON-värde")


def _index_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--framework", type=Path, required=True)
    parser.add_argument("--method", type=Path)
    parser.add_argument("--population", type=Path)
    parser.add_argument("--out", type=Path, required=True)


def _say(given: Arguments, value: object, text: str) -> int:
    """One JSON value, or text for people."""
    try:
        print(json.dumps(value, ensure_ascii=False, sort_keys=True) if given.json else text, flush=True)
    except BrokenPipeError:  # who listened has heard enough; the exit code still says how it went
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _library(given: Arguments) -> Library:
    from app.journeys import library

    return library.standard(given.data_dir)


def _session(given: Arguments) -> Session:
    return _library(given).open(given.plan)


def _demo(given: Arguments) -> int:
    from app.journeys import demo

    for path, what in demo.run(given.dir):
        print(f"{path}  {what}")
    return DONE


def _new(given: Arguments) -> int:
    from app.journeys import founding

    with founding.new_plan(_library(given), given.title, given.board) as session:
        print(session.plan.id)
    return DONE


def _plans(given: Arguments) -> int:
    entries = _library(given).plans()
    value = [{"id": e.id, "title": e.title, "board": e.board, "example": e.example} for e in entries]
    return _say(given, value, "\n".join(f"{e.id}  {e.title}" for e in entries))


def _dump(given: Arguments) -> int:
    from app.models import package_data

    with _session(given) as session:
        value = package_data.dump_json(session.plan)
    print(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=None if given.json else 1))
    return DONE


def _check(given: Arguments) -> int:
    from app.journeys import checks

    with _session(given) as session:
        remarks = checks.remarks(session)
    value = [
        {
            "code": r.code,
            "severity": r.severity,
            "record": r.record,
            "field": r.field,
            "text": r.text,
            "source": r.source,
        }
        for r in remarks
    ]
    word = {"block": "Stopp", "remark": "Anmärkning"}
    return _say(
        given, value, "\n".join(f"{word[r.severity]} {r.code}: {r.text}" for r in remarks) or "Inget att anmärka."
    )


def _import_index(given: Arguments) -> int:
    from app.journeys import import_index, replacing

    recipe = import_index.read_recipe(given.recipe, given.year) if given.recipe or given.year else None
    name = given.name or given.table.stem
    words = import_index.DatasetWords(
        name,
        given.source,
        given.publisher,
        given.note,
        kind=given.kind,
        vintage=given.vintage,
        replaces=given.replaces,
    )
    with _session(given) as session:
        done = import_index.import_table(session, given.table, recipe, words, given.framework)
        found = replacing.compare(session, done.dataset, given.replaces) if given.replaces else None
    told = [done.sentence(), *(replacing.lines(found) if found else ())]
    return _say(given, done.as_json() | ({"replacement": found.as_json()} if found else {}), "\n".join(told))


def _import_catalogue(given: Arguments) -> int:
    from app.journeys import catalogues

    stated = {"source_document": given.source, "source": given.source, "status": given.status, "level": given.level}
    stated |= {"case_number": given.case_number, "budget_year": given.year}
    with _session(given) as session:
        preview = catalogues.read(session.plan, given.file, given.kind, stated, given.sheet)
        told = catalogues.told(session.plan, preview)
        if not given.preview:
            preview = catalogues.take_in(session, preview)
    return _say(given, preview.as_json(), "\n".join(told))


def _index(given: Arguments) -> int:
    from app.journeys import index_file

    run = index_file.run_index(given.values, given.framework, given.out, given.method, given.population)
    print("\n".join(run.said))
    return DONE


def _apply(given: Arguments) -> int:
    from app.journeys import batch

    with _session(given) as session:
        ids = batch.apply_file(session, given.changes)
    return _say(given, list(ids), "\n".join(ids))


def _report(given: Arguments) -> int:
    from app.journeys import documents

    with _session(given) as session:
        documents.write(session, given.kind, given.record, given.out, session.today())
    return DONE


def _export(given: Arguments) -> int:
    from app.journeys import submission

    with _session(given) as session:
        submission.export_and_sign(session, given.out, _identity(given), given.role)
    return DONE


def _sign(given: Arguments) -> int:
    from app.journeys import submission

    submission.add_signature(given.file, _identity(given), given.role)
    return DONE


def _verify(given: Arguments) -> int:
    from app.journeys import submission

    code, value, text = submission.verify(given.file, given.trust)
    _say(given, value, text)
    return code


def _send(given: Arguments) -> int:
    _library(given).send(given.plan, given.out)
    return DONE


def _receive(given: Arguments) -> int:
    result = _library(given).receive(given.file)
    return _say(given, {"plan": result.plan, "changes": result.changes}, result.plan)


def _identity(given: Arguments) -> Identity:
    """The identity in the PKCS#12 file; its passphrase from the environment or secret store, else typed."""
    from app.storage import identities

    found = identities.find_passphrase(given.identity)
    if found is None and sys.stdin.isatty():
        from getpass import getpass

        found = getpass(f"Lösenfras för {given.identity.name}: ")
    return (
        identities.load_identity(given.identity, found)
        if found is not None
        else identities.open_identity(given.identity)
    )
