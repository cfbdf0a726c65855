/** Planted. */
@NullMarked
package io.clockwork.architecture.planted.unknown;

import org.jspecify.annotations.NullMarked;
