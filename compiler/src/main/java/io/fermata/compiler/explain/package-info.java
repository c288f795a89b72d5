/**
 * What becomes of a method, in facts for its author: where it suspends, what is live there, what its frame keeps.
 *
 * <p>Everything is read off the plans from which code is emitted, so it cannot differ from what is done.
 */
@NullMarked
package io.fermata.compiler.explain;

import org.jspecify.annotations.NullMarked;
