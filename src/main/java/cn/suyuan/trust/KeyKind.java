package cn.suyuan.trust;

/** The families of public keys that can be verified with. */
enum KeyKind {
    SM2,
    ECDSA,
    RSA,
    ED25519
}
