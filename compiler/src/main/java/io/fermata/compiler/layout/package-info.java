/**
 * What a frame holds: which value goes to which field at each suspension point.
 *
 * <p>The plans of this package are made before the first instruction is emitted, and emission decides nothing.
 */
@NullMarked
package io.fermata.compiler.layout;

import org.jspecify.annotations.NullMarked;
