/** The run engine: decides what runs when, keeps a journal, and reports every step as an event. */
@NullMarked
package io.clockwork.run;

import org.jspecify.annotations.NullMarked;
