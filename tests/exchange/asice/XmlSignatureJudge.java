import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An outside judge: the JDK's own XML-DSig says of every signature in the containers named whether it is valid.
 *
 * It prints one line per signature, "VALID" or "INVALID" and its file, and ends with 0 only if there was at least one
 * and all were valid. Whom to trust is not asked.
 */
public final class XmlSignatureJudge {
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";

    public static void main(String[] containers) throws Exception {
        boolean all = containers.length > 0;
        for (String container : containers) {
            all &= judge(container);
        }
        System.exit(all ? 0 : 1);
    }

    private static boolean judge(String container) throws Exception {
        int signatures = 0;
        boolean all = true;
        try (ZipFile archive = new ZipFile(container)) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                if (entry.getName().matches("META-INF/.*signatures.*")) {
                    boolean valid = valid(archive, entry);
                    System.out.println((valid ? "VALID " : "INVALID ") + entry.getName());
                    signatures++;
                    all &= valid;
                }
            }
        } catch (IOException broken) {
            System.out.println("INVALID " + broken);
            return false;
        }
        return signatures > 0 && all;
    }

    private static boolean valid(ZipFile archive, ZipEntry entry) throws Exception {
        Document document;
        try (InputStream xml = archive.getInputStream(entry)) {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setNamespaceAware(true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var parser = parsers.newDocumentBuilder();
            parser.setErrorHandler(null);
            document = parser.parse(xml);
        } catch (org.xml.sax.SAXException malformed) {
            return false;
        }
        Element signature = (Element) document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
        Element properties = (Element) document.getElementsByTagNameNS(XADES, "SignedProperties").item(0);
        properties.setIdAttribute("Id", true);
        DOMValidateContext context = new DOMValidateContext(certificate(signature).getPublicKey(), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        context.setURIDereferencer(inside(archive, factory.getURIDereferencer()));
        try {
            return factory.unmarshalXMLSignature(context).validate(context);
        } catch (javax.xml.crypto.MarshalException | javax.xml.crypto.dsig.XMLSignatureException refused) {
            return false;
        }
    }

    private static X509Certificate certificate(Element signature) throws Exception {
        String text = signature.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate").item(0).getTextContent();
        byte[] der = Base64.getMimeDecoder().decode(text);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    }

    /** References to files are looked up among the container's entries, and nowhere else. */
    private static URIDereferencer inside(ZipFile archive, URIDereferencer within) {
        return new URIDereferencer() {
            @Override
            public Data dereference(URIReference reference, XMLCryptoContext context) throws URIReferenceException {
                String address = reference.getURI();
                if (address.startsWith("#")) {
                    return within.dereference(reference, context);
                }
                String name = URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
                ZipEntry entry = archive.getEntry(name);
                if (entry == null) {
                    throw new URIReferenceException("not in the container: " + name);
                }
                try {
                    return new OctetStreamData(archive.getInputStream(entry));
                } catch (IOException broken) {
                    throw new URIReferenceException(broken);
                }
            }
        };
    }
}
