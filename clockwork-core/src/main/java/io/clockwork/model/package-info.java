/**
 * What users define: a {@link io.clockwork.model.Pipeline} of tasks that pass data to each other.
 * Immutable values, made by builders whose {@code build} reports every problem at once.
 */
@NullMarked
package io.clockwork.model;

import org.jspecify.annotations.NullMarked;
