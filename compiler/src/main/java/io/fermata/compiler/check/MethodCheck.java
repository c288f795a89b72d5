package io.fermata.compiler.check;

import java.util.function.Consumer;

/** One rule about methods. */
@FunctionalInterface
interface MethodCheck {
    void check(CheckedMethod method, Consumer<Finding> findings);
}
