package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys on a PKCS#11 token, tried with SoftHSM. */
class SecurityTokenTest {
    @TempDir
    private Path folder;

    @Test
    void a_token_signs_with_rsa_and_ecdsa_and_takes_no_wrong_pin_after_a_right_one() throws Exception {
        SoftToken token = SoftToken.in(folder);

        String output = token.java(TokenProbe.class.getName(), token.library().toString(), SoftToken.PIN, "000000");

        assertThat(output.lines())
                .containsExactly("p256 SHA256withECDSA VALID", "rsa SHA256withRSA VALID", "WRONG_PIN");
    }

    @Test
    void a_library_that_is_none_is_named() throws Exception {
        SoftToken token = SoftToken.in(folder);

        assertThat(token.java(TokenProbe.class.getName(), "/nowhere/driver.so", "1"))
                .contains("NO_LIBRARY");
    }
}
