/** Planted. */
@NullMarked
package io.clockwork.architecture.planted.cli;

import org.jspecify.annotations.NullMarked;
