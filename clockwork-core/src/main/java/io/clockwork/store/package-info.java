/**
 * A folder of runs on this machine: where attempts write, how what they left is checked and
 * published in one step, and how a consumer finds it.
 */
@NullMarked
package io.clockwork.store;

import org.jspecify.annotations.NullMarked;
