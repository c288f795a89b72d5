/**
 * Puts the class file together: what the emitters made, and everything else as it was.
 */
@NullMarked
package io.fermata.compiler.write;

import org.jspecify.annotations.NullMarked;
