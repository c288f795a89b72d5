package io.fermata.compiler;

/** The kinds of diagnostics, each with an identifier that never changes its meaning. */
public enum Code {
    AWAIT_OUTSIDE_ASYNC("FRM001", Severity.ERROR);

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
