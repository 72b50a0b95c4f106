"""Signed packages: ASiC-E containers (EN 319 162-1) with XAdES-B-B signatures (EN 319 132-1).

The door of the room. Importing it loads lxml and cryptography, so import it where it is used.
"""

from app.exchange.asice.container import sign_container, write_container, write_signed
from app.exchange.asice.content import CONTENT_NAME, Requirement
from app.exchange.asice.payload import PayloadFile, payload_digest
from app.exchange.asice.verifier import verify

__all__ = [
    "CONTENT_NAME",
    "PayloadFile",
    "Requirement",
    "payload_digest",
    "sign_container",
    "verify",
    "write_container",
    "write_signed",
]
