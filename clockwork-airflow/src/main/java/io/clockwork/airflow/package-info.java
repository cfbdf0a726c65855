/** Pipelines as DAG files for Airflow. */
@NullMarked
package io.clockwork.airflow;

import org.jspecify.annotations.NullMarked;
