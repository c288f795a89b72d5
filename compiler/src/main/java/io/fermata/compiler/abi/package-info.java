/**
 * The names of the runtime that the compiler knows, all in one place.
 *
 * <p>Everything the compiler recognises in a class file, and everything generated code links against, is spelled here
 * and nowhere else. The compiler never loads the runtime's classes.
 */
@NullMarked
package io.fermata.compiler.abi;

import org.jspecify.annotations.NullMarked;
