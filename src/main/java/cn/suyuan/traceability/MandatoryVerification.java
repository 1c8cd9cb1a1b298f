package cn.suyuan.traceability;

import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityChain.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Instruments under mandatory verification (强制检定) count as traced only by a verification of a legal metrology institute;
 * a company may verify them itself only with an authorisation of its own (计量法 §9; facts.md 2.5 and 2.7).
 */
final class MandatoryVerification {

    private final ManagedCatalogue catalogue;
    private final IssuerRegister issuers;

    MandatoryVerification(ManagedCatalogue catalogue, IssuerRegister issuers) {
        this.catalogue = catalogue;
        this.issuers = issuers;
    }

    /** Why a certificate is not enough for this instrument, empty where it is. */
    Optional<Reason> against(MeasuringInstrument instrument, TraceabilityCertificate certificate) {
        return switch (catalogue.of(instrument)) {
            case MANDATORY -> mandatory(instrument, certificate);
            case BY_SIZE ->
                mandatory(instrument, certificate)
                        .map(broken -> reason(ChainState.UNVERIFIED, "mandatory_by_size", instrument, certificate));
            case PERHAPS ->
                certificate.kind() == Kind.INTERNAL && !issuers.isLegal(certificate)
                        ? Optional.of(reason(ChainState.UNVERIFIED, "mandatory_perhaps", instrument, certificate))
                        : Optional.empty();
            case FREE -> Optional.empty();
        };
    }

    private Optional<Reason> mandatory(MeasuringInstrument instrument, TraceabilityCertificate certificate) {
        if (certificate.kind() != Kind.VERIFICATION && certificate.kind() != Kind.INTERNAL) {
            return Optional.of(
                    reason(ChainState.ISSUER_NOT_RECOGNISED, Reason.MANDATORY_CALIBRATED, instrument, certificate));
        }
        return issuers.isKnown() && !issuers.isLegal(certificate)
                ? Optional.of(
                        reason(ChainState.ISSUER_NOT_RECOGNISED, Reason.MANDATORY_BY_OTHER, instrument, certificate))
                : Optional.empty();
    }

    private static Reason reason(
            ChainState state, String key, MeasuringInstrument instrument, TraceabilityCertificate certificate) {
        return new Reason(
                state,
                key,
                List.of(
                        instrument.instrumentNo(),
                        certificate.certificateNo(),
                        certificate.issue().issuer()),
                certificate.certificateNo());
    }
}
