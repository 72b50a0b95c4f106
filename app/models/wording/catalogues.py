"""The words of the catalogues that come from files: headings by which a column is known, and what is said of a row."""

from __future__ import annotations

from collections.abc import Mapping

from app.models.wording import Sentence
from app.models.wording.typography import listed, plural

HEADINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "programme_goal": {
        "level": ("nivå", "målnivå", "typ", "slag"),
        "code": ("beteckning", "kod", "nr", "nummer", "målnummer", "mål nr", "id"),
        "wording": ("formulering", "lydelse", "text", "målformulering", "benämning", "mål och delmål", "målet"),
        "theme": ("tema", "programtema", "målområde", "område"),
        "follow_up_owner": (
            "uppföljningsansvarig",
            "uppföljningsansvar",
            "ansvarig för uppföljning",
            "ansvarig nämnd",
            "ansvarig",
            "ansvar",
        ),
        "concerned_boards": (
            "berörda nämnder",
            "berörda nämnder och bolag",
            "berörda nämnder och bolagsstyrelser",
            "berörda",
        ),
        "source_document": ("källdokument", "källa", "dokument"),
        "case_number": ("diarienummer", "dnr", "ärendenummer"),
        "status": ("läge", "status", "beslutsläge"),
    },
    "council_goal": {
        "budget_year": ("budgetår", "år", "budget"),
        "level": ("nivå", "målnivå", "typ", "slag"),
        "code": ("beteckning", "kod", "nr", "nummer", "målnummer", "mål nr", "id"),
        "wording": ("formulering", "lydelse", "text", "målformulering", "benämning", "målet", "kf:s mål", "kf-mål"),
        "source": ("källa", "källdokument", "dokument"),
    },
    "requirement": {
        "wording": ("formulering", "lydelse", "krav", "kravet", "anvisning", "instruktion", "text", "fråga"),
        "source": ("källa", "källdokument", "dokument", "avsnitt"),
        "answered_by": ("besvaras av", "besvaras i", "svar", "var det besvaras", "besvarat i"),
        "done": ("klart", "klar", "uppfyllt", "avprickat", "avklarat"),
    },
}
"""Folded headings by kind and field; the field's own label and name are known besides."""

LEVEL_HEADINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "programme_goal": {"goal": ("mål", "programmål"), "sub_goal": ("delmål", "programdelmål")},
    "council_goal": {
        "orientation_goal": ("inriktningsmål", "kf:s inriktningsmål", "kommunfullmäktiges inriktningsmål"),
        "operational_area_goal": (
            "verksamhetsområdesmål",
            "mål för verksamhetsområdet",
            "kf:s mål för verksamhetsområdet",
            "kf:s verksamhetsområdesmål",
        ),
    },
}
"""Headings of tables where each level has a column of its own."""

CHOICE_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "programme_goal.level": {"theme": ("område",), "goal": ("programmål",), "sub_goal": ("programdelmål",)},
    "programme_goal.status": {
        "proposal": ("förslag", "föreslaget", "föreslagen"),
        "adopted": ("antagen", "beslutad", "beslutat"),
    },
    "council_goal.level": {
        "orientation_goal": ("kf:s inriktningsmål", "kommunfullmäktiges inriktningsmål"),
        "operational_area_goal": (
            "mål för verksamhetsområdet",
            "kf:s mål för verksamhetsområdet",
            "kf:s verksamhetsområdesmål",
        ),
    },
}
"""What tables say for a choice besides its own words."""

YES = frozenset({"ja", "j", "x", "sant", "true", "klart", "klar", "1", "✓"})
NO = frozenset({"nej", "n", "falskt", "false", "inte klart", "ej klart", "0"})

STATES: Mapping[str, Sentence] = {
    "new": ("Ny", "New"),
    "changed": ("Ändras", "Changes"),
    "same": ("Oförändrad", "Same"),
    "unread": ("Läses inte", "Not read"),
}
REASONS: Mapping[str, Sentence] = {
    "no_wording": ("raden saknar formulering", "the row has no wording"),
    "no_level": ("nivån saknas: ange den ovanför", "the level is missing: state it above"),
    "no_year": ("budgetåret saknas: ange det ovanför", "the budget year is missing: state it above"),
    "row_before": ("samma mål står redan på rad {row}", "the same is on row {row} already"),
    "code_and_wording": (
        "hör till ”{code}” i planen men formuleringen till ”{wording}”",
        "belongs to “{code}” in the plan but the wording to “{wording}”",
    ),
    "not_choice": ("ska vara ett av: {choices}", "must be one of: {choices}"),
    "not_year": ("är inget år", "is no year"),
    "not_yes_or_no": ("ska vara ja eller nej", "must be yes or no"),
    "theme_unknown": ("finns varken i planen eller i filen", "is neither in the plan nor in the file"),
    "too_long": ("är längre än {longest} tecken", "is longer than {longest} characters"),
    "bad_characters": ("har tecken som inte går att spara", "has characters that cannot be stored"),
    "became_date": (
        "har blivit ett datum i kalkylbladet: skriv beteckningen som text",
        "has become a date in the sheet: write the code as text",
    ),
    "fel_i_kalkylbladet": ("är ett fel i kalkylbladet", "is an error in the sheet"),
    "formel_utan_resultat": (
        "är en formel utan sparat resultat: öppna filen i Excel och spara den",
        "is a formula without a saved result: open the file in Excel and save it",
    ),
    "not_text": ("är en lista eller ett objekt, inte text", "is a list or an object, not text"),
}
ERRORS: dict[str, Sentence] = {
    "catalogue_no_headings": (
        "I {name} hittas ingen rad med rubriker som Handslag känner igen. Det ska finnas en kolumn som heter till "
        "exempel {wanted}. Välj ett annat blad eller ändra rubriken.",
        "No row of headings that Handslag knows is found in {name}. There must be a column called for example "
        "{wanted}. Choose another sheet or change the heading.",
    ),
    "catalogue_too_many": (
        "{name} har {rows} rader; högst {limit} läses in på en gång. Dela upp filen.",
        "{name} has {rows} rows; at most {limit} are read at once. Split the file.",
    ),
    "catalogue_json_shape": (
        "{name} är JSON men ingen lista av mål eller krav. Varje post ska vara ett objekt med rubriker som namn.",
        "{name} is JSON but no list of goals or requirements. Each must be an object with headings as names.",
    ),
    "catalogue_nothing_new": (
        "Inget i {name} skiljer sig från planen, så inget ändrades.",
        "Nothing in {name} differs from the plan, so nothing was changed.",
    ),
    "catalogue_kind": (
        "{kind} läses inte in ur en fil. Välj programmål, mål från kommunfullmäktige eller krav.",
        "{kind} is not read from a file. Choose programme goals, city council goals or requirements.",
    ),
}
DEEDS: Mapping[str, str] = {
    "programme_goal": "läste in programmål",
    "council_goal": "läste in kommunfullmäktiges mål",
    "requirement": "läste in krav",
}
"""What the change is called beside undo."""


def reason_sentence(reason: str, facts: Mapping[str, str], language: int = 0) -> str:
    """Why something was not read, in the words that follow what it is."""
    return REASONS[reason][language].format_map(facts)


def counted(new: int, changed: int, same: int, unread: int) -> str:
    """ "13 nya, 2 ändras, 4 oförändrade. 1 rad läses inte." """
    found = [plural(new, "ny", "nya"), f"{plural(changed, 'ändras', 'ändras')}"]
    found.append(plural(same, "oförändrad", "oförändrade"))
    left = f" {plural(unread, 'rad', 'rader')} läses inte." if unread else ""
    return f"{', '.join(found)}.{left}"


def wanted_headings(kind: str) -> str:
    """The headings to look for, for who has a file without them: "Formulering, Lydelse eller Delmål"."""
    names = HEADINGS[kind]["wording"][:2]
    levels = [words[0] for words in LEVEL_HEADINGS.get(kind, {}).values()]
    return listed([word.capitalize() for word in (*names, *levels)], "eller")
