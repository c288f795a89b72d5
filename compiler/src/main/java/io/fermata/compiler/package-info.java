/** The compiler's facade: class files go in, class files and diagnostics come out; nothing is loaded, read or written. */
@NullMarked
package io.fermata.compiler;

import org.jspecify.annotations.NullMarked;
