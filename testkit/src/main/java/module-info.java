/** What tests of asynchronous code are written with: virtual time and JUnit tests that await. */
module io.fermata.testkit {
    requires transitive io.fermata;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    /* Whoever runs tests brings it. */
    requires static transitive org.junit.platform.launcher;
    requires static org.jspecify;

    exports io.fermata.testkit;

    provides org.junit.platform.launcher.LauncherDiscoveryListener with
            io.fermata.testkit.UntransformedTests;

    /* JUnit makes the extensions. */
    opens io.fermata.testkit to
            org.junit.platform.commons;
}
