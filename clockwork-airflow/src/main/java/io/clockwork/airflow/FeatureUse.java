package io.clockwork.airflow;

import io.clockwork.diagnostic.SourceLocation;
import java.util.Optional;

/**
 * Where a specification asks for a feature.
 *
 * @param place of the words that do
 * @param subject what is asked for, to begin a sentence with
 */
record FeatureUse(Optional<SourceLocation> place, String subject) {}
