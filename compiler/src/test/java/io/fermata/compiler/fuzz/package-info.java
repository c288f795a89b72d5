/** Real classes with random awaits, through the compiler and the JVM's verifier. */
package io.fermata.compiler.fuzz;
