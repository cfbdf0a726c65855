package io.clockwork.airflow;

import io.clockwork.model.EffectiveSettings;
import io.clockwork.model.Quantity;
import io.clockwork.model.Resources;
import io.clockwork.model.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a task needs of any back end, as {@code ClockworkOperator} reads it. */
final class TaskPlace {
  private TaskPlace() {}

  /**
   * The place of a task.
   *
   * @param image what it runs in
   */
  static Map<String, Object> of(Task task, String image) {
    EffectiveSettings settings = task.effective();
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("image", image);
    settings.amounts().ifPresent(amounts -> place.put("resources", resources(amounts)));
    if (!settings.secrets().isEmpty()) {
      Map<String, Object> secrets = new LinkedHashMap<>();
      settings.secrets().forEach((name, secret) -> secrets.put(name, secret.toString()));
      place.put("secrets", secrets);
    }
    return place;
  }

  private static Map<String, Object> resources(Resources.Amounts amounts) {
    Map<String, Object> resources = new LinkedHashMap<>();
    put(resources, "cpu", amounts.cpu());
    put(resources, "memory", amounts.memory());
    put(resources, "gpu", amounts.gpu());
    put(resources, "disk", amounts.disk());
    return resources;
  }

  private static void put(Map<String, Object> resources, String name, Optional<Quantity> amount) {
    amount.ifPresent(quantity -> resources.put(name, quantity.toString()));
  }
}
