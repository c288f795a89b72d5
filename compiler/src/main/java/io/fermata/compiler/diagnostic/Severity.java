package io.fermata.compiler.diagnostic;

/** How bad a diagnostic is: an error stops a build, a warning does so only on request. */
public enum Severity {
    ERROR,
    WARNING
}
