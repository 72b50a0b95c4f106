"""What is said when a file cannot be read as a table, or what was read cannot be taken into the plan."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "table_unreadable": (
        "Filen {name} går inte att läsa: {why}. Stäng den i andra program och kontrollera att du får öppna den.",
        "The file {name} cannot be read: {why}. Close it in other programs and check that you may open it.",
    ),
    "table_empty": (
        "Filen {name} är tom. Välj en fil som innehåller en tabell.",
        "The file {name} is empty. Choose a file that holds a table.",
    ),
    "table_too_large": (
        "Filen {name} är större än {limit}\u00a0MB. Dela upp tabellen och läs in delarna var för sig.",
        "The file {name} is larger than {limit} MB. Split the table and read the parts one by one.",
    ),
    "table_too_many_cells": (
        "Tabellen i {name} har {rows} rader och {columns} kolumner, vilket är för mycket. "
        "Ta bort tomma rader och kolumner långt ut i bladet eller dela upp tabellen.",
        "The table in {name} has {rows} rows and {columns} columns, which is too much. "
        "Remove empty rows and columns far out in the sheet, or split the table.",
    ),
    "table_binary": (
        "Filen {name} är varken en Excelarbetsbok eller en texttabell. Välj en .xlsx- eller .csv-fil.",
        "The file {name} is neither an Excel workbook nor a text table. Choose an .xlsx or .csv file.",
    ),
    "table_encoding": (
        "Filen {name} är inte skriven i teckenkodningen {encoding}. Välj en annan teckenkodning.",
        "The file {name} is not written in the encoding {encoding}. Choose another encoding.",
    ),
    "table_quotes": (
        "Ett citattecken i {name} stängs aldrig eller står fel, vid rad {row}. Rätta raden och läs filen igen.",
        "A quotation mark in {name} is never closed or misplaced, at row {row}. Correct the row and read again.",
    ),
    "table_long_cell": (
        "En cell i {name}, vid rad {row}, är orimligt lång. Kontrollera att citattecknen går jämnt upp.",
        "A cell in {name}, at row {row}, is unreasonably long. Check that the quotation marks are in pairs.",
    ),
    "table_encrypted": (
        "Arbetsboken {name} är skyddad med lösenord. Ta bort lösenordet i Excel, spara och försök igen.",
        "The workbook {name} is protected by a password. Remove the password in Excel, save and try again.",
    ),
    "table_old_excel": (
        "Filen {name} är i ett äldre Excelformat. Öppna den i Excel och spara den som .xlsx.",
        "The file {name} is in an older Excel format. Open it in Excel and save it as .xlsx.",
    ),
    "table_damaged": (
        "Arbetsboken {name} är skadad och går inte att läsa. Öppna den i Excel, spara den på nytt och försök igen.",
        "The workbook {name} is damaged and cannot be read. Open it in Excel, save it anew and try again.",
    ),
    "table_not_workbook": (
        "Filen {name} är ingen Excelarbetsbok. Välj en .xlsx-, .csv-, .skv- eller .txt-fil.",
        "The file {name} is no Excel workbook. Choose an .xlsx, .csv, .skv or .txt file.",
    ),
    "table_inflates": (
        "Arbetsboken {name} blir orimligt stor när den packas upp och läses därför inte. Hämta den på nytt.",
        "The workbook {name} becomes unreasonably large when unpacked and is therefore not read. Fetch it anew.",
    ),
    "table_no_table": (
        "I {name} finns ingen tabell med siffror. Kontrollera att du valde rätt fil och rätt blad.",
        "There is no table with figures in {name}. Check that you chose the right file and the right sheet.",
    ),
    "table_no_such_sheet": (
        "Arbetsboken {name} har inget blad som heter {sheet}. Välj ett annat blad.",
        "The workbook {name} has no sheet called {sheet}. Choose another sheet.",
    ),
    "table_needs_answer": (
        "Tabellen behöver ett svar innan den kan läsas in: {question}",
        "The table needs an answer before it can be taken in: {question}",
    ),
    "table_no_values": (
        "Inga värden kunde läsas i {name}; {unread} celler står som olästa. Rätta hur tabellen ska läsas.",
        "No values could be read in {name}; {unread} cells are listed as unread. Correct how the table is read.",
    ),
    "recipe_bad": (
        "Läsbeskrivningen är fel i fältet {field}. Rätta fältet eller läs tabellen utan läsbeskrivning.",
        "The recipe is wrong in the field {field}. Correct the field or read the table without a recipe.",
    ),
    "population_several": (
        "En befolkningstabell ska ha ett enda tal för varje område och år, men här finns {count}: {names}. "
        "Välj en kolumn och lämna de andra.",
        "A population table holds one figure for each area and year, but here are {count}: {names}. "
        "Choose one column and leave the others.",
    ),
    "dataset_damaged": (
        "Det sparade indexet är skadat: det har inte den form det skrevs i. Läs in tabellen på nytt.",
        "The stored index is damaged: it does not have the form it was written in. Read the table in again.",
    ),
    "framework_unknown": (
        "{count} indikatorer saknar riktning eller huvudområde: {names}. Ange dem innan indexet räknas.",
        "{count} indicators lack a direction or a risk domain: {names}. State them before the index is computed.",
    ),
    "framework_bad_row": (
        "Uppgifterna om indikatorn {key} går inte att använda. Välj huvudområde, riktning och en vikt över noll.",
        "What is said of the indicator {key} cannot be used. Choose a domain, a direction and a weight above zero.",
    ),
}
