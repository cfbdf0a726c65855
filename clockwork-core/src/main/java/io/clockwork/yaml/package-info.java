/**
 * Specifications as YAML: read with the place of everything, written canonically, edited in place.
 */
@NullMarked
package io.clockwork.yaml;

import org.jspecify.annotations.NullMarked;
