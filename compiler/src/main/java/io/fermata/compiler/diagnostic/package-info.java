/** What the compiler says about a program: stable codes, the place in the source, the cause and the remedy. */
@NullMarked
package io.fermata.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
