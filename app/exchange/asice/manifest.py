"""`META-INF/manifest.xml`: the list of files with their media types (OpenDocument 1.2 part 3).

The manifest is not signed, so it is believed only where it is written exactly as this module would write it and where
each signature repeats its media types.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from app.exchange.asice import safe_xml
from app.exchange.asice.faults import Fault
from app.exchange.asice.names import MANIFEST

MEDIA_TYPE = "application/vnd.etsi.asic-e+zip"
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
ROOT = f"{{{NAMESPACE}}}manifest"
FILE_ENTRY = f"{{{NAMESPACE}}}file-entry"
FULL_PATH = f"{{{NAMESPACE}}}full-path"
MEDIA = f"{{{NAMESPACE}}}media-type"
VERSION = f"{{{NAMESPACE}}}version"


def write_manifest(media_types: Mapping[str, str]) -> bytes:
    """The manifest of payload files, in the order of `media_types` (name → media type)."""
    root = etree.Element(ROOT, {VERSION: "1.2"}, nsmap={"manifest": NAMESPACE})
    listed: dict[str, str] = {"/": MEDIA_TYPE, **media_types}
    for name, media_type in listed.items():
        etree.SubElement(root, FILE_ENTRY, {FULL_PATH: name, MEDIA: media_type})
    return safe_xml.serialise(root)


def read_manifest(data: bytes) -> dict[str, str]:
    """Name → media type of the payload. Raises Fault."""
    root = safe_xml.parse(data, MANIFEST)
    if root.tag != ROOT or dict(root.attrib.items()) != {VERSION: "1.2"}:
        raise Fault("manifest-damaged", MANIFEST)
    media_types: dict[str, str] = {}
    for element in root:
        if element.tag != FILE_ENTRY or set(element.attrib) != {FULL_PATH, MEDIA} or len(element) or element.text:
            raise Fault("manifest-damaged", MANIFEST)
        name = str(element.get(FULL_PATH))
        if name in media_types:
            raise Fault("manifest-entry-twice", name)
        media_types[name] = str(element.get(MEDIA))
    if media_types.pop("/", None) != MEDIA_TYPE:
        raise Fault("manifest-damaged", MANIFEST)
    return media_types


def check_manifest(data: bytes, payload: list[str]) -> dict[str, str]:
    """The manifest's media types after it was found to list exactly `payload`. Raises Fault."""
    media_types = read_manifest(data)
    for name in payload:
        if name not in media_types:
            raise Fault("manifest-file-unlisted", name)
    for name in media_types:
        if name not in payload:
            raise Fault("manifest-file-missing", name)
    if write_manifest(media_types) != data:
        raise Fault("xml-not-canonical", MANIFEST)
    return media_types
