package cn.suyuan.trust;

import java.io.IOException;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.security.auth.login.LoginException;

/**
 * A PKCS#11 token (smart card, USB key) through the driver library of its maker. The private key never leaves it; the PIN
 * is asked for each opening and kept nowhere. RSA and ECDSA keys; SM2 keys of GM/T 0016 drivers are not reached this way.
 */
public final class SecurityToken implements AutoCloseable {

    private final AuthProvider provider;
    private final KeyStore keys;

    private SecurityToken(AuthProvider provider, KeyStore keys) {
        this.provider = provider;
        this.keys = keys;
    }

    /**
     * Logs in to a token.
     *
     * @param library driver library of the token
     * @param slot number of the slot in the driver's list, from 0
     * @param pin the caller's to wipe
     */
    public static SecurityToken open(String library, int slot, char[] pin) throws SigningKeyException {
        AuthProvider provider = provider(library, slot);
        try {
            // A session left over from an earlier opening would take any PIN.
            provider.logout();
        } catch (LoginException | RuntimeException notLoggedIn) {
            // nobody was logged in
        }
        try {
            KeyStore keys = KeyStore.getInstance("PKCS11", provider);
            keys.load(null, pin);
            return new SecurityToken(provider, keys);
        } catch (IOException | GeneralSecurityException refused) {
            throw new SigningKeyException(cause(refused), refused);
        }
    }

    private static AuthProvider provider(String library, int slot) throws SigningKeyException {
        Provider base = Security.getProvider("SunPKCS11");
        if (base == null) {
            throw new SigningKeyException(SigningKeyException.Cause.NO_LIBRARY);
        }
        String name = "Suyuan" + Integer.toHexString(library.hashCode()) + "s" + slot;
        // The configuration is passed as text; a quoted path may hold blanks.
        String configuration = "--name=" + name + "\nlibrary=\"" + library.replace("\\", "\\\\") + "\"\nslotListIndex="
                + slot + "\nshowInfo=false\n";
        try {
            if (base.configure(configuration) instanceof AuthProvider ready
                    && ready.getService("KeyStore", "PKCS11") != null) {
                return ready;
            }
            throw new SigningKeyException(SigningKeyException.Cause.NO_TOKEN);
        } catch (RuntimeException failed) {
            throw new SigningKeyException(
                    mentions(failed, "slotlistindex", "no slot", "token")
                            ? SigningKeyException.Cause.NO_TOKEN
                            : SigningKeyException.Cause.NO_LIBRARY,
                    failed);
        }
    }

    private static SigningKeyException.Cause cause(Exception refused) {
        if (mentions(refused, "ckr_pin_locked")) {
            return SigningKeyException.Cause.PIN_LOCKED;
        }
        if (mentions(refused, "ckr_pin_incorrect", "ckr_pin_len_range", "ckr_pin_invalid")) {
            return SigningKeyException.Cause.WRONG_PIN;
        }
        return SigningKeyException.Cause.NO_TOKEN;
    }

    private static boolean mentions(Throwable failure, String... words) {
        for (Optional<Throwable> t = Optional.of(failure);
                t.isPresent();
                t = Optional.ofNullable(t.get().getCause())) {
            String said = String.valueOf(t.get().getMessage()).toLowerCase(Locale.ROOT);
            if (Arrays.stream(words).anyMatch(said::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Labels of the keys that have a certificate, sorted. */
    public List<String> labels() throws SigningKeyException {
        try {
            List<String> labels = new ArrayList<>();
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias) && keys.getCertificateChain(alias) != null) {
                    labels.add(alias);
                }
            }
            return labels.stream().sorted().toList();
        } catch (GeneralSecurityException removed) {
            throw new SigningKeyException(SigningKeyException.Cause.TOKEN_REFUSES, removed);
        }
    }

    /**
     * A key of the token, usable until the token is closed.
     *
     * @param label one of {@link #labels()}; empty for the only key, or the first
     */
    public SigningKey key(String label) throws SigningKeyException {
        try {
            String alias = label.isEmpty() ? labels().stream().findFirst().orElse("") : label;
            Certificate[] chain = keys.getCertificateChain(alias);
            if (chain == null || !(keys.getKey(alias, null) instanceof PrivateKey key)) {
                throw new SigningKeyException(SigningKeyException.Cause.NO_KEY);
            }
            List<SigningCertificate> certificates = new ArrayList<>();
            for (Certificate certificate : chain) {
                CertificateBytes.certificate(certificate.getEncoded()).ifPresent(certificates::add);
            }
            return SigningKey.elsewhere(new OnToken(provider, key), certificates)
                    .orElseThrow(() -> new SigningKeyException(SigningKeyException.Cause.TOKEN_REFUSES));
        } catch (GeneralSecurityException removed) {
            throw new SigningKeyException(SigningKeyException.Cause.TOKEN_REFUSES, removed);
        }
    }

    @Override
    public void close() {
        try {
            provider.logout();
        } catch (LoginException | RuntimeException removed) {
            // a token that was pulled out is logged out by that
        }
    }

    /** Signs on the token. */
    private record OnToken(Provider provider, PrivateKey key) implements SigningKey.Secret {
        @Override
        public byte[] sign(SignatureScheme scheme, byte[] message, SecureRandom chance) {
            try {
                Signature signature = Signature.getInstance(scheme.javaName(), provider);
                signature.initSign(key);
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException | RuntimeException refused) {
                throw new IllegalStateException("the token refuses " + scheme.label(), refused);
            }
        }

        @Override
        public void wipe() {
            // nothing of the key is here
        }

        @Override
        public String toString() {
            return "OnToken";
        }
    }
}
