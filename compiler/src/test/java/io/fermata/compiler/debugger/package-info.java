/** What a debugger shows of transformed code. */
@NullMarked
package io.fermata.compiler.debugger;

import org.jspecify.annotations.NullMarked;
