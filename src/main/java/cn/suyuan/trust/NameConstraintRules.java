package cn.suyuan.trust;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/** Name constraints along a path (RFC 5280, 6.1.3 b, c and 6.1.4 g), applied from the root downwards. */
final class NameConstraintRules {
    private NameConstraintRules() {}

    /** Faults of a path that begins with the signer and ends with the root. */
    static List<PathFault> check(List<SigningCertificate> path) {
        PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
        List<PathFault> faults = new ArrayList<>();
        for (int i = path.size() - 1; i >= 0; i--) {
            SigningCertificate certificate = path.get(i);
            boolean exempt = i == path.size() - 1 || (i > 0 && CertificateRules.selfIssued(certificate));
            if (!exempt && !permitted(validator, certificate)) {
                faults.add(CertificateRules.fault(
                        CertificationPathState.UNTRUSTED, ReasonCode.NAME_NOT_PERMITTED, certificate.subject()));
            }
            if (i > 0) {
                narrow(validator, certificate);
            }
        }
        return faults;
    }

    private static boolean permitted(PKIXNameConstraintValidator validator, SigningCertificate certificate) {
        try {
            X500Name subject = certificate.holder().getSubject();
            if (subject.getRDNs().length > 0) {
                validator.checkPermittedDN(subject);
                validator.checkExcludedDN(subject);
            }
            for (GeneralName name : names(certificate, subject)) {
                validator.checkPermitted(name);
                validator.checkExcluded(name);
            }
            return true;
        } catch (NameConstraintValidatorException | RuntimeException outside) {
            return false;
        }
    }

    private static List<GeneralName> names(SigningCertificate certificate, X500Name subject) {
        List<GeneralName> names = new ArrayList<>();
        for (RDN rdn : subject.getRDNs(BCStyle.EmailAddress)) {
            for (AttributeTypeAndValue value : rdn.getTypesAndValues()) {
                names.add(new GeneralName(GeneralName.rfc822Name, IETFUtils.valueToString(value.getValue())));
            }
        }
        Extension alternative = certificate.holder().getExtension(Extension.subjectAlternativeName);
        if (alternative != null) {
            names.addAll(List.of(
                    GeneralNames.getInstance(alternative.getParsedValue()).getNames()));
        }
        return names;
    }

    private static void narrow(PKIXNameConstraintValidator validator, SigningCertificate certificate) {
        Extension extension = certificate.holder().getExtension(Extension.nameConstraints);
        if (extension == null) {
            return;
        }
        NameConstraints constraints = NameConstraints.getInstance(extension.getParsedValue());
        if (constraints.getPermittedSubtrees() != null) {
            validator.intersectPermittedSubtree(constraints.getPermittedSubtrees());
        }
        if (constraints.getExcludedSubtrees() != null) {
            for (GeneralSubtree subtree : constraints.getExcludedSubtrees()) {
                validator.addExcludedSubtree(subtree);
            }
        }
    }
}
