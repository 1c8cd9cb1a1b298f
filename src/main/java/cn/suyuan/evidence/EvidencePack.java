package cn.suyuan.evidence;

import java.util.List;
import java.util.Optional;

/**
 * The pack as understood: every file with its state against the manifests, and every problem met while reading.
 * Whether it is intact as a whole also depends on its signatures and is decided later.
 *
 * @param containerName file or folder name as the auditor knows it
 * @param sm3 digest of the container; for a folder of the sorted lines {@code sm3 TAB path LF} of its files
 * @param kind bag or plain folder
 * @param strictBag whether the bag is complete and valid to the letter of RFC 8493
 * @param files every file, taken, missing or refused, sorted by path
 * @param problems problems of the container and all tables but the ledger
 * @param ledgerProblems problems of the ledger and the table of own standards
 * @param signedDocuments signatures found inside documents, not yet judged
 */
public record EvidencePack(
        String containerName,
        Optional<String> sm3,
        ContainerKind kind,
        boolean strictBag,
        List<EvidenceFile> files,
        List<ImportProblem> problems,
        List<ImportProblem> ledgerProblems,
        List<SignedDocument> signedDocuments) {

    public EvidencePack {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
        ledgerProblems = List.copyOf(ledgerProblems);
        signedDocuments = List.copyOf(signedDocuments);
    }

    /** The file at a path. */
    public Optional<EvidenceFile> file(String path) {
        return files.stream().filter(f -> f.path().equals(path)).findFirst();
    }
}
