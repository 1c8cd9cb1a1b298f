package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys in PEM as OpenSSL writes them. */
class PemKeyTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "RSA,-newkey rsa:2048,SHA256withRSA",
        "EC,-newkey ec -pkeyopt ec_paramgen_curve:prime256v1,SHA256withECDSA",
        "SM2,-newkey sm2 -sm3,SM2withSM3",
        "ED,-newkey ed25519,Ed25519"
    })
    void keys_of_openssl_open(String name, String kind, String algorithm) throws Exception {
        openssl("req -x509 -nodes -days 30 " + kind + " -keyout k.pem -out c.pem -subj /CN=" + name);

        byte[] key = Files.readAllBytes(folder.resolve("k.pem"));
        byte[] certificate = Files.readAllBytes(folder.resolve("c.pem"));

        try (SigningKey opened = SigningKey.openPem(key, certificate, new char[0])) {
            assertThat(opened.algorithm()).isEqualTo(algorithm);
        }
    }

    @Test
    void an_encrypted_key_wants_its_password_and_a_certificate_of_its_own() throws Exception {
        openssl("req -x509 -days 30 -newkey rsa:2048 -passout pass:right -keyout k.pem -out c.pem -subj /CN=a");
        byte[] key = Files.readAllBytes(folder.resolve("k.pem"));
        byte[] certificate = Files.readAllBytes(folder.resolve("c.pem"));

        SigningKey.openPem(key, certificate, "right".toCharArray()).close();
        assertThatThrownBy(() -> SigningKey.openPem(key, certificate, "wrong".toCharArray()))
                .hasMessage("WRONG_PASSWORD");
        assertThatThrownBy(() -> SigningKey.openPem(key, new byte[0], "right".toCharArray()))
                .hasMessage("NO_KEY");
        assertThatThrownBy(() -> SigningKey.openPem(certificate, new byte[0], new char[0]))
                .hasMessage("NO_KEY");
    }

    private void openssl(String arguments) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
        Process process = new ProcessBuilder(("openssl " + arguments).split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
    }
}
