package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.chain.RecordSignatureJudge;
import cn.suyuan.chain.SignatureOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * SM2 signatures over record links: what the provider reaches with one prepared signer, and what the judge of the key
 * register reaches, on one core and on two. Wanted: at least 90 % of the provider, and 1.8 times on two cores.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RecordSignatureBenchmark {
    /** The shared register, with a link and its signature. */
    @State(Scope.Benchmark)
    public static class Shared {
        byte[] link = DigestAlgorithm.SM3.bytesOf(new byte[] {1});
        byte[] signature = new byte[0];
        RecordSignatureJudge judge = RecordSignatureJudge.withoutKey();
        Optional<VerificationKey> key = Optional.empty();

        @Setup
        public void issue() {
            Fixture fixture = new Fixture(TestAuthority.Algorithm.SM2);
            signature = fixture.company.sign(link);
            key = VerificationKey.of(fixture.company.certificate());
            KeyRow row = new KeyRow(
                    "GW-01", "gateway", Optional.of(fixture.company.pem()), Optional.empty(), Optional.empty());
            TrustAnchors anchors = TrustAnchors.read(
                    List.of(fixture.root.pem()),
                    List.of(fixture.root.revocationList(
                            Fixture.day("2020-01-02"), Fixture.day("2029-12-01"), Map.of())));
            judge = SigningKeyRegister.of(List.of(row), anchors, Fixture.POLICY)
                    .find("GW-01")
                    .orElseThrow()
                    .recordJudge(JudgementTime.claimed(Fixture.SIGNED));
        }
    }

    /** One prepared signer of the provider for each thread. */
    @State(Scope.Thread)
    public static class Provider {
        SM2Signer signer = new SM2Signer();

        @Setup
        public void prepare(Shared shared) {
            signer.init(
                    false,
                    new ParametersWithID(
                            shared.key.orElseThrow().parameters(),
                            SignatureScheme.DEFAULT_IDENTITY.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        }
    }

    @Benchmark
    public boolean provider(Shared shared, Provider provider) {
        provider.signer.update(shared.link, 0, shared.link.length);
        return provider.signer.verifySignature(shared.signature);
    }

    @Benchmark
    public SignatureOutcome register(Shared shared) {
        return shared.judge.judge(shared.link, shared.signature);
    }

    @Benchmark
    @Threads(2)
    public SignatureOutcome registerOnTwoCores(Shared shared) {
        return shared.judge.judge(shared.link, shared.signature);
    }
}
