/** What is measured; results and commands are in {@code benchmarks/RESULTS.md}. */
@NullMarked
package io.clockwork.benchmarks;

import org.jspecify.annotations.NullMarked;
