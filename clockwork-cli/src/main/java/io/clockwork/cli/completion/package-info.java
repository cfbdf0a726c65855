/** Scripts that complete {@code clockwork} in bash, zsh and fish, made from the commands. */
@NullMarked
package io.clockwork.cli.completion;

import org.jspecify.annotations.NullMarked;
