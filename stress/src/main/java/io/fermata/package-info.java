/**
 * What one thread hands to another in the runtime, tried out by jcstress in all the interleavings that it finds: each class
 * is one hand-over, with every outcome that may be seen. They stand in the runtime's package to reach what is not public.
 */
@NullMarked
package io.fermata;

import org.jspecify.annotations.NullMarked;
