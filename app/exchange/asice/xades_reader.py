"""What one signature file claims, read against a fixed structure: anything not expected is refused, not skipped.

It knows the XML and nothing of zip, keys or trust: it gives back the claims with the exact bytes that were signed,
and leaves the cryptography to its caller.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from app.exchange.asice import safe_xml
from app.exchange.asice import xades_names as xn
from app.exchange.asice.faults import Fault
from app.exchange.asice.xades_elements import algorithm_of, base64_of, check_attacks, children, name_of_uri, text_of
from app.exchange.asice.xades_names import ds, xades

LONGEST_ROLE = 200
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


@dataclass(frozen=True)
class SignatureClaims:
    """The claims of one signature. `digests` and `media_types` are by file name; digests are raw SHA-256."""

    certificate: bytes
    certificate_digest: bytes
    signed_at: datetime
    role: str
    digests: dict[str, bytes]
    media_types: dict[str, str]
    method: str
    value: bytes
    signed_bytes: bytes


def read_signature(data: bytes, name: str) -> SignatureClaims:
    """The claims of the file called `name`. Raises Fault.

    The signed properties have been compared with their digest; nothing else is proven yet.
    """
    root = safe_xml.parse(data, name)
    check_attacks(root)
    if root.tag != xn.ROOT or root.attrib:
        raise Fault("xml-unexpected", str(root.tag))
    signature = children(root, ds("Signature"))[0]
    signature_id = _identifier(signature)
    signed_info, value, key_info, holder = children(
        signature, ds("SignedInfo"), ds("SignatureValue"), ds("KeyInfo"), ds("Object")
    )
    certificate = _certificate(key_info)
    properties = _properties(holder, signature_id)
    method, references = _signed_info(signed_info)
    files = [reference for reference in references if reference.get("Type") is None]
    _check_properties_reference([reference for reference in references if reference not in files], properties)
    signer, objects = children(properties, xades("SignedSignatureProperties"), xades("SignedDataObjectProperties"))
    signed_at, certificate_digest, role = _signer(signer)
    digests = _file_digests(files)
    if safe_xml.serialise(root) != data:
        raise Fault("xml-not-canonical", name)
    return SignatureClaims(
        certificate=certificate,
        certificate_digest=certificate_digest,
        signed_at=signed_at,
        role=role,
        digests=digests,
        media_types=_media_types(objects, files),
        method=method,
        value=_signature_value(value, signature_id),
        signed_bytes=safe_xml.exclusive_c14n(signed_info),
    )


def _identifier(element: etree._Element) -> str:
    identifier = element.get("Id")
    if identifier is None or set(element.attrib) != {"Id"}:
        raise Fault("xml-unexpected", str(element.tag))
    return identifier


def _certificate(key_info: etree._Element) -> bytes:
    """The first certificate: exactly that one is the signer's, whatever else is sent along."""
    data = children(key_info, ds("X509Data"))[0]
    if key_info.attrib or data.attrib or not len(data) or any(item.tag != ds("X509Certificate") for item in data):
        raise Fault("xml-unexpected", "KeyInfo")
    return base64_of(data[0])


def _properties(holder: etree._Element, signature_id: str) -> etree._Element:
    qualifying = children(holder, xades("QualifyingProperties"))[0]
    if holder.attrib or dict(qualifying.attrib.items()) != {"Target": f"#{signature_id}"}:
        raise Fault("xml-unexpected", "QualifyingProperties")
    properties = children(qualifying, xades("SignedProperties"))[0]
    _identifier(properties)
    return properties


def _signed_info(signed_info: etree._Element) -> tuple[str, list[etree._Element]]:
    """The signature method and the references."""
    if len(signed_info) < 3 or set(signed_info.attrib) - {"Id"}:
        raise Fault("xml-unexpected", "SignedInfo")
    canonicalization, method, *references = signed_info
    if algorithm_of(canonicalization, ds("CanonicalizationMethod")) != xn.EXCLUSIVE_C14N:
        raise Fault("xml-transform", "CanonicalizationMethod")
    if any(reference.tag != ds("Reference") for reference in references):
        raise Fault("xml-unexpected", "SignedInfo")
    algorithm = algorithm_of(method, ds("SignatureMethod"))
    if algorithm not in (xn.ECDSA_SHA256, xn.RSA_SHA256):
        raise Fault("signature-algorithm", algorithm)
    return algorithm, references


def _check_properties_reference(references: list[etree._Element], properties: etree._Element) -> None:
    """Exactly one reference covers the signed properties, says so by its type, and its digest is right."""
    if not references:
        raise Fault("reference-properties-missing")
    reference = references[0]
    if len(references) > 1:
        raise Fault("reference-twice", str(references[1].get("URI")))
    if reference.get("Type") != xn.SIGNED_PROPERTIES_TYPE:
        raise Fault("reference-properties-type", str(reference.get("Type")))
    if set(reference.attrib) - {"Id"} != {"Type", "URI"} or reference.get("URI") != f"#{properties.get('Id')}":
        raise Fault("reference-properties-missing", str(reference.get("URI")))
    transforms, method, value = children(reference, ds("Transforms"), ds("DigestMethod"), ds("DigestValue"))
    if algorithm_of(children(transforms, ds("Transform"))[0], ds("Transform")) != xn.EXCLUSIVE_C14N:
        raise Fault("xml-transform", "SignedProperties")
    _check_digest_method(method)
    if base64_of(value) != hashlib.sha256(safe_xml.exclusive_c14n(properties)).digest():
        raise Fault("properties-changed")


def _file_digests(references: list[etree._Element]) -> dict[str, bytes]:
    digests: dict[str, bytes] = {}
    for reference in references:
        if set(reference.attrib) != {"Id", "URI"}:
            raise Fault("xml-unexpected", "Reference")
        if reference.find(ds("Transforms")) is not None:
            raise Fault("xml-transform", str(reference.get("URI")))
        name = name_of_uri(str(reference.get("URI")))
        if name in digests:
            raise Fault("reference-twice", name)
        method, value = children(reference, ds("DigestMethod"), ds("DigestValue"))
        _check_digest_method(method)
        digests[name] = base64_of(value)
    return digests


def _check_digest_method(method: etree._Element) -> None:
    algorithm = algorithm_of(method, ds("DigestMethod"))
    if algorithm != xn.SHA256:
        raise Fault("digest-algorithm", algorithm)


def _signer(signer: etree._Element) -> tuple[datetime, bytes, str]:
    """Claimed time, digest of the signing certificate, claimed role."""
    tags = [xades(tag) for tag in ("SigningTime", "SigningCertificateV2", "SignatureProductionPlaceV2", "SignerRoleV2")]
    if signer.find(tags[2]) is None:
        time, certificate, roles = children(signer, tags[0], tags[1], tags[3])
    else:
        time, certificate, _, roles = children(signer, *tags)
    holder = children(children(certificate, xades("Cert"))[0], xades("CertDigest"))[0]
    method, value = children(holder, ds("DigestMethod"), ds("DigestValue"))
    _check_digest_method(method)
    role = text_of(children(children(roles, xades("ClaimedRoles"))[0], xades("ClaimedRole"))[0])
    if len(role) > LONGEST_ROLE or not role.isprintable():
        raise Fault("xml-unexpected", "ClaimedRole")
    return _time(text_of(time)), base64_of(value), role


def _time(text: str) -> datetime:
    try:
        if _DATE.fullmatch(text):
            return datetime.strptime(text, xn.DATE_FORMAT).replace(tzinfo=UTC)
    except ValueError as error:
        raise Fault("xml-unexpected", "SigningTime") from error
    raise Fault("xml-unexpected", "SigningTime")


def _media_types(objects: etree._Element, references: list[etree._Element]) -> dict[str, str]:
    """File name → media type; each reference has exactly one, in the order of the references."""
    if len(objects) != len(references):
        raise Fault("reference-media-type")
    media_types = {}
    for form, reference in zip(objects, references, strict=True):
        wanted = {"ObjectReference": f"#{reference.get('Id')}"}
        if form.tag != xades("DataObjectFormat") or dict(form.attrib.items()) != wanted:
            raise Fault("reference-media-type", str(reference.get("URI")))
        name = name_of_uri(str(reference.get("URI")))
        media_types[name] = text_of(children(form, xades("MimeType"))[0])
    return media_types


def _signature_value(element: etree._Element, signature_id: str) -> bytes:
    if element.attrib and dict(element.attrib.items()) != {"Id": f"{signature_id}-SIG"}:
        raise Fault("xml-unexpected", "SignatureValue")
    return base64_of(element, with_id=True)
