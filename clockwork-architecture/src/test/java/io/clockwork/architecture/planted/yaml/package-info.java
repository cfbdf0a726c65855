/** Planted. */
@NullMarked
package io.clockwork.architecture.planted.yaml;

import org.jspecify.annotations.NullMarked;
