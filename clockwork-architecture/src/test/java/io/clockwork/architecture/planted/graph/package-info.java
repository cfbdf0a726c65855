/** Planted. */
@NullMarked
package io.clockwork.architecture.planted.graph;

import org.jspecify.annotations.NullMarked;
