/** Planted. */
@NullMarked
package io.clockwork.architecture.planted.model;

import org.jspecify.annotations.NullMarked;
