/** What tests of several packages share. */
@NullMarked
package io.clockwork.testing;

import org.jspecify.annotations.NullMarked;
