"""One sentence for each thing that can be wrong with a signed package. Swedish first, English beside.

`{subject}` is the file, role or value concerned. What each code means for the verdict is decided in
`app.exchange.asice`.
"""

from __future__ import annotations

ARCHIVE: dict[str, tuple[str, str]] = {
    "file-unreadable": ("Filen kunde inte öppnas. {subject}", "The file could not be opened. {subject}"),
    "file-empty": ("Filen är tom.", "The file is empty."),
    "not-a-zip": ("Filen är inget paket.", "The file is not a package."),
    "zip-truncated": ("Filen är avhuggen: slutet saknas.", "The file is cut off: its end is missing."),
    "zip-trailing": ("Något är tillagt efter paketets slut.", "Something is added after the end of the package."),
    "zip-prefix": ("Något är tillagt före paketets början.", "Something is added before the start of the package."),
    "zip-gap": (
        "Det finns byte i filen som inte hör till någon fil i paketet. {subject}",
        "There are bytes in the file that belong to no file of the package. {subject}",
    ),
    "zip-overlap": ("Filer i paketet ligger över varandra: {subject}", "Files in the package overlap: {subject}"),
    "zip-comment": ("Paketet har en dold kommentar. {subject}", "The package has a hidden comment. {subject}"),
    "zip-extra-field": ("Paketet har dolda tilläggsfält: {subject}", "The package has hidden extra fields: {subject}"),
    "zip-zip64": (
        "Paketet har formatet zip64, som inte tillåts här. {subject}",
        "The package is in the zip64 format, which is not allowed here. {subject}",
    ),
    "zip-many-disks": ("Paketet är delat i flera delar.", "The package is split in several parts."),
    "zip-too-many": ("Paketet har för många filer.", "The package has too many files."),
    "zip-too-large": (
        "Paketet eller en fil i det är för stor. {subject}",
        "The package or a file in it is too large. {subject}",
    ),
    "zip-damaged-directory": ("Paketets innehållsförteckning är skadad.", "The package's directory is damaged."),
    "zip-header-missing": ("En fil saknar sitt huvud: {subject}", "A file lacks its header: {subject}"),
    "zip-header-mismatch": (
        "Paketet beskriver samma fil på två olika sätt: {subject}",
        "The package describes the same file in two different ways: {subject}",
    ),
    "zip-encrypted": ("En fil är krypterad: {subject}", "A file is encrypted: {subject}"),
    "zip-descriptor": (
        "En fils storlek står först efter den: {subject}",
        "A file's size stands only after it: {subject}",
    ),
    "zip-flags": (
        "En fil har okända märken i paketet: {subject}",
        "A file has unknown flags in the package: {subject}",
    ),
    "zip-version": (
        "En fil kräver en okänd version av zip: {subject}",
        "A file needs an unknown version of zip: {subject}",
    ),
    "zip-method": ("En fil är packad på okänt sätt: {subject}", "A file is packed in an unknown way: {subject}"),
    "zip-attributes": ("En fil har oväntade attribut: {subject}", "A file has unexpected attributes: {subject}"),
    "zip-symlink": ("En fil är en länk till en annan plats: {subject}", "A file is a link to another place: {subject}"),
    "zip-size-lie": (
        "En fil har inte den storlek som uppges: {subject}",
        "A file does not have the size stated: {subject}",
    ),
    "zip-crc": ("En fil har fel kontrollsumma: {subject}", "A file has the wrong checksum: {subject}"),
    "zip-data-damaged": ("En fil går inte att packa upp: {subject}", "A file cannot be unpacked: {subject}"),
    "name-not-utf8": (
        "Ett filnamn är inte skrivet i UTF-8: {subject}",
        "A file name is not written in UTF-8: {subject}",
    ),
    "name-not-nfc": (
        "Ett filnamn är skrivet med lösa accenter: {subject}",
        "A file name is written with loose accents: {subject}",
    ),
    "name-twice": ("Två filer har samma namn: {subject}", "Two files have the same name: {subject}"),
    "name-alike": (
        "Två filer har namn som kan förväxlas: {subject}",
        "Two files have names that can be confused: {subject}",
    ),
    "name-unsafe": ("Ett filnamn är farligt: {subject}", "A file name is dangerous: {subject}"),
    "name-folder": ("Paketet innehåller en mapp: {subject}", "The package contains a folder: {subject}"),
    "name-reserved": ("Ett filnamn är upptaget för annat: {subject}", "A file name is reserved: {subject}"),
    "meta-inf-unknown": (
        "Det finns en okänd fil bland underskrifterna: {subject}",
        "There is an unknown file among the signatures: {subject}",
    ),
}

CONTAINER: dict[str, tuple[str, str]] = {
    "mimetype-missing": ("Paketet säger inte vad det är (mimetype saknas).", "The package does not say what it is."),
    "mimetype-not-first": ("Filen mimetype ligger inte först.", "The file mimetype is not first."),
    "mimetype-compressed": ("Filen mimetype är packad.", "The file mimetype is compressed."),
    "mimetype-wrong": (
        "Paketet är av ett annat slag (fel mimetype).",
        "The package is of another kind (wrong mimetype).",
    ),
    "manifest-missing": ("Paketets fillista saknas.", "The package's list of files is missing."),
    "manifest-damaged": ("Paketets fillista är skadad.", "The package's list of files is damaged."),
    "manifest-entry-twice": (
        "Fillistan nämner en fil två gånger: {subject}",
        "The list of files names a file twice: {subject}",
    ),
    "manifest-file-missing": ("En fil i fillistan finns inte: {subject}", "A file in the list is not there: {subject}"),
    "manifest-file-unlisted": (
        "En fil står inte i fillistan: {subject}",
        "A file is not in the list of files: {subject}",
    ),
    "manifest-media-type": (
        "Fillistan och underskriften är oense om en fils slag: {subject}",
        "The list of files and the signature disagree on the kind of a file: {subject}",
    ),
    "no-payload": ("Paketet innehåller inga handlingar.", "The package contains no documents."),
    "no-signature": ("Paketet är inte underskrivet.", "The package is not signed."),
}

STRUCTURE: dict[str, tuple[str, str]] = {
    "xml-doctype": (
        "En underskrift innehåller en förbjuden dokumenttyp: {subject}",
        "A signature has a forbidden document type: {subject}",
    ),
    "xml-encoding": (
        "En underskrift är inte skriven i UTF-8: {subject}",
        "A signature is not written in UTF-8: {subject}",
    ),
    "xml-malformed": ("En underskrift går inte att läsa: {subject}", "A signature cannot be read: {subject}"),
    "xml-not-canonical": (
        "Något är inskjutet i en underskrift: {subject}",
        "Something is inserted in a signature: {subject}",
    ),
    "xml-unexpected": ("En underskrift har en okänd del: {subject}", "A signature has an unknown part: {subject}"),
    "xml-two-signatures": ("En fil har två underskrifter.", "One file has two signatures."),
    "xml-two-properties": (
        "En underskrift har dubbla uppgifter om undertecknaren.",
        "A signature describes its signer twice.",
    ),
    "xml-id-twice": (
        "Två delar av en underskrift har samma märke: {subject}",
        "Two parts of a signature have the same id: {subject}",
    ),
    "xml-manifest": ("En underskrift täcker filer på omvägar.", "A signature covers files by a detour."),
    "xml-transform": (
        "En underskrift vill göra om data innan de kontrolleras: {subject}",
        "A signature wants data changed before they are checked: {subject}",
    ),
    "xml-extra-object": ("En underskrift bär på främmande innehåll.", "A signature carries foreign content."),
    "base64-damaged": (
        "Ett värde i underskriften är skadat: {subject}",
        "A value in the signature is damaged: {subject}",
    ),
    "reference-properties-missing": (
        "Underskriften täcker inte tid, roll och certifikat.",
        "The signature does not cover time, role and certificate.",
    ),
    "reference-properties-type": (
        "Underskriften anger fel slag för sina egna uppgifter.",
        "The signature gives the wrong type for its own details.",
    ),
    "reference-not-covered": (
        "Underskriften täcker inte filen {subject}",
        "The signature does not cover the file {subject}",
    ),
    "reference-unknown-file": (
        "Underskriften gäller en fil som saknas: {subject}",
        "The signature is for a file that is missing: {subject}",
    ),
    "reference-twice": (
        "Underskriften nämner samma fil två gånger: {subject}",
        "The signature names a file twice: {subject}",
    ),
    "reference-plus": (
        "Underskriften skriver ett filnamn tvetydigt (+): {subject}",
        "The signature writes a file name ambiguously (+): {subject}",
    ),
    "reference-raw": (
        "Underskriften skriver ett filnamn okodat: {subject}",
        "The signature writes a file name unencoded: {subject}",
    ),
    "reference-percent": (
        "Underskriften kodar ett filnamn fel: {subject}",
        "The signature encodes a file name wrongly: {subject}",
    ),
    "reference-scheme": (
        "Underskriften pekar utanför paketet: {subject}",
        "The signature points outside the package: {subject}",
    ),
    "reference-media-type": (
        "Underskriften anger inte varje fils slag: {subject}",
        "The signature does not give the kind of each file: {subject}",
    ),
}

SIGNATURE: dict[str, tuple[str, str]] = {
    "digest-differs": (
        "Filen {subject} är ändrad efter underskriften.",
        "The file {subject} was changed after signing.",
    ),
    "properties-changed": (
        "Tid, roll eller certifikat är ändrat efter underskriften.",
        "Time, role or certificate was changed after signing.",
    ),
    "signature-wrong": ("Underskriften är falsk eller ändrad.", "The signature is false or changed."),
    "digest-algorithm": (
        "Underskriften använder en otillåten kontrollsumma: {subject}",
        "The signature uses a checksum that is not allowed: {subject}",
    ),
    "signature-algorithm": (
        "Underskriften använder en otillåten metod: {subject}",
        "The signature uses a method that is not allowed: {subject}",
    ),
    "keyinfo-not-certificate": (
        "Underskriften kommer med en lös nyckel i stället för certifikat.",
        "The signature brings a bare key instead of a certificate.",
    ),
    "certificate-digest": ("Certifikatet är utbytt.", "The certificate has been exchanged."),
    "certificate-damaged": ("Certifikatet går inte att läsa.", "The certificate cannot be read."),
    "key-weak": ("Nyckeln är för svag ({subject} bitar).", "The key is too weak ({subject} bits)."),
    "key-unsupported": (
        "Nyckeln är av ett slag som inte godtas. {subject}",
        "The key is of a kind that is not accepted. {subject}",
    ),
    "signature-twice": (
        "Samma underskrift finns två gånger: {subject}",
        "The same signature is there twice: {subject}",
    ),
    "signer-twice": (
        "Samma person har skrivit under flera gånger och räknas en gång.",
        "The same person has signed more than once and counts once.",
    ),
}

SIGNER: dict[str, tuple[str, str]] = {
    "trust-list-missing": ("Ingen lista över betrodda undertecknare har angetts.", "No trust list was given."),
    "trust-list-expired": (
        "Listan över betrodda undertecknare gällde till {subject}. Hämta en ny.",
        "The trust list was valid to {subject}. Get a new one.",
    ),
    "trust-list-not-yet-valid": (
        "Listan över betrodda undertecknare gäller från {subject}. Kontrollera datorns klocka.",
        "The trust list is valid from {subject}. Check this computer's clock.",
    ),
    "signer-unknown": (
        "Personen står inte i listan över betrodda undertecknare.",
        "The person is not in the trust list.",
    ),
    "issuer-impostor": (
        "Certifikatet påstår sig komma från en betrodd utfärdare men gör det inte.",
        "The certificate claims a trusted issuer, falsely.",
    ),
    "authority-unfit": (
        "Utfärdaren av certifikatet får inte utfärda, eller gällde inte då.",
        "The issuer of the certificate may not issue, or was not valid then.",
    ),
    "role-differs": (
        "Personen är inte betrodd i den roll som anges.",
        "The person is not trusted in the role claimed.",
    ),
    "role-not-vouched": ("Ingen går i god för rollen {subject}.", "No one vouches for the role {subject}."),
    "certificate-expired": ("Certifikatet har gått ut.", "The certificate has expired."),
    "certificate-not-yet-valid": ("Certifikatet gällde inte ännu.", "The certificate was not valid yet."),
    "certificate-usage": (
        "Certifikatet får inte användas till underskrifter.",
        "The certificate may not be used for signatures.",
    ),
    "certificate-is-authority": (
        "Certifikatet är en utfärdares och inte en persons.",
        "The certificate is an issuer's, not a person's.",
    ),
    "certificate-revoked": ("Certifikatet är spärrat.", "The certificate is revoked."),
    "signed-in-future": ("Underskriftens tid ligger i framtiden.", "The time of signing is in the future."),
    "content-missing": (
        "Filen handslag.json saknas: det här är inget paket från Handslag.",
        "The file handslag.json is missing: this is no package from Handslag.",
    ),
    "content-damaged": ("Filen handslag.json är skadad ({subject}).", "The file handslag.json is damaged ({subject})."),
    "content-differs": (
        "Filen handslag.json stämmer inte med {subject}",
        "The file handslag.json does not agree with {subject}",
    ),
    "required-signers-missing": (
        "Paketet säger inte vilka som ska skriva under.",
        "The package does not say who must sign.",
    ),
    "signer-missing": ("Underskrift saknas: {subject}", "A signature is missing: {subject}"),
}

PROBLEMS: dict[str, tuple[str, str]] = {**ARCHIVE, **CONTAINER, **STRUCTURE, **SIGNATURE, **SIGNER}
