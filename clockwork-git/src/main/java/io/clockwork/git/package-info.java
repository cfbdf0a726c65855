/**
 * Code at a commit, fetched from Git repositories and kept in a cache: {@link
 * io.clockwork.git.GitRepositories}.
 */
@NullMarked
package io.clockwork.git;

import org.jspecify.annotations.NullMarked;
