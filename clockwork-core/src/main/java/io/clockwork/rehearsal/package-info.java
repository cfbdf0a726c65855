/**
 * Runs pipelines whose tasks are stubs: the real engine in virtual time, and tests that are written
 * beside a pipeline.
 */
@NullMarked
package io.clockwork.rehearsal;

import org.jspecify.annotations.NullMarked;
