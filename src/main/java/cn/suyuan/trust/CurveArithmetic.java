package cn.suyuan.trust;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** Where the arithmetic of elliptic curves comes from. All of the program's curve keys are made by one of the two. */
interface CurveArithmetic {
    /** Written for each curve: several times as fast. */
    CurveArithmetic FAST = CustomNamedCurves::getByOID;

    /** The general one, for any curve. */
    CurveArithmetic GENERAL = ECNamedCurveTable::getByOID;

    /** Parameters of a named curve, null where this arithmetic does not know it. */
    @org.jspecify.annotations.Nullable
    X9ECParameters named(ASN1ObjectIdentifier curve);

    /** Parameters of a curve; what the fast one does not have comes from the general one. */
    static Optional<X9ECParameters> curve(ASN1ObjectIdentifier curve) {
        X9ECParameters found = Chosen.MADE.arithmetic().named(curve);
        return Optional.ofNullable(found == null ? GENERAL.named(curve) : found);
    }

    /** The choice, made once: fast, unless it is switched off or fails the known answers of the standards. */
    record Chosen(CurveArithmetic arithmetic, boolean slower, List<String> failures) {
        /** Switches the fast arithmetic off, to try the other on a machine. */
        private static final String SWITCH = "suyuan.arithmetic";

        private static final Chosen MADE = make("general".equals(System.getProperty(SWITCH, "")));

        static Chosen made() {
            return MADE;
        }

        static Chosen make(boolean general) {
            if (!general && CryptographySelfTest.failures(FAST).isEmpty()) {
                return new Chosen(FAST, false, List.of());
            }
            return new Chosen(GENERAL, true, CryptographySelfTest.failures(GENERAL));
        }
    }
}
