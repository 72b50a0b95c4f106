"""XML from strangers: no document types, no entities, no other encoding than UTF-8, one way to write it.

It knows how to parse a small file without reaching for anything outside it, and how to write one. Since a file must
be equal to its own rewriting, white space, comments and other things that no signature covers have no room in it.
"""

from __future__ import annotations

from lxml import etree

from app.exchange.asice.faults import Fault

DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"
DEEPEST = 20
LARGEST = 1 << 20


def serialise(root: etree._Element) -> bytes:
    """The one way this product writes an XML file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def exclusive_c14n(element: etree._Element) -> bytes:
    """Exclusive XML Canonicalization 1.0 without comments of `element` and what is in it."""
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False, with_tail=False)


def parse(data: bytes, name: str) -> etree._Element:
    """The root element of the file called `name`. Raises Fault."""
    if len(data) > LARGEST:
        raise Fault("zip-too-large", name)
    if data[:3] == b"\xef\xbb\xbf" or b"\x00" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Fault("xml-encoding", name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Fault("xml-doctype", name)
    if not data.startswith(DECLARATION):
        raise Fault(
            "xml-encoding" if data.startswith(b"<?xml") and b"UTF-8" not in data[:60] else "xml-malformed", name
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Fault("xml-malformed", name) from error
    _check_plain(root, name)
    return root


def _check_plain(root: etree._Element, name: str) -> None:
    """Only elements, none deep, no text between elements."""
    if root.getprevious() is not None or root.getnext() is not None:
        raise Fault("xml-unexpected", name)
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        depth += {"start": 1, "end": -1}.get(event, 0)
        if depth > DEEPEST:
            raise Fault("xml-unexpected", name)
        if not isinstance(element.tag, str):
            raise Fault("xml-unexpected", name)
        if element.tail or (len(element) and element.text):
            raise Fault("xml-not-canonical", name)
