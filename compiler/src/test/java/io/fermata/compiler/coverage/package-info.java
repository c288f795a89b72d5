/** What JaCoCo makes of transformed code. */
@NullMarked
package io.fermata.compiler.coverage;

import org.jspecify.annotations.NullMarked;
