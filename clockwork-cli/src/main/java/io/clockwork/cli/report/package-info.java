/**
 * A run as one HTML file that needs nothing else and runs nothing. Whatever tasks wrote is shown as
 * text, or as pictures made of pixels.
 */
@NullMarked
package io.clockwork.cli.report;

import org.jspecify.annotations.NullMarked;
