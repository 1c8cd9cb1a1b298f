package cn.suyuan.ui;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.footprint.BalanceDoubt;
import cn.suyuan.footprint.EnergyBalance;
import cn.suyuan.measure.DateRange;
import cn.suyuan.ui.desk.QualityView.BalanceView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A balance in which July contradicts, November jumps and April is not known. */
final class BalancePicture {

    private BalancePicture() {}

    static BalanceView of() {
        List<EnergyBalance.Month> months =
                IntStream.rangeClosed(1, 12).mapToObj(BalancePicture::month).toList();
        EnergyBalance balance = new EnergyBalance(
                "electricity",
                List.of("E02"),
                List.of("E04", "E07"),
                "kWh",
                new BigDecimal("0.02"),
                BigDecimal.ZERO,
                months,
                List.of(),
                List.of(),
                List.of(new EvidenceReference("data/network.csv", 5, "")));
        return new BalanceView(balance, "instrument:E02", List.of(months.get(10)));
    }

    private static EnergyBalance.Month month(int month) {
        LocalDate first = LocalDate.of(2025, month, 1);
        double sub = month == 7 ? 4_310_000 : month == 11 ? 4_040_000 : 4_150_000 + month * 900;
        return new EnergyBalance.Month(
                new DateRange(first, first.withDayOfMonth(first.lengthOfMonth())),
                Optional.of(BigDecimal.valueOf(4_220_000)),
                month == 4 ? Optional.empty() : Optional.of(BigDecimal.valueOf(sub)),
                BigDecimal.ZERO,
                month == 4 ? List.of(new BalanceDoubt(BalanceDoubt.Code.NOT_COVERED, "E07", "")) : List.of());
    }
}
