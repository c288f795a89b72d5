/** The command line: {@code java -jar fermata-agent.jar transform|check|explain ...}. */
@NullMarked
package io.fermata.agent.cli;

import org.jspecify.annotations.NullMarked;
