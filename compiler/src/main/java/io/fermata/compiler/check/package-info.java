/**
 * What is wrong with a class before it is rewritten, one rule a class, on the source's own lines.
 */
@NullMarked
package io.fermata.compiler.check;

import org.jspecify.annotations.NullMarked;
