/** The one command: runs every question and writes the answers into the page. */
@NullMarked
package io.fermata.benchmarks.report;

import org.jspecify.annotations.NullMarked;
