/** What tests of asynchronous code are written with: virtual time and JUnit tests that await. */
module io.fermata.testkit {
    requires transitive io.fermata;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires static org.jspecify;

    exports io.fermata.testkit;

    /* JUnit makes the extensions. */
    opens io.fermata.testkit to
            org.junit.platform.commons;
}
