/**
 * When a pipeline or a single step runs, over which intervals, and who is told: the model behind
 * documents of kind {@code Schedule}.
 */
@NullMarked
package io.clockwork.schedule;

import org.jspecify.annotations.NullMarked;
