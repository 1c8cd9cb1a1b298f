package cn.suyuan.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;

/** A meter that signs its records in OCMF with a key of its own. */
public final class MeterRecords {

    private final KeyPair keys;

    /** A meter with a new key. */
    public MeterRecords() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    /** A record {@code OCMF|payload|signature}. */
    public String record(int page, String serial, String value) throws GeneralSecurityException {
        String payload = "{\"FV\":\"1.0\",\"PG\":\"T" + page + "\",\"MS\":\"" + serial
                + "\",\"RD\":[{\"TM\":\"2025-06-01T00:00:00,000+0800 S\",\"RV\":" + value
                + ",\"RI\":\"1-0:1.8.0\",\"RU\":\"kWh\",\"ST\":\"G\"}]}";
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(keys.getPrivate());
        signer.update(payload.getBytes(StandardCharsets.UTF_8));
        return "OCMF|" + payload + "|{\"SD\":\"" + HexFormat.of().formatHex(signer.sign()) + "\"}";
    }

    /** One record alone, without its key. */
    public byte[] plain(int page, String serial, String value) throws GeneralSecurityException {
        return record(page, serial, value).getBytes(StandardCharsets.UTF_8);
    }

    /** One record with its key in the wrapper. */
    public byte[] wrapped(int page, String serial, String value) throws GeneralSecurityException {
        return wrapped(List.of(record(page, serial, value))).getBytes(StandardCharsets.UTF_8);
    }

    /** Records with their key in the wrapper of the public verification software. */
    public String wrapped(List<String> records) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<values>\n");
        String key = HexFormat.of().formatHex(keys.getPublic().getEncoded());
        for (String record : records) {
            xml.append("<value><signedData format=\"OCMF\" encoding=\"plain\"><![CDATA[")
                    .append(record)
                    .append("]]></signedData><publicKey encoding=\"plain\">")
                    .append(key)
                    .append("</publicKey></value>\n");
        }
        return xml.append("</values>\n").toString();
    }
}
