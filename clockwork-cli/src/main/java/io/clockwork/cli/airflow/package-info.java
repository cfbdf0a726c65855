/** What a real Airflow on this machine makes of converted schedules. */
@NullMarked
package io.clockwork.cli.airflow;

import org.jspecify.annotations.NullMarked;
