/**
 * The names of the runtime that the compiler knows, all in one place.
 *
 * <p>Everything generated code links against is spelled here and nowhere else, and so are the words of the language. The
 * compiler never loads the runtime's classes.
 */
@NullMarked
package io.fermata.compiler.abi;

import org.jspecify.annotations.NullMarked;
