/** What the tests of this module share. */
@NullMarked
package io.clockwork.airflow.testing;

import org.jspecify.annotations.NullMarked;
