/** The build-time front end: goals that transform and check the classes of a Maven project. */
@NullMarked
package io.fermata.maven;

import org.jspecify.annotations.NullMarked;
