package com.crovver.docs;

import java.io.InputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The schema of {@code web.xml}, as Tomcat carries it. */
final class WebXml {

    private static final String FOLDER = "/jakarta/servlet/resources/";
    private static final Schema SCHEMA = schema();

    private WebXml() {}

    /** What the schema has against a part of a descriptor; empty if nothing. */
    static String findings(String fragment) throws Exception {
        String descriptor = fragment.contains("<web-app")
                ? fragment
                : "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + fragment + "</web-app>";
        try {
            SCHEMA.newValidator().validate(new StreamSource(new StringReader(descriptor)));
            return "";
        } catch (SAXException e) {
            return e.getMessage();
        }
    }

    private static Schema schema() {
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            DOMImplementationLS inputs = (DOMImplementationLS) javax.xml.parsers.DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .getFeature("LS", "3.0");
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
                LSInput input = inputs.createLSInput();
                input.setSystemId(systemId);
                input.setByteStream(open(systemId));
                return input;
            });
            return factory.newSchema(new StreamSource(open("web-app_6_0.xsd"), "web-app_6_0.xsd"));
        } catch (Exception e) {
            throw new IllegalStateException("Tomcat's schemas cannot be read", e);
        }
    }

    private static InputStream open(String systemId) {
        return WebXml.class.getResourceAsStream(FOLDER + systemId.substring(systemId.lastIndexOf('/') + 1));
    }
}
