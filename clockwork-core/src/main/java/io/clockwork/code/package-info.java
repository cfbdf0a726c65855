/** The code a pipeline runs: where its root is, and whether the paths of a pipeline lie inside. */
@NullMarked
package io.clockwork.code;

import org.jspecify.annotations.NullMarked;
