package io.fermata;

/** Logs through the platform's logger. */
final class DefaultExceptionHandler implements ExceptionHandler {

    static final DefaultExceptionHandler INSTANCE = new DefaultExceptionHandler();

    private static final System.Logger LOGGER = System.getLogger("io.fermata");

    private DefaultExceptionHandler() {}

    @Override
    public void handle(EventLoop loop, ExceptionContext context) {
        StringBuilder text = new StringBuilder(context.message());
        String name = context.task() == null ? "" : context.task().name();
        if (!context.message().contains(name)) {
            text.append(" in ").append(name);
        }
        if (!context.createdAt().isEmpty()) {
            text.append(", made at ").append(context.createdAt().get(0));
        }
        LOGGER.log(System.Logger.Level.ERROR, text.toString(), context.exception());
    }
}
