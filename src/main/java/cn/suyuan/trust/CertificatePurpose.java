package cn.suyuan.trust;

/** What the key of a certificate was used for. */
public enum CertificatePurpose {
    /** Signing documents and data: digitalSignature or nonRepudiation (RFC 5280, 4.2.1.3). */
    SIGNING,
    /** Issuing time stamps: extended key usage timeStamping alone and critical (RFC 3161, 2.3). */
    TIMESTAMPING
}
