"""What the rooms of the window say when something written cannot be taken."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "amount_above_frame": (
        "{amount} tkr är mer än hela programmets 150 mnkr. Beloppen skrivs i tusental kronor: 310 betyder 310 000 kr.",
        "{amount} thousand is more than the programme's SEK 150 million. Amounts are in thousands: 310 means 310 000.",
    ),
    "amount_below_krona": (
        "”{amount}” ger ören. Skriv tusental kronor med högst tre decimaler, till exempel 12,5.",
        "“{amount}” gives parts of a krona. Write thousands with at most three decimals, for example 12.5.",
    ),
}
