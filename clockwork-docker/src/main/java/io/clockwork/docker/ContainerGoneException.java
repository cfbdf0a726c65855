package io.clockwork.docker;

/** Somebody removed the container of a task. */
final class ContainerGoneException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String MESSAGE = "somebody removed the task's container while it ran";

  ContainerGoneException() {
    super(MESSAGE);
  }

  @Override
  public String getMessage() {
    return MESSAGE;
  }
}
