/** Planted. */
@NullMarked
package io.clockwork.architecture.planted.run;

import org.jspecify.annotations.NullMarked;
