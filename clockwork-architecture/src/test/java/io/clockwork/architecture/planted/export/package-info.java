/** Planted. */
@NullMarked
package io.clockwork.architecture.planted.export;

import org.jspecify.annotations.NullMarked;
