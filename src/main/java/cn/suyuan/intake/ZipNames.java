package cn.suyuan.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Decodes names of ZIP entries; those without the UTF-8 flag are judged together (evidence-pack.md, section 4). */
final class ZipNames {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Charset unflagged;

    private ZipNames(Charset unflagged) {
        this.unflagged = unflagged;
    }

    /**
     * @param members entries of the directory
     * @param listed paths that the manifests list, asked only where both readings fit
     */
    static ZipNames judge(List<ZipMember> members, Supplier<Set<String>> listed) {
        List<ZipMember> open = members.stream()
                .filter(m -> !m.utf8() && m.rawName().chars().anyMatch(c -> c > 0x7F))
                .toList();
        boolean utf8 = open.stream()
                .allMatch(m -> decode(m.rawName(), StandardCharsets.UTF_8).isPresent());
        boolean gb = open.stream().allMatch(m -> decode(m.rawName(), GB18030).isPresent());
        if (open.isEmpty() || (utf8 && !gb)) {
            return new ZipNames(StandardCharsets.UTF_8);
        }
        if (!utf8) {
            return new ZipNames(GB18030);
        }
        Set<String> known = listed.get();
        return new ZipNames(
                hits(open, known, GB18030) > hits(open, known, StandardCharsets.UTF_8)
                        ? GB18030
                        : StandardCharsets.UTF_8);
    }

    private static long hits(List<ZipMember> open, Set<String> known, Charset charset) {
        return open.stream()
                .map(m -> decode(m.rawName(), charset).orElse(""))
                .filter(name -> known.contains(name) || known.contains(name.substring(name.indexOf('/') + 1)))
                .count();
    }

    /** The name of an entry; empty where its bytes are not well-formed. */
    Optional<String> name(ZipMember member) {
        return decode(member.rawName(), member.utf8() ? StandardCharsets.UTF_8 : unflagged);
    }

    /** Whether names were read as GB18030. */
    boolean isGb18030() {
        return unflagged.equals(GB18030);
    }

    private static Optional<String> decode(String rawName, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(rawName.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
