/** The platform: what its team decides for every pipeline, and whether a pipeline keeps to it. */
@NullMarked
package io.clockwork.platform;

import org.jspecify.annotations.NullMarked;
