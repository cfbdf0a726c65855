/** From the paths of schedules to files of a back end. */
@NullMarked
package io.clockwork.cli.convert;

import org.jspecify.annotations.NullMarked;
