/** What images say of themselves: from their registries, or from a file that an engine wrote. */
@NullMarked
package io.clockwork.cli.image;

import org.jspecify.annotations.NullMarked;
