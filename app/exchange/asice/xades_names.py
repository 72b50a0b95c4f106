"""The names and algorithms of XAdES-B-B (EN 319 132-1) and XML-DSig that this product uses, and no others."""

from __future__ import annotations

DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
ASIC = "http://uri.etsi.org/02918/v1.2.1#"
NAMESPACES = {"asic": ASIC, "ds": DS, "xades": XADES}

EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SIGNED_PROPERTIES_TYPE = "http://uri.etsi.org/01903#SignedProperties"
DATE_FORMAT = "%Y-%m-%dT%H:%M:%SZ"

ROOT = f"{{{ASIC}}}XAdESSignatures"


def ds(tag: str) -> str:
    """`tag` in the namespace of XML-DSig."""
    return f"{{{DS}}}{tag}"


def xades(tag: str) -> str:
    """`tag` in the namespace of XAdES."""
    return f"{{{XADES}}}{tag}"
