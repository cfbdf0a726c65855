/** Asks programs of this machine what they are: interpreters, Git, tools. */
@NullMarked
package io.clockwork.cli.host;

import org.jspecify.annotations.NullMarked;
