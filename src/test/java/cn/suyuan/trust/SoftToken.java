package cn.suyuan.trust;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A SoftHSM token in a folder, with an RSA and a P-256 key and their certificates; a test without SoftHSM is skipped. */
public final class SoftToken {

    /** PIN of the token. */
    public static final String PIN = "246813";

    private final Path folder;
    private final Path library;

    private SoftToken(Path folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    /** Makes a token in the folder. */
    public static SoftToken in(Path folder) throws Exception {
        Path library = List.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/libsofthsm2.so").stream()
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("no"));
        assumeTrue(Files.exists(library), "SoftHSM (package softhsm2) is not installed");
        assumeTrue(has("pkcs11-tool") && has("openssl"), "pkcs11-tool (package opensc) or openssl is not installed");
        SoftToken token = new SoftToken(folder, library);
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(folder.resolve("softhsm2.conf"), "directories.tokendir = " + folder.resolve("tokens") + "\n");
        token.run(
                "softhsm2-util", "--init-token", "--free", "--label", "auditor", "--so-pin", "13572468", "--pin", PIN);
        token.put("rsa", "01", List.of("-newkey", "rsa:2048"));
        token.put("p256", "02", List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"));
        return token;
    }

    private static boolean has(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(d -> Files.isExecutable(Path.of(d, program)));
    }

    private void put(String label, String id, List<String> kind) throws Exception {
        List<String> make = new ArrayList<>(List.of("openssl", "req", "-x509", "-nodes", "-days", "3650"));
        make.addAll(kind);
        make.addAll(List.of("-keyout", label + ".key", "-out", label + ".pem", "-subj", "/CN=Token " + label));
        run(make.toArray(String[]::new));
        run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", label + ".key", "-out", label + ".p8");
        run(
                "softhsm2-util",
                "--import",
                label + ".p8",
                "--token",
                "auditor",
                "--label",
                label,
                "--id",
                id,
                "--pin",
                PIN);
        run("openssl", "x509", "-in", label + ".pem", "-outform", "DER", "-out", label + ".der");
        run(
                "pkcs11-tool",
                "--module",
                library.toString(),
                "--login",
                "--pin",
                PIN,
                "--write-object",
                label + ".der",
                "--type",
                "cert",
                "--id",
                id,
                "--label",
                label);
    }

    /** Driver library. */
    public Path library() {
        return library;
    }

    /** Runs a program that sees the token, and gives what it prints. */
    public String run(String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return output;
    }

    /** Runs a Java class of the test's class path with the token. */
    public String java(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8",
                "-cp",
                classPath()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** The tests' own class path; the process runs in another folder, so entries are made absolute. */
    private static String classPath() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
