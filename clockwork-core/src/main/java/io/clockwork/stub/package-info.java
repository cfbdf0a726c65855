/**
 * What tasks do in a test instead of what they run: stubs, recordings of earlier runs, and tests
 * written beside a pipeline. Data only; {@code io.clockwork.rehearsal} runs it.
 */
@NullMarked
package io.clockwork.stub;

import org.jspecify.annotations.NullMarked;
