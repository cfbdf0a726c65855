package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {
  /** What one layer says. */
  private interface Calls extends Consumer<TaskSettings.Builder> {}

  private static final Action SHELL = new Action.Shell("true");
  private static final Action PYTHON = new Action.Python("a.py");
  private static final Action NOTEBOOK = new Action.Notebook("a.ipynb");

  private static void nothing(TaskSettings.Builder settings) {}

  private static EffectiveSettings merge(Action action, Calls own, Calls... nearestFirst) {
    List<TaskSettings> layers = Arrays.stream(nearestFirst).map(TaskSettings::of).toList();
    return EffectiveSettings.merge(action, TaskSettings.of(own), layers);
  }

  @Test
  void without_any_layer_the_defaults_of_the_specification_hold() {
    EffectiveSettings settings = merge(SHELL, EffectiveSettingsTest::nothing);
    assertThat(settings.runtime()).isEmpty();
    assertThat(settings.env()).isEmpty();
    assertThat(settings.secrets()).isEmpty();
    assertThat(settings.resources()).isEmpty();
    assertThat(settings.retries()).isEqualTo(RetryPolicy.NONE);
    assertThat(settings.timeout()).isEmpty();
    assertThat(settings.kubernetes()).isEmpty();
  }

  @Test
  void the_nearest_layer_wins() {
    assertThat(
            merge(
                SHELL,
                s -> s.retries(1),
                s -> s.retries(2).timeout(Duration.ofHours(2)),
                s -> s.retries(3).timeout(Duration.ofHours(3)).resources(Resources.size("small"))))
        .satisfies(
            settings -> {
              assertThat(settings.retries().count()).isEqualTo(1);
              assertThat(settings.timeout()).contains(Duration.ofHours(2));
              assertThat(settings.resources()).contains(Resources.size("small"));
            });
  }

  @Test
  void retries_and_resources_are_replaced_whole() {
    EffectiveSettings settings =
        merge(
            SHELL,
            s -> s.retries(1).resources(Resources.of(1, "1Gi")),
            s ->
                s.retries(RetryPolicy.of(5).withDelay(Duration.ofMinutes(1)))
                    .resources(Resources.size("gpu")));
    assertThat(settings.retries()).isEqualTo(RetryPolicy.of(1));
    assertThat(settings.resources()).contains(Resources.of(1, "1Gi"));
  }

  @Test
  void env_secrets_and_kubernetes_merge_by_key() {
    EffectiveSettings settings =
        merge(
            SHELL,
            s ->
                s.env("A", "task")
                    .secret("S", "x", "y")
                    .kubernetes(Map.of("labels", Map.of("a", 1))),
            s ->
                s.env("A", "defaults")
                    .env("B", "defaults")
                    .secret("T", "x", "y")
                    .kubernetes(Map.of("labels", Map.of("b", 2), "tolerations", List.of())));
    assertThat(settings.env())
        .containsOnly(
            Map.entry("A", Template.parse("task")), Map.entry("B", Template.parse("defaults")));
    assertThat(settings.secrets()).containsOnlyKeys("S", "T");
    assertThat(settings.kubernetes())
        .containsOnly(Map.entry("labels", Map.of("a", 1)), Map.entry("tolerations", List.of()));
  }

  @Test
  void null_unsets_a_field_and_what_is_below() {
    EffectiveSettings settings =
        merge(
            SHELL,
            s ->
                s.retries(Setting.<RetryPolicy>unset())
                    .timeout(Setting.<Duration>unset())
                    .runtime(Setting.unset())
                    .resources(Setting.<Resources>unset()),
            s -> s.retries(2).timeout(Duration.ofHours(1)).image("a"),
            s -> s.retries(3).resources(Resources.size("small")));
    assertThat(settings).isEqualTo(merge(SHELL, EffectiveSettingsTest::nothing));
  }

  @Test
  void null_unsets_a_key_and_a_layer_above_sets_it_again() {
    KeyedSettings<Template> without = KeyedSettings.<Template>none().with("A", Setting.unset());
    assertThat(merge(SHELL, s -> s.env(without), s -> s.env("A", "x").env("B", "y")).env())
        .containsOnlyKeys("B");
    assertThat(merge(SHELL, s -> s.env("A", "z"), s -> s.env(without), s -> s.env("A", "x")).env())
        .containsOnly(Map.entry("A", Template.parse("z")));
  }

  @Test
  void null_for_all_keys_forgets_what_is_below() {
    KeyedSettings<Template> cleared = new KeyedSettings<>(true, Map.of());
    assertThat(merge(SHELL, s -> s.env(cleared), s -> s.env("A", "x")).env()).isEmpty();
  }

  @Test
  void null_for_all_keys_stands_beside_no_key_as_no_specification_can_say_both() {
    KeyedSettings<Template> cleared = new KeyedSettings<>(true, Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cleared.with("B", Setting.unset()))
        .withMessage("either all keys are taken back, or some are set");
  }

  @Test
  void runtime_and_image_replace_each_other() {
    assertThat(merge(SHELL, s -> s.image("a"), s -> s.runtime("torch")).runtime())
        .contains(new TaskRuntime.Image("a"));
    assertThat(merge(SHELL, s -> s.runtime("torch"), s -> s.image("a")).runtime())
        .contains(new TaskRuntime.Named("torch"));
  }

  @Test
  void a_script_and_a_notebook_have_runtimes_of_their_own() {
    assertThat(merge(PYTHON, EffectiveSettingsTest::nothing).runtime())
        .contains(new TaskRuntime.Named("python"));
    assertThat(merge(NOTEBOOK, EffectiveSettingsTest::nothing).runtime())
        .contains(new TaskRuntime.Named("notebook"));
    assertThat(merge(PYTHON, s -> s.image("a")).runtime()).contains(new TaskRuntime.Image("a"));
    assertThat(merge(NOTEBOOK, s -> s.image("a")).runtime()).contains(new TaskRuntime.Image("a"));
  }

  @Test
  void a_default_runtime_or_image_applies_to_a_script_and_not_to_a_notebook() {
    assertThat(merge(PYTHON, EffectiveSettingsTest::nothing, s -> s.image("a")).runtime())
        .contains(new TaskRuntime.Image("a"));
    assertThat(merge(NOTEBOOK, EffectiveSettingsTest::nothing, s -> s.image("a")).runtime())
        .contains(new TaskRuntime.Named("notebook"));
    assertThat(merge(NOTEBOOK, EffectiveSettingsTest::nothing, s -> s.runtime("torch")).runtime())
        .contains(new TaskRuntime.Named("notebook"));
  }

  @Test
  void a_script_that_takes_the_default_image_back_has_its_own_runtime() {
    assertThat(merge(PYTHON, s -> s.runtime(Setting.unset()), s -> s.image("a")).runtime())
        .contains(new TaskRuntime.Named("python"));
  }
}
