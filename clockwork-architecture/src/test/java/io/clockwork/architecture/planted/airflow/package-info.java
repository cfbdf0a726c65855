/** Planted. */
@NullMarked
package io.clockwork.architecture.planted.airflow;

import org.jspecify.annotations.NullMarked;
