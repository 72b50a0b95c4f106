"""Every trick with a signature is refused by its own name, even when the forger signs the trick with a real key."""

from __future__ import annotations

import base64
import copy
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

DS = "{http://www.w3.org/2000/09/xmldsig#}"
XA = "{http://uri.etsi.org/01903/v1.3.2#}"
FIRST = b"META-INF/signatures0.xml"
SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1"
CERTIFICATE_METHOD = XA + "CertDigest/" + DS + "DigestMethod"
ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"


def text_changed(bench, data, before, after):
    part = next(part for part in bench.parts(data) if part.name == FIRST)
    assert before in part.data
    return bench.with_part(data, FIRST, data=part.data.replace(before, after, 1))


def find(root, path):
    found = root.find(".//" + path)
    assert found is not None
    return found


def parent_append(root, path, tag, text=None, **attributes):
    element = etree.SubElement(find(root, path), tag, attributes)
    element.text = text
    return element


def test_a_signature_made_anew_without_any_change_is_still_trusted(bench, small) -> None:
    again = bench.with_xml(small, lambda root: None, signer=bench.chair)
    assert bench.judge(again).signers[0].trusted


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (b"<asic:", b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><asic:", "xml-doctype"),
        (b"<asic:", b"<!DOCTYPE a><asic:", "xml-doctype"),
        (b"encoding='UTF-8'", b"encoding='ISO-8859-1'", "xml-encoding"),
        (b"<?xml", b"\xef\xbb\xbf<?xml", "xml-encoding"),
        (b"<?xml version='1.0' encoding='UTF-8'?>\n", b"", "xml-malformed"),
        (b"</asic:XAdESSignatures>", b"", "xml-malformed"),
        (b"</asic:XAdESSignatures>", b"</asic:XAdESSignatures>\n", "xml-not-canonical"),
        (b"</asic:XAdESSignatures>", b"</asic:XAdESSignatures><!--x-->", "xml-unexpected"),
        (b"<ds:KeyInfo>", b"<!--x--><ds:KeyInfo>", "xml-unexpected"),
        (b"<ds:KeyInfo>", b"<?x y?><ds:KeyInfo>", "xml-unexpected"),
        (b"<ds:KeyInfo>", b" <ds:KeyInfo>", "xml-not-canonical"),
        (b"<ds:KeyInfo>", b'<ds:KeyInfo xmlns:x="y">', "xml-unexpected"),
        (b"<ds:KeyInfo>", b'<ds:KeyInfo Id="x">', "xml-unexpected"),
        (b"<ds:SignatureValue>", b'<ds:SignatureValue Id="x">', "xml-unexpected"),
        (b"<ds:X509Certificate>", b'<ds:X509Certificate Id="x">', "xml-unexpected"),
        (b'Target="#S0"', b'Target="#S1"', "xml-unexpected"),
        (b"asic:XAdESSignatures", b"asic:XAdESSignature", "xml-malformed"),
    ],
)
def test_text_that_no_signature_covers_has_no_room(bench, small, before, after, code) -> None:
    forged = text_changed(bench, small, before, after)
    assert bench.codes(forged) == {code}
    assert bench.judge(forged).verdict == "rejected"


def test_utf16_is_refused(bench, small) -> None:
    part = next(part for part in bench.parts(small) if part.name == FIRST)
    utf16 = part.data.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert bench.codes(bench.with_part(small, FIRST, data=utf16)) == {"xml-encoding"}


def test_a_billion_laughs_are_not_expanded(bench, small) -> None:
    bomb = b"<!DOCTYPE l [<!ENTITY a 'haha'>" + b"".join(
        b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
    )
    assert bench.codes(text_changed(bench, small, b"<asic:", bomb + b"]><asic:")) == {"xml-doctype"}


def test_very_deep_xml_is_refused(bench, small) -> None:
    deep = b"<ds:Object>" * 60 + b"</ds:Object>" * 60
    codes = bench.codes(text_changed(bench, small, b"</ds:Signature>", deep + b"</ds:Signature>"))
    assert codes == {"xml-unexpected"}


def two_signatures(root):
    root.append(copy.deepcopy(root[0]))
    root[1].set("Id", "S9")
    for element in root[1].iter():
        if element is not root[1] and element.get("Id"):
            element.set("Id", "X" + element.get("Id"))


def two_properties(root):
    twin = copy.deepcopy(find(root, XA + "SignedProperties"))
    twin.set("Id", "S0-OTHER")
    find(root, XA + "QualifyingProperties").append(twin)


def swap_digest_method(root, algorithm, path=DS + "Reference/" + DS + "DigestMethod"):
    find(root, path).set("Algorithm", algorithm)


def drop_reference(root, ending):
    for reference in list(root.iter(DS + "Reference")):
        if reference.get("URI").endswith(ending):
            reference.getparent().remove(reference)


def drop_format(root, index):
    forms = find(root, XA + "SignedDataObjectProperties")
    forms.remove(forms[index])


def references(root):
    return list(root.iter(DS + "Reference"))


def transform_on_data(root, algorithm):
    transforms = etree.Element(DS + "Transforms")
    etree.SubElement(transforms, DS + "Transform", Algorithm=algorithm)
    references(root)[0].insert(0, transforms)


def same_reference_twice(root):
    twin = copy.deepcopy(references(root)[0])
    twin.set("Id", "S0-R99")
    references(root)[0].addnext(twin)


def second_properties_reference(root):
    references(root)[-1].addnext(copy.deepcopy(references(root)[-1]))


def cover_one_file_less(root):
    drop_reference(root, "plan.json")
    drop_format(root, 1)


TRICKS = {
    "two signatures in one file": (two_signatures, "xml-two-signatures"),
    "two signed properties": (two_properties, "xml-two-properties"),
    "an Id twice": (lambda root: references(root)[0].set("Id", "S0"), "xml-id-twice"),
    "a ds:Manifest": (lambda root: parent_append(root, DS + "KeyInfo", DS + "Manifest"), "xml-manifest"),
    "a second Object": (lambda root: parent_append(root, DS + "Signature", DS + "Object"), "xml-extra-object"),
    "a KeyValue": (lambda root: parent_append(root, DS + "KeyInfo", DS + "KeyValue"), "keyinfo-not-certificate"),
    "no signature": (lambda root: root.remove(root[0]), "no-signature"),
    "a transform on data": (lambda root: transform_on_data(root, ENVELOPED), "xml-transform"),
    "XSLT": (lambda root: transform_on_data(root, "http://www.w3.org/TR/1999/REC-xslt-19991116"), "xml-transform"),
    "XPath": (lambda root: transform_on_data(root, "http://www.w3.org/TR/1999/REC-xpath-19991116"), "xml-transform"),
    "another canonicalization": (
        lambda root: find(root, DS + "CanonicalizationMethod").set(
            "Algorithm", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
        ),
        "xml-transform",
    ),
    "another transform of properties": (
        lambda root: find(root, DS + "Transform").set("Algorithm", ENVELOPED),
        "xml-transform",
    ),
    "a parameter of the method": (
        lambda root: parent_append(root, DS + "SignatureMethod", DS + "HMACOutputLength", "1"),
        "signature-algorithm",
    ),
    "SHA-1 of a file": (lambda root: swap_digest_method(root, SHA1), "digest-algorithm"),
    "SHA-1 of the certificate": (
        lambda root: swap_digest_method(root, SHA1, CERTIFICATE_METHOD),
        "digest-algorithm",
    ),
    "SHA-1 signature": (
        lambda root: find(root, DS + "SignatureMethod").set("Algorithm", "http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
        "signature-algorithm",
    ),
    "HMAC with the public key": (
        lambda root: find(root, DS + "SignatureMethod").set(
            "Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"
        ),
        "signature-algorithm",
    ),
    "RSA method with an EC key": (
        lambda root: find(root, DS + "SignatureMethod").set(
            "Algorithm", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
        ),
        "signature-algorithm",
    ),
    "no reference to the properties": (lambda root: drop_reference(root, "-SP"), "reference-properties-missing"),
    "a wrong type": (lambda root: references(root)[-1].set("Type", "http://example.org/"), "reference-properties-type"),
    "the properties' reference elsewhere": (
        lambda root: references(root)[-1].set("URI", "#S0"),
        "reference-properties-missing",
    ),
    "two references to the properties": (second_properties_reference, "reference-twice"),
    "a file that is not covered": (cover_one_file_less, "reference-not-covered"),
    "a file covered twice": (same_reference_twice, "reference-twice"),
    "a media type missing": (lambda root: drop_format(root, 0), "reference-media-type"),
    "media types out of order": (
        lambda root: find(root, XA + "DataObjectFormat").set("ObjectReference", "#S0-R1"),
        "reference-media-type",
    ),
    "+ in an address": (lambda root: references(root)[0].set("URI", "a+b"), "reference-plus"),
    "raw UTF-8 in an address": (lambda root: references(root)[0].set("URI", "å.txt"), "reference-raw"),
    "a raw space in an address": (lambda root: references(root)[0].set("URI", "a b"), "reference-raw"),
    "malformed percent": (lambda root: references(root)[0].set("URI", "a%2"), "reference-percent"),
    "needless percent": (lambda root: references(root)[0].set("URI", "%61"), "reference-percent"),
    "percent that is not UTF-8": (lambda root: references(root)[0].set("URI", "%E5"), "reference-percent"),
    "no address": (lambda root: references(root)[0].set("URI", ""), "reference-percent"),
    "a scheme": (lambda root: references(root)[0].set("URI", "file:///etc/passwd"), "reference-scheme"),
    "another host": (lambda root: references(root)[0].set("URI", "//example.org/x"), "reference-scheme"),
    "a file that is not there": (lambda root: references(root)[0].set("URI", "absent.txt"), "reference-not-covered"),
    "another time": (lambda root: setattr(find(root, XA + "SigningTime"), "text", "yesterday"), "xml-unexpected"),
    "a date that does not exist": (
        lambda root: setattr(find(root, XA + "SigningTime"), "text", "2015-02-30T00:00:00Z"),
        "xml-unexpected",
    ),
    "an endless role": (lambda root: setattr(find(root, XA + "ClaimedRole"), "text", "x" * 201), "xml-unexpected"),
    "an unknown property": (
        lambda root: parent_append(root, XA + "SignedSignatureProperties", XA + "SignaturePolicyIdentifier"),
        "xml-unexpected",
    ),
    "unsigned properties": (
        lambda root: parent_append(root, XA + "QualifyingProperties", XA + "UnsignedProperties"),
        "xml-unexpected",
    ),
}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_signed_with_a_real_key_is_called_by_its_name(bench, small, trick) -> None:
    change, code = TRICKS[trick]
    forged = bench.with_xml(small, change, signer=bench.chair if trick != "no signature" else None)
    assert bench.codes(forged) == {code}
    verdict = bench.judge(forged)
    assert verdict.verdict == "rejected"
    assert not any(signer.valid for signer in verdict.signers)


@pytest.mark.parametrize(
    ("path", "text"),
    [(XA + "SigningTime", "2016-03-02T09:00:00Z"), (XA + "ClaimedRole", "direktör"), (XA + "MimeType", "text/html")],
)
def test_a_changed_property_is_seen(bench, small, path, text) -> None:
    forged = bench.with_xml(small, lambda root: setattr(find(root, path), "text", text))
    assert bench.codes(forged) == {"properties-changed"}


@pytest.mark.parametrize("text", ["AA==", "====", "åäö", "A" * 3])
def test_a_damaged_value_is_seen(bench, small, text) -> None:
    forged = bench.with_xml(small, lambda root: setattr(find(root, DS + "SignatureValue"), "text", text))
    assert bench.codes(forged) <= {"base64-damaged", "signature-wrong", "xml-unexpected"}
    assert bench.judge(forged).verdict == "rejected"


def test_the_same_bytes_written_as_another_base64_are_refused(bench, small) -> None:
    def loosen(root):
        value = find(root, DS + "SignatureValue")
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        assert value.text.endswith("==")
        value.text = value.text[:-3] + letters[letters.index(value.text[-3]) + 1] + "=="

    assert bench.codes(bench.with_xml(small, loosen)) == {"base64-damaged"}


def der(certificate):
    return certificate.public_bytes(Encoding.DER)


def put_certificates(root, *certificates, digest_of=None):
    data = find(root, DS + "X509Data")
    for old in list(data):
        data.remove(old)
    for certificate in certificates:
        content = certificate if isinstance(certificate, bytes) else der(certificate)
        etree.SubElement(data, DS + "X509Certificate").text = base64.b64encode(content).decode()
    if digest_of is not None:
        content = digest_of if isinstance(digest_of, bytes) else der(digest_of)
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        find(root, XA + "CertDigest/" + DS + "DigestValue").text = digest


def test_a_certificate_exchanged_after_signing_is_seen(bench, small) -> None:
    forged = bench.with_xml(small, lambda root: put_certificates(root, bench.stranger.certificate))
    assert bench.codes(forged) == {"certificate-digest"}


def test_a_wrong_certificate_digest_is_seen(bench, small) -> None:
    wrong = bench.agent.certificate
    forged = bench.with_xml(
        small, lambda root: put_certificates(root, bench.chair.certificate, digest_of=wrong), signer=bench.chair
    )
    assert bench.codes(forged) == {"certificate-digest"}


def test_the_victims_certificate_first_and_the_attackers_last_is_refused(bench, small) -> None:
    chain = (bench.chair.certificate, bench.authority.certificate, bench.stranger.certificate)
    for digest_of, code in (
        (bench.chair.certificate, "signature-wrong"),
        (bench.stranger.certificate, "certificate-digest"),
    ):
        change = lambda root, digest_of=digest_of: put_certificates(root, *chain, digest_of=digest_of)  # noqa: E731
        forged = bench.with_xml(small, change, signer=bench.stranger)
        assert bench.codes(forged) == {code}
        assert bench.judge(forged).verdict == "rejected"


def test_a_chain_sent_along_changes_nothing(bench, small) -> None:
    chain = (bench.chair.certificate, bench.authority.certificate)
    assert bench.judge(bench.with_xml(small, lambda root: put_certificates(root, *chain))).signers[0].trusted


def test_bytes_that_are_no_certificate_are_seen(bench, small) -> None:
    change = lambda root: put_certificates(root, b"\x30\x03\x02\x01\x01", digest_of=b"\x30\x03\x02\x01\x01")  # noqa: E731
    assert bench.codes(bench.with_xml(small, change, signer=bench.chair)) == {"certificate-damaged"}


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (lambda: rsa.generate_private_key(65537, 1024), "key-weak"),
        (lambda: ec.generate_private_key(ec.SECP384R1()), "key-unsupported"),
    ],
)
def test_a_weak_or_unknown_key_is_refused(bench, small, key, code) -> None:
    weak = bench.person("Åsa Öberg", "Exempelnämnden", key=key())
    change = lambda root: put_certificates(root, weak.certificate, digest_of=weak.certificate)  # noqa: E731
    forged = bench.with_xml(small, change, signer=bench.chair)
    assert bench.codes(forged) == {code}
    assert bench.judge(forged).verdict == "rejected"


def test_a_signature_by_someone_else_in_the_victims_name_is_refused(bench, small) -> None:
    forged = bench.with_xml(small, lambda root: None, signer=bench.stranger)
    assert bench.codes(forged) == {"signature-wrong"}
    shown = bench.judge(forged).signers[0]
    assert not shown.valid and not shown.trusted
