/**
 * The bytecode that Fermata adds: stub, body and frame class of an async method.
 *
 * <p>Emitters follow the plans of {@code layout} and decide nothing. Comments draw the operand stack, top to the right.
 */
@NullMarked
package io.fermata.compiler.emit;

import org.jspecify.annotations.NullMarked;
