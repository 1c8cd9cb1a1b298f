package cn.suyuan.audit;

import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.SigningKeyEntry;
import cn.suyuan.measure.DateRange;
import cn.suyuan.trust.KeyRow;
import cn.suyuan.trust.SigningKeyRegister;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that the pack declares, with their certificates. */
final class PackKeys {

    private PackKeys() {}

    static SigningKeyRegister read(
            List<SigningKeyEntry> entries, EvidenceContent content, TrustAnchors anchors, TrustPolicy policy)
            throws IOException {
        List<KeyRow> rows = new ArrayList<>();
        for (SigningKeyEntry entry : entries) {
            String folder = StreamRows.folderOf(entry.row().source().file());
            Optional<byte[]> certificate = Optional.empty();
            // below the folder of the table, or with its whole path where the reader has already found it
            for (String path : List.of(folder + entry.certificateFile(), entry.certificateFile())) {
                if (certificate.isEmpty() && !entry.certificateFile().isEmpty()) {
                    certificate = Bytes.of(content, path);
                }
            }
            rows.add(new KeyRow(
                    entry.keyId(),
                    entry.holder(),
                    certificate,
                    entry.validity().map(DateRange::from),
                    entry.validity().map(DateRange::to)));
        }
        return SigningKeyRegister.of(rows, anchors, policy);
    }
}
