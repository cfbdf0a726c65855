package io.clockwork.docker;

import io.clockwork.model.Quantity;
import io.clockwork.model.Task;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a container may use.
 *
 * @param cpu cores it is to get when others want them, too
 * @param memory bytes, its swap included
 * @param gpus devices
 */
record ContainerLimits(
    Optional<BigDecimal> cpu, Optional<Quantity> memory, Optional<Integer> gpus) {

  static final ContainerLimits NONE =
      new ContainerLimits(Optional.empty(), Optional.empty(), Optional.empty());

  static ContainerLimits of(Task task) {
    return task.effective()
        .amounts()
        .map(
            amounts ->
                new ContainerLimits(
                    amounts.cpu().map(Quantity::amount),
                    amounts.memory(),
                    amounts.gpu().map(gpu -> gpu.amount().intValue())))
        .orElse(NONE);
  }
}
