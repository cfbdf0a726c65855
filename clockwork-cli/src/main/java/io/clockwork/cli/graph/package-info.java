/** A pipeline's DAG to look at: as text, in the languages of drawing programs, and drawn. */
@NullMarked
package io.clockwork.cli.graph;

import org.jspecify.annotations.NullMarked;
