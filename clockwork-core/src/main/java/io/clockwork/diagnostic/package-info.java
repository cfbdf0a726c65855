/**
 * Problems as values: a {@link io.clockwork.diagnostic.Diagnostic} says what is wrong, where, and
 * how to mend it. Depends on nothing else of Clockwork.
 */
@NullMarked
package io.clockwork.diagnostic;

import org.jspecify.annotations.NullMarked;
