/** Directed acyclic graphs of names, on JGraphT. Depends on nothing else of Clockwork. */
@NullMarked
package io.clockwork.graph;

import org.jspecify.annotations.NullMarked;
