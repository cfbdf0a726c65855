/** Real pipelines on real data, compiled and run with every check; never published. */
@NullMarked
package io.clockwork.examples;

import org.jspecify.annotations.NullMarked;
