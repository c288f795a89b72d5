package io.fermata.compiler.diagnostic;

/** The kinds of diagnostics, each with an identifier that never changes its meaning and a page in the documentation. */
public enum Code {
    AWAIT_OUTSIDE_ASYNC("FRM001", Severity.ERROR),
    UNSUPPORTED_RETURN_TYPE("FRM002", Severity.ERROR),
    NO_BODY_TO_TRANSFORM("FRM003", Severity.ERROR),
    MONITOR_HELD("FRM004", Severity.ERROR),
    WRONG_KIND_OF_METHOD("FRM005", Severity.ERROR),
    AWAIT_REFERENCE("FRM006", Severity.ERROR),
    UNSUPPORTED_CLASS_VERSION("FRM007", Severity.ERROR),
    MALFORMED_CLASS("FRM008", Severity.ERROR),
    METHOD_TOO_LARGE("FRM009", Severity.ERROR),
    TOO_MANY_PARAMETERS("FRM010", Severity.ERROR),
    EACH_OUTSIDE_LOOP("FRM011", Severity.ERROR),
    GENERATOR_RESULT("FRM012", Severity.ERROR),
    NEVER_AWAITED("FRM101", Severity.WARNING),
    COROUTINE_LEAVES_TRY("FRM102", Severity.WARNING),
    BLOCKING_CALL("FRM103", Severity.WARNING);

    private final String id;
    private final Severity severity;

    Code(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }
}
