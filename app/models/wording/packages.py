"""What is said of signed packages, signatures, identities and trust lists. Swedish first, English beside."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "identity-without-name": (
        "Underskriften behöver ett namn. Skriv ditt för- och efternamn.",
        "The signing identity needs a name. Write your first and last name.",
    ),
    "identity-name-too-long": (
        "Namnet är för långt för ett certifikat: namn och organisation får ha högst 64 tecken vardera. Korta ”{name}”.",
        "The name is too long for a certificate: name and organisation may have at most 64 characters each. "
        "Shorten “{name}”.",
    ),
    "identity-exists": (
        "Filen {file} finns redan och skrivs aldrig över. Välj ett annat filnamn.",
        "The file {file} already exists and is never overwritten. Choose another file name.",
    ),
    "identity-not-written": (
        "Nyckelfilen {file} kunde inte sparas ({reason}). Välj en mapp där du får skriva.",
        "The key file {file} could not be saved ({reason}). Choose a folder where you may write.",
    ),
    "identity-not-read": (
        "Nyckelfilen {file} kunde inte läsas ({reason}). Kontrollera att den finns och att du får läsa den.",
        "The key file {file} could not be read ({reason}). Check that it exists and that you may read it.",
    ),
    "identity-not-opened": (
        "Nyckelfilen {file} gick inte att öppna. Fel lösenfras, eller så är filen ingen nyckelfil (PKCS#12). "
        "Försök igen med rätt lösenfras.",
        "The key file {file} could not be opened. Wrong passphrase, or the file is no key file (PKCS#12). "
        "Try again with the right passphrase.",
    ),
    "identity-without-key": (
        "Filen {file} saknar nyckel eller certifikat. Be den som gav dig filen om en fullständig PKCS#12-fil.",
        "The file {file} lacks a key or a certificate. Ask whoever gave it to you for a complete PKCS#12 file.",
    ),
    "identity-key-unsupported": (
        "Nyckeln i {file} är av ett slag som inte kan skriva under paket. "
        "Använd P-256 eller RSA med minst 2\u00a0048 bitar.",
        "The key in {file} is of a kind that cannot sign packages. Use P-256 or RSA of at least 2,048 bits.",
    ),
    "identity-passphrase-needed": (
        "Lösenfrasen till {file} finns inte sparad på den här datorn. Skriv den, eller sätt variabeln {variable}.",
        "The passphrase of {file} is not kept on this computer. Type it, or set the variable {variable}.",
    ),
}
