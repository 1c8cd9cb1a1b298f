package cn.suyuan.chain;

import java.util.Optional;

/** How a readings file opens, and what else is known of where its first record may come from. */
final class StreamOpening {

    /** Bytes of line 1. */
    byte[] line = new byte[0];

    Optional<StreamHeader> header = Optional.empty();
    KnownLinks others = KnownLinks.none();
    String streamId = "";
    /** Whether line 1 names another stream. */
    Optional<Defect> exchanged = Optional.empty();

    boolean signed;
    /** Whether line 2 is a record already. */
    boolean recordSecond;
    /** Whether the file ends inside these lines. */
    boolean partial;
    /** Lines read. */
    long lines;
    /** How many of them end in a carriage return, and the first that does; 0 where none does. */
    long carriageReturns;

    long firstCarriageReturn;
    /** Records that may be lost in a malformed line 2. */
    long lostRecords;

    /** Number and link that the records go on from, where not from line 1. */
    Optional<HashChainVerifier.Start> start = Optional.empty();

    /** Takes note of how a line ends. */
    void note(Line read) {
        if (read.carriageReturn && carriageReturns++ == 0) {
            firstCarriageReturn = read.number;
        }
    }

    /** Number that the first record should have. */
    long firstSeq() {
        if (start.isPresent()) {
            return start.get().firstSeq();
        }
        return header.map(StreamHeader::firstSeq).orElse(1L);
    }

    /** Link that the first record should follow, where line 1 could be read. */
    Optional<byte[]> link() {
        if (start.isPresent()) {
            return start.map(HashChainVerifier.Start::link);
        }
        return header.map(read -> HeaderParser.linkOf(line, read.linkBefore()));
    }

    /** Link of the last record of the file that this one continues. */
    Optional<String> linkBefore() {
        return header.flatMap(StreamHeader::linkBefore);
    }

    /** Values of a register are judged as such only where line 1 says so. */
    boolean isRegister() {
        return header.isPresent() && header.get().kind() == StreamKind.REGISTER;
    }
}
