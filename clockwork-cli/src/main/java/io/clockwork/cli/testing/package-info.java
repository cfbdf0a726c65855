/** The tests beside pipelines: found, run, and told of. */
@NullMarked
package io.clockwork.cli.testing;

import org.jspecify.annotations.NullMarked;
