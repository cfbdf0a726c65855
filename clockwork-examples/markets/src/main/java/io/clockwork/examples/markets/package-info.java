/** Pipelines made in loops. */
@NullMarked
package io.clockwork.examples.markets;

import org.jspecify.annotations.NullMarked;
