package cn.suyuan.trust;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CRLHolder;

/** What the auditor trusts: roots and revocation lists, as read from the trust folder. */
public final class TrustAnchors {
    private final List<SigningCertificate> roots;
    private final List<X509CRLHolder> revocationLists;

    private TrustAnchors(List<SigningCertificate> roots, List<X509CRLHolder> revocationLists) {
        this.roots = List.copyOf(roots);
        this.revocationLists = List.copyOf(revocationLists);
    }

    public static TrustAnchors none() {
        return new TrustAnchors(List.of(), List.of());
    }

    /**
     * Reads roots and revocation lists from the bytes of files, PEM or DER; a file that holds neither is passed over.
     * A caller that wants to name such files asks {@link #holdsAny(byte[])} for each.
     */
    public static TrustAnchors read(List<byte[]> certificateFiles, List<byte[]> revocationFiles) {
        List<SigningCertificate> roots = new ArrayList<>();
        certificateFiles.forEach(file -> roots.addAll(SigningCertificate.readAll(file)));
        List<X509CRLHolder> lists = new ArrayList<>();
        for (byte[] file : revocationFiles) {
            CertificateBytes.parts(file)
                    .forEach(der -> CertificateBytes.revocationList(der).ifPresent(lists::add));
        }
        return new TrustAnchors(roots.stream().distinct().toList(), lists);
    }

    /** Whether the bytes hold at least one certificate or revocation list. */
    public static boolean holdsAny(byte[] file) {
        return !SigningCertificate.readAll(file).isEmpty()
                || CertificateBytes.parts(file).stream()
                        .anyMatch(der -> CertificateBytes.revocationList(der).isPresent());
    }

    public List<SigningCertificate> roots() {
        return roots;
    }

    public boolean isEmpty() {
        return roots.isEmpty();
    }

    public int revocationListCount() {
        return revocationLists.size();
    }

    /** Whether a list of the folder may say something of a path that its issuer's own plain lists do not. */
    boolean needsLibrary(List<SigningCertificate> path) {
        return revocationLists.stream().anyMatch(list -> {
            try {
                return LibraryPathCheck.isSpecial(list) || isByAnotherKey(list, path);
            } catch (RuntimeException malformed) {
                return false;
            }
        });
    }

    /** Whether a list has the name of an issuer of the path, and not its key. */
    private static boolean isByAnotherKey(X509CRLHolder list, List<SigningCertificate> path) {
        for (int i = 1; i < path.size(); i++) {
            SigningCertificate issuer = path.get(i);
            if (CertificateRules.sameName(list.getIssuer(), issuer.holder().getSubject())
                    && !IssuerSignature.verifies(list, issuer)) {
                return true;
            }
        }
        return false;
    }

    List<X509CRLHolder> revocationLists() {
        return revocationLists;
    }
}
