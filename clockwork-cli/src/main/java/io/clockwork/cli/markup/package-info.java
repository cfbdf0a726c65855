/** The one way a text gets into HTML and SVG. */
@NullMarked
package io.clockwork.cli.markup;

import org.jspecify.annotations.NullMarked;
