/**
 * Pipelines under JUnit: {@link io.clockwork.junit.ClockworkExtension} runs them, {@link
 * io.clockwork.junit.ClockworkAssertions} looks at what came out.
 */
@NullMarked
package io.clockwork.junit;

import org.jspecify.annotations.NullMarked;
