package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.audit.Progress;
import cn.suyuan.evidence.PackInventory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackIntakeTest {
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore();

    private PackInventory open(byte[] zip) throws Exception {
        return open(zip, IntakeLimits.standard());
    }

    private PackInventory open(byte[] zip, IntakeLimits limits) throws Exception {
        Path file = Files.write(folder.resolve("pack.zip"), zip);
        return new PackIntake(limits).open(file, store, Progress.silent());
    }

    private static List<String> refusals(PackInventory inventory) {
        return inventory.refused().stream()
                .map(r -> r.name() + " " + r.reason())
                .toList();
    }

    private static byte[] with(Consumer<RawZip.Fields> change) {
        RawZip.Fields fields = new RawZip.Fields("bad", TEXT);
        change.accept(fields);
        return new RawZip().file("good", "text").add(fields).bytes();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "../x parent_folder",
                "a/../../x parent_folder",
                "/etc/x absolute",
                "C:/x drive_letter",
                "c:x drive_letter",
                "a\\b backslash",
                "\\\\server\\x unc",
                "//server/x unc",
                "data/NUL device_name",
                "data/com1.txt device_name",
                "data/x. trailing_dot_or_space",
                "data/x./y trailing_dot_or_space"
            })
    void a_dangerous_name_is_refused_and_the_rest_taken(String name, String reason) throws Exception {
        PackInventory inventory = open(with(f -> {
            f.name = name.getBytes(StandardCharsets.UTF_8);
            f.localName = f.name;
        }));

        assertThat(refusals(inventory)).containsExactly(name + " " + reason);
        assertThat(store.files).containsOnlyKeys("good");
        assertThat(store.finished).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "data/x\u0000y|control_character",
                "data/x\ty|control_character",
                "data/x |trailing_dot_or_space",
                "data/AUX.csv|device_name"
            })
    void a_name_that_nobody_sees_or_windows_cannot_write_is_refused(String name, String reason) throws Exception {
        PackInventory inventory = open(with(f -> {
            f.name = name.getBytes(StandardCharsets.UTF_8);
            f.localName = f.name;
        }));

        assertThat(inventory.refused())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo(reason));
        assertThat(store.files).containsOnlyKeys("good");
    }

    @Test
    void a_zip_inside_is_one_file_that_nobody_opens() throws Exception {
        byte[] inner = with(f -> f.unixMode = 0xA1FF);

        PackInventory inventory = open(
                new RawZip().add(new RawZip.Fields("data/inner.zip", inner)).bytes());

        assertThat(inventory.refused()).isEmpty();
        assertThat(store.files).containsOnlyKeys("data/inner.zip");
    }

    @Test
    void a_name_with_a_bidi_control_is_refused_and_shown_visibly() throws Exception {
        PackInventory inventory = open(with(f -> {
            f.name = "data/x\u202Efdp.exe".getBytes(StandardCharsets.UTF_8);
            f.localName = f.name;
        }));

        assertThat(refusals(inventory)).containsExactly("data/x\\u202Efdp.exe control_character");
    }

    @Test
    void headers_that_disagree_are_refused() throws Exception {
        assertThat(refusals(open(with(f -> f.localName = "bed".getBytes(StandardCharsets.UTF_8)))))
                .containsExactly("bad headers_disagree");
        assertThat(refusals(open(with(f -> f.localMethod = 0)))).containsExactly("bad headers_disagree");
    }

    @Test
    void encryption_links_and_unknown_methods_are_refused() throws Exception {
        assertThat(refusals(open(with(f -> f.flags |= 1)))).containsExactly("bad encrypted");
        assertThat(refusals(open(with(f -> f.unixMode = 0xA1FF)))).containsExactly("bad symbolic_link");
        assertThat(refusals(open(with(f -> f.unixMode = 0x1180)))).containsExactly("bad special_file");
        assertThat(refusals(open(with(f -> f.method = f.localMethod = 12)))).containsExactly("bad method");
    }

    @Test
    void an_entry_that_grows_past_its_declared_size_is_refused() throws Exception {
        assertThat(refusals(open(with(f -> f.size = 3)))).containsExactly("bad size_differs");
        assertThat(store.files).containsOnlyKeys("good");
    }

    @Test
    void a_bomb_is_refused_by_its_ratio_and_by_the_limit_in_all() throws Exception {
        byte[] bomb = with(f -> {
            f.content = new byte[1 << 20];
            f.size = f.content.length;
        });

        assertThat(refusals(open(bomb, new IntakeLimits(10, 1L << 30, 200, 1 << 10))))
                .containsExactly("bad ratio");
        assertThat(refusals(open(bomb, new IntakeLimits(10, 1000, 2000, 0)))).containsExactly("bad too_large");
    }

    @Test
    void equal_names_are_refused_both() throws Exception {
        byte[] zip = new RawZip()
                .file("data/Å.txt", "1")
                .file("data/a\u030A.TXT", "2")
                .file("data/straße", "3")
                .file("data/STRASSE", "4")
                .file("data/b", "5")
                .bytes();

        assertThat(open(zip).refused()).hasSize(4).allMatch(r -> r.reason().equals("equal_names"));
        assertThat(store.files).containsOnlyKeys("data/b");
    }

    @Test
    void an_entry_outside_the_directory_is_named() throws Exception {
        assertThat(refusals(open(with(f -> f.listed = false)))).containsExactly("bad not_in_directory");
    }

    @Test
    void over_the_number_of_entries_all_are_refused() throws Exception {
        RawZip zip = new RawZip();
        for (int i = 0; i < 5; i++) {
            zip.file("f" + i, "x");
        }

        PackInventory inventory = open(zip.bytes(), new IntakeLimits(4, 1000, 200, 1000));

        assertThat(inventory.entries()).isEmpty();
        assertThat(inventory.refused()).hasSize(5).allMatch(r -> r.reason().equals("too_many_entries"));
    }

    @Test
    void names_of_a_chinese_windows_are_read_as_gb18030() throws Exception {
        open(new RawZip()
                .file("数据/台账.csv", Charset.forName("GB18030"), "x")
                .file("a.txt", "y")
                .bytes());

        assertThat(store.files).containsOnlyKeys("a.txt", "数据/台账.csv");
    }

    @Test
    void unflagged_utf8_is_read_as_utf8() throws Exception {
        open(new RawZip().file("台账.csv", StandardCharsets.UTF_8, "x").bytes());

        assertThat(store.files).containsOnlyKeys("台账.csv");
    }

    @Test
    void a_bag_in_one_top_folder_loses_it() throws Exception {
        open(new RawZip().file("公司/bagit.txt", "x").file("公司/data/a", "y").bytes());

        assertThat(store.files).containsOnlyKeys("bagit.txt", "data/a");
    }

    @Test
    void a_truncated_zip_gives_what_is_readable() throws Exception {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        byte[] zip = new RawZip()
                .file("a", "first")
                .add(new RawZip.Fields("b", noise))
                .bytes();

        PackInventory inventory = open(Arrays.copyOf(zip, 3000));

        assertThat(store.files).containsOnlyKeys("a");
        assertThat(refusals(inventory)).containsExactly("b truncated");
        assertThat(inventory.problems()).extracting(p -> p.detail()).contains("zip_truncated");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 1_048_576})
    void a_packed_file_of_any_length_is_taken_whole(int length) throws Exception {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a"));
            out.write(content);
        }

        assertThat(refusals(open(zip.toByteArray()))).isEmpty();
        assertThat(store.files.get("a")).isEqualTo(content);
    }

    @Test
    void sm3_of_abc_is_that_of_the_standard() throws Exception {
        // GB/T 32905-2016, A.1
        assertThat(open(new RawZip().file("abc", "abc").bytes())
                        .entries()
                        .get(0)
                        .sm3())
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void cancelling_leaves_nothing() throws Exception {
        Path file = Files.write(
                folder.resolve("pack.zip"), new RawZip().file("a", "x").bytes());
        Progress cancelled = new Progress() {
            @Override
            public void report(String step, long done, long total) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        assertThatThrownBy(() -> new PackIntake(IntakeLimits.standard()).open(file, store, cancelled))
                .isInstanceOfSatisfying(
                        IntakeException.class, e -> assertThat(e.kind()).isEqualTo(IntakeException.Cause.CANCELLED));
        assertThat(store.abandoned).isTrue();
    }

    @Test
    void what_is_no_container_stops_the_import() {
        assertThatThrownBy(() -> open("not a zip at all".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IntakeException.class);
    }

    @Test
    void links_in_a_folder_are_not_followed() throws Exception {
        Path pack = Files.createDirectory(folder.resolve("pack"));
        Files.writeString(pack.resolve("a"), "x");
        try {
            Files.createSymbolicLink(pack.resolve("link"), Path.of("a"));
        } catch (IOException | UnsupportedOperationException e) {
            return; // a system without symbolic links has nothing to show here
        }

        PackInventory inventory = new PackIntake(IntakeLimits.standard()).open(pack, store, Progress.silent());

        assertThat(refusals(inventory)).containsExactly("link symbolic_link");
        assertThat(store.files).containsOnlyKeys("a");
    }

    @Test
    void no_mutation_of_a_zip_makes_it_throw_or_hang() throws Exception {
        byte[] zip = new RawZip()
                .file("公司/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
                .file("公司/data/台账.csv", StandardCharsets.UTF_8, "a,b\n1,2\n")
                .file("公司/manifest-sm3.txt", "00  data/台账.csv\n")
                .bytes();
        Random random = new Random(20261122);
        for (int round = 0; round < 2000; round++) {
            byte[] mutated = random.nextInt(4) == 0 ? Arrays.copyOf(zip, random.nextInt(zip.length)) : zip.clone();
            for (int i = 0; i <= random.nextInt(6) && mutated.length > 0; i++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                open(mutated);
            } catch (IntakeException e) {
                assertThat(e.kind()).isEqualTo(IntakeException.Cause.NOT_A_CONTAINER);
            }
        }
    }
}
