/**
 * Rewrites that leave a method's meaning as it is and make every suspension point look alike.
 */
@NullMarked
package io.fermata.compiler.normalize;

import org.jspecify.annotations.NullMarked;
