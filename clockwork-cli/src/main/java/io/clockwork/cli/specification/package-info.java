/** From the paths users name to the pipelines they mean. */
@NullMarked
package io.clockwork.cli.specification;

import org.jspecify.annotations.NullMarked;
