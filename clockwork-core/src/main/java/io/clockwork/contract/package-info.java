/**
 * What a running task sees and must do, the same on every back end: names, environment, context
 * file, values and their limits, manifest.
 */
@NullMarked
package io.clockwork.contract;

import org.jspecify.annotations.NullMarked;
