package io.clockwork.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Resources;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.PlatformYaml;
import org.junit.jupiter.api.Test;

class PlatformCheckTest {
  private static Platform platform(String fields) {
    return PlatformYaml.parse(
        "platform.yaml", "apiVersion: clockwork/v1\nkind: Platform\n" + fields);
  }

  private static Pipeline pipeline(String fields) {
    return PipelineYaml.parse(
        "clockwork.yaml", "apiVersion: clockwork/v1\nkind: Pipeline\nname: churn\n" + fields);
  }

  private static String problems(String platform, String pipeline) {
    return TextFormat.plain().render(PlatformCheck.check(platform(platform), pipeline(pipeline)));
  }

  @Test
  void everything_is_found_at_the_lines_of_the_pipeline_and_names_those_of_the_platform() {
    assertThat(
            problems(
                """
                runtimes: {torch: {image: docker.io/torch}}
                sizes: {big: {cpu: 32}}
                policy:
                  allowed_images: [registry.example.com/*]
                  max_resources: {cpu: 16, memory: 64Gi}
                """,
                """
                defaults: {resources: big}
                tasks:
                  a: {runtime: torch, command: [a]}
                  b: {runtime: touch, resources: bigger, command: [a]}
                  c: {image: registry.example.com/a/c, resources: {memory: 65Gi}, command: [a]}
                  d: {image: REGISTRY.example.com/d, resources: {cpu: 16, memory: 64Gi}}
                """))
        .isEqualTo(
            """
            clockwork.yaml:4:23: error[resources-not-allowed]: cpu of task "a" is 32, more than the \
            platform allows (platform.yaml:7)
              4 | defaults: {resources: big}
                |                       ^^^
              help: ask for at most 16
            clockwork.yaml:6:16: error[image-not-allowed]: the platform does not allow image \
            "docker.io/library/torch:latest" of task "a" (platform.yaml:6)
              6 |   a: {runtime: torch, command: [a]}
                |                ^^^^^
              help: allowed are "registry.example.com/*"
            clockwork.yaml:7:16: error[unknown-runtime]: task "b" names runtime "touch", which the \
            platform does not have
              7 |   b: {runtime: touch, resources: bigger, command: [a]}
                |                ^^^^^
              help: did you mean "torch"?
            clockwork.yaml:7:34: error[unknown-size]: task "b" names size "bigger", which the \
            platform does not have
              7 |   b: {runtime: touch, resources: bigger, command: [a]}
                |                                  ^^^^^^
              help: the platform's sizes are "big"
            clockwork.yaml:8:14: error[image-not-allowed]: the platform does not allow image \
            "registry.example.com/a/c:latest" of task "c" (platform.yaml:6)
              8 |   c: {image: registry.example.com/a/c, resources: {memory: 65Gi}, command: [a]}
                |              ^^^^^^^^^^^^^^^^^^^^^^^^
              help: allowed are "registry.example.com/*"
            clockwork.yaml:8:60: error[resources-not-allowed]: memory of task "c" is 65Gi, more than \
            the platform allows (platform.yaml:7)
              8 |   c: {image: registry.example.com/a/c, resources: {memory: 65Gi}, command: [a]}
                |                                                            ^^^^
              help: ask for at most 64Gi
            """);
  }

  @Test
  void a_default_of_the_platform_that_breaks_its_own_policy_is_shown_there() {
    assertThat(
            problems(
                """
                defaults: {image: python, resources: {gpu: 3}}
                policy: {allowed_images: [], max_resources: {gpu: 2}}
                """,
                "tasks: {load: {command: [a]}}\n"))
        .isEqualTo(
            """
            platform.yaml:3:19: error[image-not-allowed]: the platform does not allow image \
            "docker.io/library/python:latest" of task "load" (platform.yaml:4)
              3 | defaults: {image: python, resources: {gpu: 3}}
                |                   ^^^^^^
              help: it allows none
            platform.yaml:3:44: error[resources-not-allowed]: gpu of task "load" is 3, more than the \
            platform allows (platform.yaml:4)
              3 | defaults: {image: python, resources: {gpu: 3}}
                |                                            ^
              help: ask for at most 2
            """);
  }

  @Test
  void standard_images_need_no_permission_until_the_platform_has_its_own() {
    String policy = "policy: {allowed_images: [registry.example.com/*]}\n";
    String pipeline = "tasks: {load: {python: load.py}}\n";

    assertThat(problems(policy, pipeline)).isEmpty();
    assertThat(problems(policy + "runtimes: {python: {image: python}}\n", pipeline))
        .contains("error[image-not-allowed]");
  }

  @Test
  void unsafe_parts_of_a_pod_need_their_name_in_the_policy() {
    String pipeline =
        """
        tasks:
          load:
            command: [a]
            kubernetes:
              host_network: true
              host_pid: false
              service_account: other
              service_account_token: true
              volumes: [{name: a, emptyDir: {}}, {name: b, hostPath: {path: /}}]
              security_context:
                privileged: true
                runAsUser: 0
                runAsGroup: 1000
                allowPrivilegeEscalation: false
                capabilities: {add: [SYS_ADMIN], drop: [ALL]}
        """;

    assertThat(problems("", pipeline))
        .contains(
            "clockwork.yaml:8:21: error[kubernetes-not-allowed]: the platform does not allow"
                + " \"host_network\" of task \"load\"")
        .contains("clockwork.yaml:10:24: error[kubernetes-not-allowed]", "\"service_account\" of")
        .contains(
            "clockwork.yaml:11:30: error[kubernetes-not-allowed]", "\"service_account_token\"")
        .contains("clockwork.yaml:12:62: error[kubernetes-not-allowed]", "\"host_path\"")
        .contains("clockwork.yaml:14:21: error[kubernetes-not-allowed]", "\"privileged\"")
        .contains("clockwork.yaml:15:20: error[kubernetes-not-allowed]", "\"root\"")
        .contains("clockwork.yaml:18:23: error[kubernetes-not-allowed]", "\"capabilities\"")
        .doesNotContain("host_pid\" of", ":16:", ":17:");
    assertThat(
            problems(
                "policy: {allow_kubernetes: [host_path, host_network, privileged, capabilities,"
                    + " root, service_account, service_account_token]}\n",
                pipeline))
        .isEmpty();
  }

  @Test
  void a_variable_cannot_be_plain_here_and_secret_there() {
    assertThat(
            problems(
                "defaults: {env: {LOGIN: none, A: b}}\n",
                """
                tasks:
                  load: {command: [a], secrets: {LOGIN: api/token}}
                  save: {command: [a], secrets: {A: api/token}, env: {A: null}}
                """))
        .isEqualTo(
            """
            clockwork.yaml:5:41: error[env-and-secret]: variable "LOGIN" of task "load" is also in \
            "env" of the platform's defaults (platform.yaml:3)
              5 |   load: {command: [a], secrets: {LOGIN: api/token}}
                |                                         ^^^^^^^^^
              help: rename it, or take the default back with null
            """);
  }

  @Test
  void names_stand_for_what_the_platform_says() {
    Platform platform =
        Platform.builder()
            .runtime("torch", "registry.example.com/torch:2.4")
            .size("small", Resources.of(1, "1Gi"))
            .defaults(t -> t.resources(Resources.size("small")).runtime("torch").retries(3))
            .build();
    Pipeline pipeline =
        Pipeline.builder("churn")
            .defaults(t -> t.retries(1))
            .task("train", t -> t.command("train"))
            .task("plot", t -> t.notebook("plot.ipynb"))
            .build()
            .on(platform.layer());

    assertThat(pipeline.task("train").effective())
        .satisfies(
            train -> {
              assertThat(train.image()).contains("registry.example.com/torch:2.4");
              assertThat(train.amounts()).contains(Resources.of(1, "1Gi"));
              assertThat(train.retries().count()).isEqualTo(1);
            });
    assertThat(pipeline.task("plot").effective().image()).isEmpty();
  }
}
