/** What the agent leaves as it is. */
@org.jspecify.annotations.NullMarked
package io.fermata.untransformed;
