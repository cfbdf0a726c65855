/** What this machine has and lacks, and what to do about it. */
@NullMarked
package io.clockwork.cli.doctor;

import org.jspecify.annotations.NullMarked;
