package io.clockwork.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MachineFormatsTest {
  private static final SourceText SOURCE =
      SourceText.of("specs/clockwork.yaml", "after: [extract, nope]\n");
  private static final ValidationReport REPORT =
      ValidationReport.of(
          List.of(
              Diagnostic.of(
                      DiagnosticCode.UNKNOWN_TASK,
                      new SourceLocation(SOURCE, 1, 18, 4),
                      "task \"load\" comes after \"nope\", which does not exist")
                  .withHelp("did you mean \"note\"?"),
              Diagnostic.of(
                  DiagnosticCode.NOT_ENFORCED, SourceLocation.callSite("W.java", 3), "cpu"),
              Diagnostic.of(DiagnosticCode.NO_TASKS, Optional.empty(), "no tasks")));
  private static final ValidationReport HOSTILE =
      ValidationReport.of(
          List.of(
              Diagnostic.of(
                      DiagnosticCode.BAD_NAME,
                      SourceLocation.file(SourceText.named("/tmp/a b,c:100%\u001B\n::é.yaml")),
                      "50% of \"x\"\r\n::error::<b>\u0000\uD800")
                  .withHelp("a: b, c")));

  @Nested
  class Json {
    @Test
    void render_gives_every_key_of_every_diagnostic() {
      assertThat(JsonFormat.create().render(REPORT))
          .isEqualTo(
              """
              {
                "version" : 1,
                "errors" : 2,
                "warnings" : 1,
                "diagnostics" : [
                  {
                    "code" : "no-tasks",
                    "severity" : "error",
                    "message" : "no tasks",
                    "file" : null,
                    "line" : null,
                    "column" : null,
                    "length" : null,
                    "help" : null
                  },
                  {
                    "code" : "not-enforced",
                    "severity" : "warning",
                    "message" : "cpu",
                    "file" : "W.java",
                    "line" : 3,
                    "column" : null,
                    "length" : null,
                    "help" : null
                  },
                  {
                    "code" : "unknown-task",
                    "severity" : "error",
                    "message" : "task \\"load\\" comes after \\"nope\\", which does not exist",
                    "file" : "specs/clockwork.yaml",
                    "line" : 1,
                    "column" : 18,
                    "length" : 4,
                    "help" : "did you mean \\"note\\"?"
                  }
                ]
              }
              """);
    }

    @Test
    void render_gives_an_empty_array_for_a_clean_report() {
      assertThat(JsonFormat.create().render(ValidationReport.CLEAN))
          .isEqualTo(
              """
              {
                "version" : 1,
                "errors" : 0,
                "warnings" : 0,
                "diagnostics" : [ ]
              }
              """);
    }
  }

  @Nested
  class Github {
    @Test
    void render_writes_one_command_a_line() {
      assertThat(GithubFormat.create().render(REPORT))
          .isEqualTo(
              """
              ::error title=no-tasks::no tasks
              ::warning file=W.java,line=3,title=not-enforced::cpu
              ::error file=specs/clockwork.yaml,line=1,col=18,title=unknown-task::task "load" comes \
              after "nope", which does not exist%0Ahelp: did you mean "note"?
              """);
    }

    @Test
    void render_escapes_what_would_end_a_property_or_begin_a_command() {
      assertThat(GithubFormat.create().render(HOSTILE))
          .isEqualTo(
              "::error file=/tmp/a b%2Cc%3A100%25␛␊%3A%3Aé.yaml,title=bad-name::"
                  + "50%25 of \"x\"␍␊::error::<b>␀\uFFFD%0Ahelp: a: b, c\n");
    }
  }

  @Nested
  class Sarif {
    private final Schema schema = publishedSchema();

    @Test
    void render_gives_rules_and_results() {
      assertThat(
              SarifFormat.create()
                  .render(ValidationReport.of(List.of(REPORT.diagnostics().get(2)))))
          .isEqualTo(
              """
              {
                "$schema" : "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                "version" : "2.1.0",
                "runs" : [
                  {
                    "tool" : {
                      "driver" : {
                        "name" : "clockwork",
                        "rules" : [
                          {
                            "id" : "unknown-task",
                            "shortDescription" : {
                              "text" : "unknown task"
                            },
                            "help" : {
                              "text" : "See docs/reference/diagnostics.md#unknown-task"
                            },
                            "defaultConfiguration" : {
                              "level" : "error"
                            }
                          }
                        ]
                      }
                    },
                    "columnKind" : "unicodeCodePoints",
                    "results" : [
                      {
                        "ruleId" : "unknown-task",
                        "ruleIndex" : 0,
                        "level" : "error",
                        "message" : {
                          "text" : "task \\"load\\" comes after \\"nope\\", which does not exist\\ndid you mean \\"note\\"?"
                        },
                        "locations" : [
                          {
                            "physicalLocation" : {
                              "artifactLocation" : {
                                "uri" : "specs/clockwork.yaml"
                              },
                              "region" : {
                                "startLine" : 1,
                                "startColumn" : 18,
                                "endColumn" : 22
                              }
                            }
                          }
                        ]
                      }
                    ]
                  }
                ]
              }
              """);
    }

    @Test
    void render_is_valid_against_the_published_schema() {
      assertThat(schema.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
      for (ValidationReport report : List.of(REPORT, HOSTILE, ValidationReport.CLEAN)) {
        assertValid(SarifFormat.create().render(report));
        assertValid(
            SarifFormat.withDocumentation(URI.create("https://example.com/docs/")).render(report));
      }
    }

    @Test
    void render_escapes_paths_as_addresses() {
      assertThat(SarifFormat.create().render(HOSTILE))
          .contains("\"uri\" : \"file:///tmp/a%20b%2Cc%3A100%25%1B%0A%3A%3A%C3%A9.yaml\"");
    }

    @Test
    void withDocumentation_links_rules_to_the_reference() {
      URI folder = URI.create("https://example.com/docs/");

      assertThat(SarifFormat.withDocumentation(folder).render(REPORT))
          .contains(
              "\"helpUri\" : \"https://example.com/docs/reference/diagnostics.md#unknown-task\"");
    }

    @Test
    void withDocumentation_refuses_what_is_no_folder() {
      assertThatThrownBy(() -> SarifFormat.withDocumentation(URI.create("docs/")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not an absolute address of a folder: docs/");
    }

    private void assertValid(String log) {
      assertThat(
              schema.validate(
                  log,
                  InputFormat.JSON,
                  context -> context.executionConfig(c -> c.formatAssertionsEnabled(true))))
          .isEmpty();
    }

    private static Schema publishedSchema() {
      try (InputStream in = Schema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
