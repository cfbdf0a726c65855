/**
 * The commands: options and help by picocli, one class each, loaded only when called. What a
 * command does lies in the packages beside this one.
 */
@NullMarked
package io.clockwork.cli.command;

import org.jspecify.annotations.NullMarked;
