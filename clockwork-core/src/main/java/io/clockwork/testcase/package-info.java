/** Tests that are written beside a pipeline, as data: what tasks do instead, what is expected. */
@NullMarked
package io.clockwork.testcase;

import org.jspecify.annotations.NullMarked;
