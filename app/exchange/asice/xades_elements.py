"""Small strict readings of single elements, and the well-known tricks that are looked for before anything else.

It knows how an element, a text, a base64 value and a reference's address must look; not what they are for.
"""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import quote, unquote_to_bytes

from lxml import etree

from app.exchange.asice.faults import Fault
from app.exchange.asice.xades_names import NAMESPACES, ds, xades

_ID_NAMES = ("Id", "ID", "id", "{http://www.w3.org/XML/1998/namespace}id")


def check_attacks(root: etree._Element) -> None:
    """Raise Fault for a structure known from attacks on other verifiers, so that it is called by its own name."""
    counts: dict[str, int] = {}
    identifiers: set[str] = set()
    for element in root.iter():
        tag = str(element.tag)
        counts[tag] = counts.get(tag, 0) + 1
        for attribute in _ID_NAMES:
            identifier = element.get(attribute)
            if identifier is not None and identifier in identifiers:
                raise Fault("xml-id-twice", identifier)
            identifiers |= {identifier} if identifier is not None else set()
    for tag, code in (
        (ds("Signature"), "xml-two-signatures"),
        (xades("SignedProperties"), "xml-two-properties"),
        (ds("Object"), "xml-extra-object"),
    ):
        if counts.get(tag, 0) > 1:
            raise Fault(code)
    if ds("Signature") not in counts:
        raise Fault("no-signature")
    if ds("Manifest") in counts:
        raise Fault("xml-manifest")
    if any(tag in counts for tag in (ds("KeyValue"), ds("KeyName"), ds("RetrievalMethod"))):
        raise Fault("keyinfo-not-certificate")
    if any(element.nsmap != NAMESPACES for element in root.iter()):
        raise Fault("xml-unexpected", "xmlns")


def children(element: etree._Element, *tags: str) -> list[etree._Element]:
    """The children of `element`, which are exactly `tags` in that order. Raises Fault."""
    found = list(element)
    if [child.tag for child in found] != list(tags):
        raise Fault("xml-unexpected", _short(element))
    return found


def algorithm_of(element: etree._Element, tag: str) -> str:
    """The algorithm of an element that says nothing else. Raises Fault."""
    if element.tag != tag or set(element.attrib) != {"Algorithm"} or len(element) or element.text:
        code = {"SignatureMethod": "signature-algorithm", "Transform": "xml-transform"}
        raise Fault(code.get(_short(element), "xml-unexpected"), _short(element))
    return str(element.get("Algorithm"))


def text_of(element: etree._Element) -> str:
    """The text of an element that has nothing else. Raises Fault."""
    if element.attrib or len(element) or not element.text or element.text.strip() != element.text:
        raise Fault("xml-unexpected", _short(element))
    return element.text


def base64_of(element: etree._Element, with_id: bool = False) -> bytes:
    """The decoded text; there is one way to write each value, without white space. Raises Fault."""
    text = element.text or ""
    if len(element) or not text.isascii() or (element.attrib and not with_id):
        raise Fault("xml-unexpected", _short(element))
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise Fault("base64-damaged", _short(element)) from error
    if not data or base64.b64encode(data).decode() != text:
        raise Fault("base64-damaged", _short(element))
    return data


def name_of_uri(uri: str) -> str:
    """The file that a reference names: UTF-8, percent-encoded, relative, written in the only way we write it.

    Raises Fault. RFC 3986: `+` is a plus sign there, and a space in forms; a writer that means a plus writes `%2B`.
    """
    if re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:", uri) or uri.startswith("//"):
        raise Fault("reference-scheme", uri)
    if not uri.isascii() or " " in uri:
        raise Fault("reference-raw", uri)
    if "+" in uri:
        raise Fault("reference-plus", uri)
    if re.search(r"%(?![0-9A-Fa-f]{2})", uri):
        raise Fault("reference-percent", uri)
    try:
        name = unquote_to_bytes(uri).decode()
    except UnicodeDecodeError as error:
        raise Fault("reference-percent", uri) from error
    if not name or quote(name) != uri:
        raise Fault("reference-percent", uri)
    return name


def _short(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
