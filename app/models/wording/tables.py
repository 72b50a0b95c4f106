"""Sentences about reading index tables: errors, questions, and why a cell or row was not read.

Swedish first, English beside; `{name}` is filled from the facts. Which code applies is decided elsewhere.
"""

from __future__ import annotations

from typing import Protocol

Sentence = tuple[str, str]


class _Asked(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def facts(self) -> tuple[tuple[str, str], ...]: ...


QUESTIONS: dict[str, Sentence] = {
    "decimal_eller_tusental": (
        "Är tecknet i {examples} ett decimaltecken eller delar det tusental? Tabellen visar det inte.",
        "Is the sign in {examples} a decimal sign, or does it part thousands? The table does not show it.",
    ),
    "blandade_decimaltecken": (
        "Tabellen skriver decimaler på mer än ett sätt: {examples}. Vilket decimaltecken gäller?",
        "The table writes decimals in more than one way: {examples}. Which decimal sign holds?",
    ),
    "vilket_ar": ("Vilket år gäller uppgifterna?", "Which year are the figures for?"),
    "ar_ur_rubriken": (
        "Året {year} är hämtat ur tabellens rubrik. Stämmer det?",
        "The year {year} is taken from the table's title. Is that right?",
    ),
    "ar_ur_filnamnet": (
        "Året {year} är hämtat ur filens namn. Stämmer det?",
        "The year {year} is taken from the file's name. Is that right?",
    ),
    "arskolumn_gissad": (
        "Kolumn {column} har bara årtal och lästes som år. Stämmer det?",
        "Column {column} holds only years and was read as the year. Is that right?",
    ),
    "dubbla_rubriker": (
        "Flera kolumner heter likadant (kolumn {columns}). De skiljs åt med kolumnens nummer; ge dem egna namn.",
        "Several columns have the same name (columns {columns}). They carry their column's number; name them apart.",
    ),
    "namnlos_kolumn": (
        "Kolumn {column} har siffror men ingen rubrik. Vad visar den?",
        "Column {column} has figures but no heading. What does it show?",
    ),
    "rubrik_som_indikator": (
        "Indikatorn fick namnet ”{title}” efter tabellens rubrik. Stämmer det?",
        "The indicator was named “{title}” after the table's title. Is that right?",
    ),
    "streck_kan_vara_noll": (
        "Streck lästes som ”ej levererad”. Betyder de noll i den här tabellen?",
        "Dashes were read as “not delivered”. Do they mean zero in this table?",
    ),
    "procentformat": (
        "Bladet visar andelar som procent men lagrar dem som hundradelar. Ska 0,12 läsas som 12 eller som 0,12?",
        "The sheet shows shares as per cent but stores hundredths. Is 0.12 to be read as 12 or as 0.12?",
    ),
    "uppdelning_gissad": (
        "Samma namn finns på flera rader; kolumn {column} ({header}) skiljer dem åt och står efter indikatorns namn.",
        "The same name is on several rows; column {column} ({header}) tells them apart and follows the indicator.",
    ),
    "kon_i_kolumn": (
        "Kolumn {column} ({header}) skiljer kvinnor och män. Indexet räknas på totalen. Stämmer det?",
        "Column {column} ({header}) tells women and men apart. The index counts the total. Is that right?",
    ),
    "kon_i_rubriken": (
        "Kolumn {columns} lästes som kvinnors och mäns siffror för samma indikator. Stämmer det?",
        "Columns {columns} were read as women's and men's figures for the same indicator. Is that right?",
    ),
    "kon_ej_angivet": (
        "På några rader är kolumn {column} för kön tom, och de lästes inte. Vad betyder det?",
        "In some rows column {column} for sex is empty, and they were not read. What does that mean?",
    ),
    "kon_utan_total": (
        "{count} uppgifter finns för kvinnor eller män men inte för alla, och räknas därför inte i indexet. "
        "Är det antal kan kvinnor och män läggas ihop; andelar kan det inte.",
        "{count} figures are there for women or men but not for everybody, and do not count in the index. "
        "Numbers may be added up; shares may not.",
    ),
    "antal_svar_gissad": (
        "Kolumn {column} lästes som antal svar bakom {indicator}. Stämmer det?",
        "Column {column} was read as the number of answers behind {indicator}. Is that right?",
    ),
    "antal_svar_alla": (
        "Kolumn {column} ser ut som antal svar. Gäller antalet alla siffror på raden?",
        "Column {column} looks like the number of answers. Does it hold for every figure of the row?",
    ),
    "olika_matar": (
        "Indikatorerna är från olika år ({years}). Hör de till en gemensam årgång, så ange den; åren blir då mätår.",
        "The indicators are of different years ({years}). If they are one vintage, state it; the years are then "
        "when they were measured.",
    ),
    "enhet_skiljer": (
        "{indicator} står i {theirs} i tabellen men i {ours} i planen. Kontrollera att siffrorna går att jämföra.",
        "{indicator} is in {theirs} in the table but in {ours} in the plan. Check that the figures can be compared.",
    ),
    "olika_enheter": (
        "{indicator} står i flera enheter ({units}). Skiljer enheten åt olika uppgifter?",
        "{indicator} is in several units ({units}). Does the unit tell different figures apart?",
    ),
    "namn_med_flera_betydelser": (
        "Planen har mer än en betydelse för {names}. Namnen lästes därför inte som något annat än de säger.",
        "The plan has more than one meaning for {names}. The names were not read as anything but what they say.",
    ),
    "utfyllnad_gissad": (
        "Namn som bara står på första raden i sitt block fylldes i nedåt (kolumn {columns}). Stämmer det?",
        "Names that stand only on the first row of their block were filled down (columns {columns}). Is that right?",
    ),
    "kolumn_mest_text": (
        "Kolumn {column} ({header}) har mest text och läses inte, men det finns siffror i den.",
        "Column {column} ({header}) is mostly text and is not read, but there are figures in it.",
    ),
    "flera_blad": (
        "Arbetsboken har flera blad ({sheets}). Bladet {sheet} lästes.",
        "The workbook has several sheets ({sheets}). The sheet {sheet} was read.",
    ),
    "flera_tabeller": (
        "På rad {row} börjar en annan tabell, som inte lästes. Läs den för sig, eller hoppa över raden om den hör hit.",
        "At row {row} another table begins, which was not read. Read it apart, or skip the row if it belongs here.",
    ),
    "dubbletter": (
        "{count} uppgifter finns två gånger för samma namn, år och indikator. Ingen av dem lästes.",
        "{count} figures occur twice for the same name, year and indicator. None of them was read.",
    ),
    "stadsdelar_i_rubriken": (
        "Stadsdelarna står som kolumnrubriker. Vänd tabellen så att varje stadsdel får en egen rad.",
        "The neighbourhoods stand as column headings. Turn the table so that each neighbourhood has a row.",
    ),
    "namnd_eller_stadsdel": (
        "Alla namn i tabellen finns både som nämnd och som stadsdel. Vilket gäller?",
        "Every name in the table is both a board and a neighbourhood. Which is meant?",
    ),
    "inga_varden": ("Vilka kolumner innehåller siffrorna?", "Which columns hold the figures?"),
    "ingen_namnkolumn": ("Vilken kolumn innehåller stadsdelens namn?", "Which column holds the neighbourhood's name?"),
    "namnkolumn_gissad": (
        "Kolumn {column} lästes som namn på stadsdel eller område. Stämmer det?",
        "Column {column} was read as the name of the neighbourhood or area. Is that right?",
    ),
    "inga_kanda_namn": (
        "Inget namn i tabellen är en känd stadsdel eller nämnd. Välj en annan namnkolumn eller ange namnens betydelse.",
        "No name in the table is a known neighbourhood or board. Choose another column or say what the names mean.",
    ),
    "inga_kolumner": (
        "Raderna har siffror men inga tydliga kolumner. Ange avskiljare, eller hur många tal varje rad slutar med.",
        "The lines hold figures but no clear columns. State a separator, or how many numbers each line ends with.",
    ),
}

REASONS: dict[str, Sentence] = {
    "angiven": ("Angiven av dig.", "Stated by you."),
    "annan_tabell": ("Cellen hör till en annan tabell längre ned.", "The cell belongs to another table further down."),
    "antal_svar_olast": ("Antalet svar på raden går inte att läsa.", "The row's number of answers cannot be read."),
    "ar_i_filnamnet": ("Året står i filens namn.", "The year is in the file's name."),
    "ar_i_titeln": ("Året står ovanför tabellen.", "The year is above the table."),
    "ar_i_rubriken": ("Kolumnens rubrik är ett år.", "The column's heading is a year."),
    "avrundat_av_kalkylprogram": (
        "Talet är avkortat av ett kalkylprogram (E+).",
        "The number was shortened by a spreadsheet program (E+).",
    ),
    "avskiljare_angiven_i_filen": ("Filen anger själv sin avskiljare.", "The file states its separator."),
    "avskiljare_delar_lika": (
        "Tecknet delar flest rader i lika många kolumner.",
        "The sign splits most rows into equally many columns.",
    ),
    "bara_artal": ("Kolumnen innehåller bara årtal.", "The column holds nothing but years."),
    "blandat_procenttecken": (
        "Cellen har procenttecken men andra i kolumnen saknar det.",
        "The cell has a per cent sign but others in the column do not.",
    ),
    "datum": ("Cellen är ett datum.", "The cell is a date."),
    "dubblett": (
        "Samma namn, år och indikator finns i en annan cell.",
        "The same name, year and indicator is in another cell.",
    ),
    "fel_i_kalkylbladet": ("Kalkylbladet visar ett fel i cellen.", "The sheet shows an error in the cell."),
    "forsta_ordet_i_blocket": ("Namnet står först i varje block.", "The name stands first in each block."),
    "for_fa_falt": ("Raden har färre fält än rubriken.", "The row has fewer fields than the heading."),
    "for_manga_falt": ("Raden har fler fält än rubriken.", "The row has more fields than the heading."),
    "flest_namn": ("De flesta namnen är det.", "Most of the names are."),
    "flest_siffror": ("Bladet har flest rader med siffror.", "The sheet has most rows with figures."),
    "fore_tabellen": ("Raden står före tabellen.", "The row is before the table."),
    "efter_sista_raden": ("Raden står efter den sista som ska läsas.", "The row is after the last one to be read."),
    "forsta_med_siffror": ("Där börjar raderna med siffror.", "That is where the rows with figures begin."),
    "formel_utan_resultat": (
        "Cellen har en formel utan sparat resultat.",
        "The cell has a formula without a saved result.",
    ),
    "forsta_textkolumnen": ("Första kolumnen med text.", "The first column with text."),
    "gransvarde": ("Cellen anger en gräns (< eller >), inget tal.", "The cell states a limit (< or >), no number."),
    "ingen_rubrik": ("Ingen rubrikrad hittades.", "No heading row was found."),
    "hor_inte_hit": ("Namnet är sagt inte höra hit.", "The name is said not to belong here."),
    "inga_decimaler": ("Inget tal i tabellen har decimaler.", "No number in the table has decimals."),
    "inga_kolumner": ("Raden har inga tydliga kolumner.", "The line has no clear columns."),
    "inledande_nolla": ("Talet börjar med noll, som en kod.", "The number begins with zero, like a code."),
    "inledande_nollor": ("Talen börjar med noll, som koder.", "The numbers begin with zero, like codes."),
    "inte_ett_ar": ("Cellen för år är inget år.", "The year's cell is no year."),
    "inte_ett_matar": ("Cellen för mätår är inget år.", "The cell for the year of measuring is no year."),
    "inte_ett_tal": ("Cellen är inget tal.", "The cell is no number."),
    "kanda_namn": ("Här står flest kända namn.", "Most known names stand here."),
    "namnd_bland_stadsdelar": ("En nämnd bland stadsdelar: en summa.", "A board among neighbourhoods: a sum."),
    "okand_indikator": ("Raden säger inte vilken indikator det är.", "The row does not say which indicator it is."),
    "okand_status": ("Statusen är okänd.", "The status is unknown."),
    "okant_ar": ("Året är inte angivet.", "The year is not stated."),
    "okant_decimaltecken": ("Decimaltecknet är inte bestämt.", "The decimal sign is not settled."),
    "okant_kon": ("Cellen säger varken kvinnor, män eller totalt.", "The cell says neither women, men nor total."),
    "okant_namn": ("Namnet är ingen känd stadsdel eller nämnd.", "The name is no known neighbourhood or board."),
    "oklara_siffergrupper": ("Siffrorna står inte i grupper om tre.", "The digits do not stand in groups of three."),
    "ord_for_kon": ("Kolumnen har bara ord för kvinnor och män.", "The column holds only words for women and men."),
    "procentformat": (
        "Cellen visas som procent men lagras som andel.",
        "The cell is shown as per cent but stored as a share.",
    ),
    "rad_med_siffror": ("Raden har namn och siffror.", "The row has a name and figures."),
    "raden_kan_inte_delas": (
        "Raden kan delas i tal på mer än ett sätt, eller inte alls.",
        "The line can be split into numbers in more than one way, or not at all.",
    ),
    "rubrik_angiven": ("Rubrikraderna är angivna av dig.", "The heading rows are stated by you."),
    "rubrik_ovanfor_siffror": ("Raden står närmast ovanför siffrorna.", "The row is straight above the figures."),
    "rubriken_sager": ("Kolumnens rubrik säger det.", "The column's heading says so."),
    "siffror": ("Kolumnen innehåller siffror.", "The column holds figures."),
    "skiljer_lika_rader": ("Kolumnen skiljer rader med samma namn.", "The column tells rows of one name apart."),
    "status_utan_varde": ("Statusen är ok men värdet saknas.", "The status is ok but the value is missing."),
    "summarad": ("En summa av andra rader.", "A sum of other rows."),
    "tecken_efter_talet": (
        "Något står efter talet, till exempel en fotnot.",
        "Something follows the number, such as a footnote.",
    ),
    "tal_i_kalkylbladet": (
        "Kalkylbladet lagrar talen som tal; tecknet gäller bara tal som står som text.",
        "The sheet stores numbers as numbers; the sign is only for numbers written as text.",
    ),
    "tecken_bevisat": ("Talen i tabellen visar det.", "The numbers in the table show it."),
    "teckenkodning_angiven": ("Teckenkodningen är angiven av dig.", "The encoding is stated by you."),
    "teckenkodning_bom": (
        "Filen börjar med ett märke för sin teckenkodning.",
        "The file begins with an encoding mark.",
    ),
    "teckenkodning_nollor": ("Varannan byte är noll, som i UTF-16.", "Every other byte is zero, as in UTF-16."),
    "teckenkodning_utf8": ("Filen är giltig UTF-8.", "The file is valid UTF-8."),
    "teckenkodning_windows": (
        "Filen är inte UTF-8; den lästes som Windows.",
        "The file is not UTF-8; read as Windows.",
    ),
    "text": ("Kolumnen innehåller text.", "The column holds text."),
    "tomt_i_blocket": ("Namnen står bara först i sina block.", "The names stand only first in their blocks."),
    "tom_cell": ("Cellen är tom.", "The cell is empty."),
    "tom_kolumn": ("Kolumnen är tom.", "The column is empty."),
    "tom_rad": ("Raden är tom.", "The row is empty."),
    "ungefarligt": ("Talet är ungefärligt (~).", "The number is approximate (~)."),
    "upprepad_rubrik": ("Rubriken upprepas.", "The heading is repeated."),
    "utan_namn": ("Raden har siffror men inget namn.", "The row has figures but no name."),
    "utan_siffror": ("Raden har inga siffror.", "The row has no figures."),
    "varde_trots_status": (
        "Cellen har ett värde fast statusen säger att det saknas.",
        "The cell has a value though the status says it is missing.",
    ),
}

ROLES: dict[str, Sentence] = {
    "antal_svar": ("Antal svar", "Number of answers"),
    "ar": ("År", "Year"),
    "enhet": ("Enhet", "Unit of measure"),
    "fore_tabellen": ("Före tabellen", "Before the table"),
    "hoppas_over": ("Hoppas över", "Skipped"),
    "indikator": ("Indikator", "Indicator"),
    "kon": ("Kön", "Sex"),
    "kod": ("Kod, läses inte", "Code, not read"),
    "las_inte": ("Läses inte", "Not read"),
    "matar": ("Mätår", "Year of measuring"),
    "olast": ("Oläst", "Unread"),
    "rubrik": ("Rubrik", "Heading"),
    "stadsdel": ("Stadsdel eller nämnd", "Neighbourhood or board"),
    "status": ("Status", "Status"),
    "tom": ("Tom", "Empty"),
    "uppdelning": ("Uppdelning", "Group"),
    "varde": ("Siffror", "Figures"),
    "varden": ("Läst", "Read"),
}

PARTS: dict[str, Sentence] = {
    "antalskolumn": ("Kolumn med antal svar", "Column with the number of answers"),
    "ar": ("År", "Year"),
    "argang": ("Gemensam årgång", "Common vintage"),
    "avskiljare": ("Avskiljare", "Separator"),
    "blad": ("Blad", "Sheet"),
    "decimaltecken": ("Decimaltecken", "Decimal sign"),
    "enhetskolumn": ("Kolumn med enhet", "Column with the unit of measure"),
    "forsta_rad": ("Första raden med siffror", "First row with figures"),
    "indikatorkolumn": ("Kolumn med indikatorns namn", "Column with the indicator's name"),
    "konkolumn": ("Kolumn med kön", "Column with sex"),
    "matarkolumn": ("Kolumn med mätår", "Column with the year of measuring"),
    "namnkolumn": ("Kolumn med områdets namn", "Column with the area's name"),
    "niva": ("Namnen är", "The names are"),
    "rubrikrader": ("Rubrikrader", "Heading rows"),
    "statuskolumn": ("Kolumn med status", "Column with status"),
    "teckenkodning": ("Teckenkodning", "Encoding"),
    "utfyllnad": ("Namn fylls i nedåt, kolumn", "Names are filled down, column"),
    "vand": ("Rader och kolumner", "Rows and columns"),
}
"""The parts of a table that the reader tells what it understood of."""
_VALUES: dict[tuple[str, str], Sentence] = {
    ("avskiljare", ";"): ("semikolon", "semicolon"),
    ("avskiljare", ","): ("komma", "comma"),
    ("avskiljare", "\t"): ("tabb", "tab"),
    ("avskiljare", "|"): ("lodstreck", "vertical bar"),
    ("avskiljare", "blanks"): ("mellanslag", "spaces"),
    ("decimaltecken", ","): ("komma", "comma"),
    ("decimaltecken", "."): ("punkt", "point"),
    ("niva", "neighbourhood"): ("stadsdelar", "neighbourhoods"),
    ("niva", "district_board"): ("stadsdelsnämnder", "district boards"),
    ("rubrikrader", ""): ("ingen", "none"),
    ("vand", ""): ("har bytt plats", "have changed places"),
}
BY: dict[str, Sentence] = {
    "recipe": ("Angivet för den här tabellen", "Stated for this table"),
    "plan": ("Angivet i planen", "Stated in the plan"),
    "shipped": ("Stavning som Handslag känner", "A spelling that Handslag knows"),
}
"""Who has said what a name means."""


def understood_value(part: str, value: str, example: str = "", language: int = 0) -> str:
    """The value of a part in words: "komma, som i 12,5"; "inte bestämt" where it is not settled."""
    known = _VALUES.get((part, value))
    words = known[language] if known else value or ("inte bestämt", "not settled")[language]
    return f"{words}{(', som i ', ', as in ')[language]}{example}" if example else words


STATUSES: dict[str, Sentence] = {
    "ok": ("uppgift finns", "present"),
    "bortfall": ("bortfall", "non-response"),
    "ej_tillampligt": ("ej tillämpligt", "not applicable"),
    "sekretess": ("sekretess", "withheld"),
    "ej_levererad": ("ej levererad", "not delivered"),
}


def question_sentence(question: _Asked, language: int = 0) -> str:
    """The sentence of a question with its facts filled in; `language` 0 is Swedish, 1 English."""
    return QUESTIONS[question.code][language].format_map(dict(question.facts))


def reason_sentence(code: str, language: int = 0) -> str:
    """The sentence of a reason for how a row, column or cell was taken."""
    return REASONS[code][language]


def imported_sentence(*, values: int, indicators: int, unread: int, unmatched: int, language: int = 0) -> str:
    """What came of an import, in one line; counts of figures, indicators, unread cells and unknown names."""
    one, several = (("indikator", "indikatorer"), ("indicator", "indicators"))[language]
    many = one if indicators == 1 else several
    sentence = (
        "{values} värden för {indicators} {many} lästes in. Olästa celler: {unread}. Okända namn: {unmatched}.",
        "{values} figures for {indicators} {many} were read. Unread cells: {unread}. Unknown names: {unmatched}.",
    )[language]
    return sentence.format(values=values, indicators=indicators, many=many, unread=unread, unmatched=unmatched)
