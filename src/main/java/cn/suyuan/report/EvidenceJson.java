package cn.suyuan.report;

import cn.suyuan.chain.AnchoringLatency;
import cn.suyuan.chain.StreamProblem;
import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.SealEvidence;
import cn.suyuan.evidence.SignedMeterRecord;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.trust.OcmfPayload;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SigningTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pack, signatures, streams, seals and anchors as JSON objects of results.json. */
final class EvidenceJson {

    private final BothLanguages words;

    EvidenceJson(BothLanguages words) {
        this.words = words;
    }

    JsonObject pack(EvidencePack pack, StreamEvidence evidence) {
        return new JsonObject()
                .put("sm3", pack.sm3())
                .put("kind", pack.kind().name().toLowerCase(Locale.ROOT))
                .put("integrity", evidence.integrity().name().toLowerCase(Locale.ROOT))
                .put("files", pack.files().stream().map(this::file).toList())
                .put("signatures", signatures(evidence.packSignatures()))
                .put("document_signatures", signatures(evidence.documentSignatures()));
    }

    List<Object> signatures(List<SignatureCheck> checks) {
        List<Object> objects = new ArrayList<>();
        checks.forEach(check -> objects.add(signature(check).map()));
        return objects;
    }

    JsonObject signature(SignatureCheck check) {
        return new JsonObject()
                .put("what", check.what().word())
                .put("file", check.place())
                .put("algorithm", check.algorithm())
                .put("signer", check.signer())
                .put("key_id", check.keyId())
                .put("cryptographic", check.cryptographic().word())
                .put("chain", check.chain().word())
                .put("time", check.time().map(SigningTime::text))
                .put("timestamp", check.timestamp().word())
                .put("covers", check.covers().text())
                .put("usable", check.usable())
                .put("reasons", words.zhReasons(check.reasons()))
                .put("reasons_en", words.enReasons(check.reasons()));
    }

    List<Object> streams(List<VerifiedStream> streams) {
        List<Object> objects = new ArrayList<>();
        for (VerifiedStream stream : streams) {
            objects.add(new JsonObject()
                    .put("stream", stream.stream())
                    .put("instrument", stream.instrument())
                    .put("records", stream.verification().counts().records())
                    .put("verdict", stream.verification().verdict().name().toLowerCase(Locale.ROOT))
                    .put(
                            "problems",
                            stream.verification().problems().stream()
                                    .map(this::streamProblem)
                                    .toList())
                    .put("anchored", stream.anchored().wireName())
                    .put("independent_time", stream.firstIndependentTime().map(String::valueOf))
                    .put("latency", stream.latency().map(EvidenceJson::latency))
                    .put("checkpoints", stream.checkpoints().size())
                    .put("signatures", signatures(failed(stream)))
                    .map());
        }
        return objects;
    }

    /** Seconds from a reading to the first independent time over it. */
    private static Object latency(AnchoringLatency latency) {
        boolean some = latency.records() > 0;
        return new JsonObject()
                .put("records", latency.records())
                .put("unbound", latency.unbound())
                .put("ahead", latency.ahead())
                .put("median_s", some ? Optional.of(latency.median().toSeconds()) : Optional.empty())
                .put("worst_s", some ? Optional.of(latency.worst().toSeconds()) : Optional.empty())
                .map();
    }

    /** Only those signatures of a stream that cannot be used are listed one by one. */
    private static List<SignatureCheck> failed(VerifiedStream stream) {
        List<SignatureCheck> checks = new ArrayList<>(stream.checkpoints());
        checks.addAll(stream.recordSignatures());
        return checks.stream().filter(check -> !check.usable()).toList();
    }

    List<Object> seals(List<SealEvidence> seals) {
        List<Object> objects = new ArrayList<>();
        for (SealEvidence seal : seals) {
            objects.add(new JsonObject()
                    .put("file", seal.file())
                    .put("from", seal.from())
                    .put("to", seal.to())
                    .put("streams", seal.streams())
                    .put("fits", seal.fits())
                    .put("timestamp", seal.timestamp().word())
                    .put("signatures", signatures(seal.signatures()))
                    .put("problems", words.messages(seal.problems()))
                    .map());
        }
        return objects;
    }

    List<Object> anchors(List<AnchorEvidence> anchors) {
        List<Object> objects = new ArrayList<>();
        for (AnchorEvidence anchor : anchors) {
            objects.add(new JsonObject()
                    .put("file", anchor.file())
                    .put("kind", anchor.kind().name().toLowerCase(Locale.ROOT))
                    .put("state", anchor.state().wireName())
                    .put("covers", anchor.covers())
                    .put("time", anchor.time().map(String::valueOf))
                    .put(
                            "signature",
                            anchor.signature().map(check -> signature(check).map()))
                    .put("problems", words.messages(anchor.problems()))
                    .map());
        }
        return objects;
    }

    List<Object> signedReadings(List<SignedMeterRecord> records) {
        List<Object> objects = new ArrayList<>();
        for (SignedMeterRecord record : records) {
            Optional<OcmfPayload> payload = record.payload();
            objects.add(new JsonObject()
                    .put("file", record.file())
                    .put("meter", payload.map(OcmfPayload::meterSerial))
                    .put("page", payload.map(OcmfPayload::pagination))
                    .put("page_state", record.page().wireName())
                    .put("page_detail", record.pageDetail())
                    .put("identity", record.identity().wireName())
                    .put("instruments", record.instruments())
                    .put("identification", payload.map(OcmfPayload::identification))
                    .put("signature", signature(record.check()).map())
                    .map());
        }
        return objects;
    }

    private Object file(EvidenceFile file) {
        boolean silent = file.reason().isEmpty();
        return new JsonObject()
                .put("path", file.path())
                .put("size", file.size())
                .put("sm3", file.sm3())
                .put("state", file.state().name().toLowerCase(Locale.ROOT))
                .put("reason", silent ? Optional.empty() : words.zh(file.reason()))
                .put("reason_en", silent ? Optional.empty() : words.en(file.reason()))
                .map();
    }

    private Object streamProblem(StreamProblem problem) {
        JsonObject object = new JsonObject()
                .put("code", problem.code().wireName())
                .put("file", problem.file())
                .put("line", problem.line())
                .put("seq", problem.seq())
                .put("count", problem.count());
        return words.put(object, problem.message(), problem.arguments()).map();
    }
}
