/** What an application links: {@code @Async}, {@code await}, tasks and the event loop. */
module io.fermata {
    requires static org.jspecify;

    exports io.fermata;
    exports io.fermata.net;
}
