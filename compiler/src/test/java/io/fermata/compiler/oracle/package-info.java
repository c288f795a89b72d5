/**
 * The three-way oracle: every scenario runs untransformed with awaits that block, transformed with everything awaited
 * done, and transformed with everything awaited pending, together and one at a time. All runs must agree on the outcome
 * and on the log of side effects.
 *
 * <p>Scenarios are source files under {@code src/test/scenarios}, in a directory named after the lowest release of Java
 * that can compile them.
 */
package io.fermata.compiler.oracle;
