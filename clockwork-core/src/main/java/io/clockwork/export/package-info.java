/** Pipelines on their way into production: what is exported, and the port of those who export. */
@NullMarked
package io.clockwork.export;

import org.jspecify.annotations.NullMarked;
