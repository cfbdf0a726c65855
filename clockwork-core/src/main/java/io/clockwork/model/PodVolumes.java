package io.clockwork.model;

import io.clockwork.diagnostic.Quoted;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Volumes of a pod and where they are mounted, in Kubernetes' own shapes. */
final class PodVolumes {
  private static final String HELP =
      "write [{name: data, persistentVolumeClaim: {claimName: data}}]";
  private static final String MOUNT_HELP = "write [{name: data, mountPath: /data}]";

  /** What a volume can be made of, and the field that names the object. */
  private static final Map<String, String> SOURCES =
      Map.of(
          "persistentVolumeClaim", "claimName",
          "configMap", "name",
          "secret", "secretName",
          "emptyDir", "",
          "hostPath", "path");

  private static final List<String> KEYS =
      List.of("name", "persistentVolumeClaim", "configMap", "secret", "emptyDir", "hostPath");
  private static final List<String> MOUNT_KEYS =
      List.of("name", "mountPath", "subPath", "readOnly");

  private PodVolumes() {}

  static void check(PlainShape volumes) {
    Set<String> names = new HashSet<>();
    for (PlainShape volume : volumes.list(HELP)) {
      volume.map(KEYS, HELP).ifPresent(fields -> checkVolume(volume, fields, names));
    }
  }

  private static void checkVolume(
      PlainShape volume, Map<String, PlainShape> fields, Set<String> names) {
    PlainShape name = fields.get("name");
    if (name == null) {
      volume.bad("has no \"name\"", HELP);
    } else {
      name.name(KubernetesName.LABEL).ifPresent(text -> checkName(name, text, names));
    }
    List<String> sources = fields.keySet().stream().filter(SOURCES::containsKey).toList();
    if (sources.size() != 1 && fields.keySet().stream().allMatch(KEYS::contains)) {
      volume.bad(
          sources.isEmpty() ? "says not what the volume is" : "says twice what the volume is",
          "write one of " + Quoted.names(KEYS.subList(1, KEYS.size())));
    }
    fields.forEach(
        (source, shape) -> {
          String needed = SOURCES.get(source);
          if (needed != null) {
            checkSource(source, needed, shape);
          }
        });
  }

  private static void checkName(PlainShape field, String name, Set<String> names) {
    if (name.startsWith(PodLabels.RESERVED)) {
      field.reserved(
          "is " + Quoted.text(name) + ", which is reserved for volumes of Clockwork's own",
          "choose a name that does not begin with \"clockwork\"");
    } else if (!names.add(name)) {
      field.bad("is " + Quoted.text(name) + ", which is there twice", "rename one of them");
    }
  }

  private static void checkSource(String source, String needed, PlainShape shape) {
    List<String> keys =
        switch (source) {
          case "persistentVolumeClaim" -> List.of("claimName", "readOnly");
          case "configMap" -> List.of("name", "items", "defaultMode", "optional");
          case "secret" -> List.of("secretName", "items", "defaultMode", "optional");
          case "hostPath" -> List.of("path", "type");
          default -> List.of("medium", "sizeLimit");
        };
    shape
        .map(keys, "write a map with " + Quoted.names(keys))
        .ifPresent(
            fields -> {
              if (!needed.isEmpty() && !fields.containsKey(needed)) {
                shape.bad("has no " + Quoted.text(needed), "add " + Quoted.text(needed));
              }
              fields.forEach(PodVolumes::checkField);
            });
  }

  private static void checkField(String key, PlainShape field) {
    switch (key) {
      case "claimName", "name", "secretName" -> field.name(KubernetesName.SUBDOMAIN);
      case "path" ->
          field.text("write an absolute path").ifPresent(path -> isAbsolute(field, path));
      case "readOnly", "optional" -> field.flag();
      case "defaultMode" -> field.wholeNumber();
      case "items" -> field.list("write [{key: a, path: a}]");
      case "type", "medium", "sizeLimit" -> field.text("write a text");
      default -> {}
    }
  }

  static void checkMounts(PlainShape mounts) {
    Set<String> paths = new HashSet<>();
    for (PlainShape mount : mounts.list(MOUNT_HELP)) {
      mount
          .map(MOUNT_KEYS, MOUNT_HELP)
          .ifPresent(
              fields -> {
                for (String needed : List.of("name", "mountPath")) {
                  if (!fields.containsKey(needed)) {
                    mount.bad("has no " + Quoted.text(needed), MOUNT_HELP);
                  }
                }
                fields.forEach((key, field) -> checkMountField(key, field, paths));
              });
    }
  }

  private static void checkMountField(String key, PlainShape field, Set<String> paths) {
    switch (key) {
      case "name" -> field.name(KubernetesName.LABEL);
      case "readOnly" -> field.flag();
      case "subPath" -> field.text("write a path").ifPresent(path -> checkSubPath(field, path));
      case "mountPath" ->
          field.text("write an absolute path").ifPresent(path -> checkPath(field, path, paths));
      default -> {}
    }
  }

  private static void checkSubPath(PlainShape field, String path) {
    if (path.startsWith("/") || hasDots(path)) {
      field.bad(
          "is " + Quoted.text(path) + ", which leaves the volume",
          "write a path inside the volume");
    }
  }

  private static void checkPath(PlainShape field, String path, Set<String> paths) {
    if (!isAbsolute(field, path)) {
      return;
    }
    String plain = path.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    if (plain.equals("/") || plain.equals("/clockwork") || plain.startsWith("/clockwork/")) {
      field.reserved(
          "is " + Quoted.text(path) + ", where Clockwork's own files are",
          "mount it somewhere else");
    } else if (!paths.add(plain)) {
      field.bad(
          "is " + Quoted.text(path) + ", which is there twice", "mount one of them somewhere else");
    }
  }

  private static boolean isAbsolute(PlainShape field, String path) {
    boolean fine = path.startsWith("/") && !hasDots(path) && path.indexOf(':') < 0;
    if (!fine) {
      field.bad(
          "is " + Quoted.text(path) + ", not an absolute path without \"..\" and \":\"",
          "write an absolute path, such as \"/data\"");
    }
    return fine;
  }

  private static boolean hasDots(String path) {
    return Arrays.stream(path.split("/", -1))
        .anyMatch(part -> part.equals("..") || part.equals("."));
  }
}
