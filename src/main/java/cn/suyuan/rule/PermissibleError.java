package cn.suyuan.rule;

import cn.suyuan.ledger.InstrumentKinds;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.AccuracyStatement;
import cn.suyuan.measure.MaximumPermissibleError;
import cn.suyuan.traceability.TraceabilityCertificate;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Error, uncertainty and maximum permissible error of one calibration in one unit, for metrological confirmation (JJF
 * 1094: |Δ| ≤ MPEV where U95 ≤ MPEV/3; else |Δ| ≤ MPEV − U passes, |Δ| ≥ MPEV + U fails, between them nothing is decided).
 *
 * @param mpe maximum permissible error, positive
 * @param expanded U of the certificate, in the unit of {@code mpe}
 * @param error |Δ|, absent where the certificate gives no single value
 * @param unit their unit, {@code %} for shares of the reading
 */
public record PermissibleError(BigDecimal mpe, BigDecimal expanded, Optional<BigDecimal> error, String unit) {

    private static final Pattern NUMBER =
            Pattern.compile("[±+-]?(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(%RH|%|℃|°C|K|[A-Za-z]{0,6})");
    private static final String CELSIUS = Normalizer.normalize("℃", Normalizer.Form.NFKC);

    /** What the numbers say. */
    public enum State {
        FITS,
        EXCEEDS,
        UNDECIDED
    }

    /** The numbers of a certificate, where they can be compared. */
    public static Optional<PermissibleError> of(TraceabilityCertificate certificate, MeasuringInstrument instrument) {
        String unit = plain(certificate.results().uncertaintyUnit());
        Optional<BigDecimal> expanded =
                certificate.results().expandedUncertainty().filter(u -> u.signum() > 0);
        Optional<BigDecimal> mpe = mpe(certificate, instrument, unit);
        if (expanded.isEmpty() || mpe.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PermissibleError(
                mpe.get(), expanded.get(), error(certificate.results().correction(), unit), unit));
    }

    /** The permissible error in a unit: that of the certificate, else of its class, else of the ledger's class. */
    public static Optional<BigDecimal> mpe(
            TraceabilityCertificate certificate, MeasuringInstrument instrument, String unit) {
        for (String text : new String[] {
            certificate.results().mpe(), certificate.results().accuracyClass(), instrument.accuracyClass()
        }) {
            Optional<BigDecimal> found = in(unit, AccuracyStatement.parse(text), instrument);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Shares of the span and errors that grow with the value have no one size, and are left out. */
    private static Optional<BigDecimal> in(String unit, AccuracyStatement said, MeasuringInstrument instrument) {
        Optional<MaximumPermissibleError> error =
                said.error().or(() -> said.accuracyClass().flatMap(InstrumentKinds.scale(instrument.kind())::errorOf));
        return error.filter(e -> e.percentOfSpan().signum() == 0 && e.slope().signum() == 0)
                .flatMap(e -> {
                    boolean relative = unit.equals("%") && e.constant().signum() == 0;
                    boolean absolute = e.percentOfReading().signum() == 0
                            && plain(e.unit()).equals(unit);
                    return relative
                            ? Optional.of(e.percentOfReading())
                            : absolute ? Optional.of(e.constant()) : Optional.empty();
                })
                .filter(m -> m.signum() > 0);
    }

    private static Optional<BigDecimal> error(String correction, String unit) {
        Matcher matcher = NUMBER.matcher(Normalizer.normalize(correction, Normalizer.Form.NFKC)
                .replace('−', '-')
                .strip());
        return matcher.matches() && plain(matcher.group(2)).equals(unit)
                ? Optional.of(new BigDecimal(matcher.group(1)))
                : Optional.empty();
    }

    /** A unit as this class compares it. */
    public static String unit(String written) {
        return plain(written);
    }

    private static String plain(String unit) {
        String text = Normalizer.normalize(unit, Normalizer.Form.NFKC).strip();
        return text.equals("K") ? CELSIUS : text;
    }

    /**
     * Whether the instrument is fit for its class. Without a value of |Δ|, only that U alone exceeds the MPE is known.
     *
     * @param ratio how many times U must fit into the MPE for U to be left out of account
     */
    public Optional<State> state(BigDecimal ratio) {
        if (error.isEmpty()) {
            return expanded.compareTo(mpe) > 0 ? Optional.of(State.UNDECIDED) : Optional.empty();
        }
        BigDecimal size = error.get();
        if (expanded.multiply(ratio).compareTo(mpe) <= 0) {
            return Optional.of(size.compareTo(mpe) <= 0 ? State.FITS : State.EXCEEDS);
        }
        if (size.compareTo(mpe.subtract(expanded)) <= 0) {
            return Optional.of(State.FITS);
        }
        return Optional.of(size.compareTo(mpe.add(expanded)) >= 0 ? State.EXCEEDS : State.UNDECIDED);
    }
}
