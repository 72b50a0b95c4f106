"""One XAdES-B-B signature file over given digests, to the profile that JDK, xmlsec1, signxml and libdigidocpp accept.

It knows the XML and nothing of zip: it is given names, media types and digests and gives back bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from app.exchange.asice import keys, safe_xml
from app.exchange.asice import xades_names as xn
from app.exchange.asice.xades_names import ds, xades


def write_signature(
    number: int,
    files: Mapping[str, tuple[str, str]],
    identity: keys.SigningIdentity,
    role: str,
    at: datetime,
) -> bytes:
    """The XML of signature `number` over `files` (name → media type, SHA-256 in hexadecimal); `at` is aware."""
    signature_id = f"S{number}"
    root = etree.Element(xn.ROOT, nsmap=xn.NAMESPACES)
    signature = etree.SubElement(root, ds("Signature"), {"Id": signature_id})
    signed_info = etree.SubElement(signature, ds("SignedInfo"))
    value = etree.SubElement(signature, ds("SignatureValue"))
    data = etree.SubElement(etree.SubElement(signature, ds("KeyInfo")), ds("X509Data"))
    certificate = identity.certificate.public_bytes(Encoding.DER)
    etree.SubElement(data, ds("X509Certificate")).text = _base64(certificate)
    qualifying = etree.SubElement(
        etree.SubElement(signature, ds("Object")), xades("QualifyingProperties"), {"Target": f"#{signature_id}"}
    )
    properties = etree.SubElement(qualifying, xades("SignedProperties"), {"Id": f"{signature_id}-SP"})
    _write_signer(properties, identity, role, at)
    _write_formats(properties, signature_id, [media_type for media_type, _ in files.values()])

    _algorithm(signed_info, "CanonicalizationMethod", xn.EXCLUSIVE_C14N)
    _algorithm(signed_info, "SignatureMethod", keys.method_for(identity.key))
    for index, (name, (_, digest)) in enumerate(files.items()):
        attributes = {"Id": f"{signature_id}-R{index}", "URI": quote(name)}
        _digest(etree.SubElement(signed_info, ds("Reference"), attributes), bytes.fromhex(digest))
    attributes = {"Type": xn.SIGNED_PROPERTIES_TYPE, "URI": f"#{signature_id}-SP"}
    reference = etree.SubElement(signed_info, ds("Reference"), attributes)
    _algorithm(etree.SubElement(reference, ds("Transforms")), "Transform", xn.EXCLUSIVE_C14N)
    _digest(reference, hashlib.sha256(safe_xml.exclusive_c14n(properties)).digest())

    value.text = _base64(keys.sign(identity.key, safe_xml.exclusive_c14n(signed_info)))
    return safe_xml.serialise(root)


def _write_signer(properties: etree._Element, identity: keys.SigningIdentity, role: str, at: datetime) -> None:
    """When, by which certificate and in which role, in the order of the schema."""
    signer = etree.SubElement(properties, xades("SignedSignatureProperties"))
    etree.SubElement(signer, xades("SigningTime")).text = at.astimezone(UTC).strftime(xn.DATE_FORMAT)
    certificate = etree.SubElement(etree.SubElement(signer, xades("SigningCertificateV2")), xades("Cert"))
    _digest(etree.SubElement(certificate, xades("CertDigest")), identity.certificate.fingerprint(hashes.SHA256()))
    roles = etree.SubElement(etree.SubElement(signer, xades("SignerRoleV2")), xades("ClaimedRoles"))
    etree.SubElement(roles, xades("ClaimedRole")).text = role


def _write_formats(properties: etree._Element, signature_id: str, media_types: list[str]) -> None:
    objects = etree.SubElement(properties, xades("SignedDataObjectProperties"))
    for index, media_type in enumerate(media_types):
        attributes = {"ObjectReference": f"#{signature_id}-R{index}"}
        form = etree.SubElement(objects, xades("DataObjectFormat"), attributes)
        etree.SubElement(form, xades("MimeType")).text = media_type


def _algorithm(parent: etree._Element, tag: str, algorithm: str) -> None:
    etree.SubElement(parent, ds(tag), {"Algorithm": algorithm})


def _digest(parent: etree._Element, digest: bytes) -> None:
    _algorithm(parent, "DigestMethod", xn.SHA256)
    etree.SubElement(parent, ds("DigestValue")).text = _base64(digest)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
