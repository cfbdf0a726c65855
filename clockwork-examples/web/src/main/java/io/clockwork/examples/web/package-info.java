/** Clockwork in a web service. */
@NullMarked
package io.clockwork.examples.web;

import org.jspecify.annotations.NullMarked;
