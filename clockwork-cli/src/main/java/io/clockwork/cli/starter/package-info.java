/** What {@code init} writes: a pipeline to start from, or the schedule of a single step. */
@NullMarked
package io.clockwork.cli.starter;

import org.jspecify.annotations.NullMarked;
