/** How much the tests of the compiler try, and the table of what they have tried. */
package io.fermata.compiler.count;
