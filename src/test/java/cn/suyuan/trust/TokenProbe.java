package cn.suyuan.trust;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/** Signs with a token in a process of its own: the driver reads its settings from the environment of the process. */
final class TokenProbe {

    private TokenProbe() {}

    /** Library, then PINs to try one after the other. */
    public static void main(String[] arguments) {
        for (int i = 1; i < arguments.length; i++) {
            char[] pin = arguments[i].toCharArray();
            try (SecurityToken token = SecurityToken.open(arguments[0], 0, pin)) {
                for (String label : token.labels()) {
                    SigningKey key = token.key(label);
                    byte[] content = "内容".getBytes(StandardCharsets.UTF_8);
                    byte[] cms = new CmsSigner(key, new SecureRandom())
                            .signDetached(content, Optional.empty(), CmsSigner.Identifiers.RFC_5652);
                    SignatureCheck check = new CmsSignatureVerifier(
                                    TrustAnchors.none(), TrustPolicy.at(java.time.LocalDate.of(2026, 3, 18)))
                            .checkDetached(SignedThing.FILE, label, cms, content)
                            .get(0);
                    System.out.println(label + " " + key.algorithm() + " " + check.cryptographic());
                }
            } catch (SigningKeyException refused) {
                System.out.println(refused.why());
            }
        }
    }
}
