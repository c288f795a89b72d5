/** For BlockHound, which fails calls that block a thread that must not be blocked: it learns which threads run event loops. */
@NullMarked
package io.fermata.blockhound;

import org.jspecify.annotations.NullMarked;
