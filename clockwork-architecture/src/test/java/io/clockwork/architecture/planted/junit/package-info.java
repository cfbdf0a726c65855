@NullMarked
package io.clockwork.architecture.planted.junit;

import org.jspecify.annotations.NullMarked;
