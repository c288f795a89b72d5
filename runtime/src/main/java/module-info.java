/** What an application links: {@code @Async}, {@code await}, tasks and the event loop. */
module io.fermata {
    /* Ctrl-C; the module is part of every JDK. */
    requires jdk.unsupported;
    requires static org.jspecify;
    /* For JMX and flight recordings; a program may do without. */
    requires static java.management;
    requires static jdk.jfr;

    exports io.fermata;
    exports io.fermata.net;
    exports io.fermata.observe;
}
