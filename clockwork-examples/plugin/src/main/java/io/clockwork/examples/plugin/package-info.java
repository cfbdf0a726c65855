/** A back end and an executor that the command line finds as a plug-in. */
@NullMarked
package io.clockwork.examples.plugin;

import org.jspecify.annotations.NullMarked;
