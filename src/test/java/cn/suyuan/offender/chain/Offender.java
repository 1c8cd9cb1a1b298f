package cn.suyuan.offender.chain;

import java.io.File;
import java.net.URI;
import java.time.LocalDate;

/** Asks the clock, opens files and the network, and keeps state for everybody. */
public final class Offender {

    static int counter;

    private Offender() {}

    static String now() {
        return LocalDate.now(java.time.ZoneOffset.UTC).toString();
    }

    static boolean exists() {
        return new File("x").exists();
    }

    static Object fetch() throws java.io.IOException {
        return URI.create("http://localhost/").toURL().openStream();
    }
}
