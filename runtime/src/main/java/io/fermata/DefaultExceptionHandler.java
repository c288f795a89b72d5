package io.fermata;

/** Logs through the platform's logger. */
final class DefaultExceptionHandler implements ExceptionHandler {

    static final DefaultExceptionHandler INSTANCE = new DefaultExceptionHandler();

    private static final System.Logger LOGGER = System.getLogger("io.fermata");

    private DefaultExceptionHandler() {}

    @Override
    public void handle(EventLoop loop, ExceptionContext context) {
        String in = context.task() == null ? "" : " in " + context.task().name();
        LOGGER.log(System.Logger.Level.ERROR, context.message() + in, context.exception());
    }
}
