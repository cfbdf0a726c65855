package io.clockwork.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStarterTest {
  /** A minimal Debian has no ps, and macOS no /proc. */
  private static final String SAY_SESSION_AND_GROUP =
      """
      if [ -r /proc/$$/stat ]; then
        read -r pid name state parent group session rest < /proc/$$/stat
        echo $session $group
      else
        ps -o sess= -o pgid= -p $$
      fi
      exit 7
      """;

  @TempDir Path bin;

  @ParameterizedTest
  @ValueSource(strings = {"setsid", "perl", "python3"})
  void each_way_starts_a_session_under_the_process_id_java_knows(String tool) throws Exception {
    Path program = ProgramFile.find(tool, System.getenv()).orElse(null);
    Assumptions.assumeTrue(program != null, tool + " is not installed");
    Files.writeString(bin.resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
    assertThat(bin.resolve(tool).toFile().setExecutable(true)).isTrue();
    SessionStarter starter = SessionStarter.find(Map.of("PATH", bin.toString()));
    assertThat(starter.words().get(0)).endsWith("/" + tool);
    List<String> words = new ArrayList<>(starter.words());
    words.addAll(List.of("sh", "-c", SAY_SESSION_AND_GROUP));
    Process process = new ProcessBuilder(words).start();
    String ids = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(process.waitFor()).isEqualTo(7);
    assertThat(ids.trim().split(" +", -1)).containsOnly(Long.toString(process.pid()));
  }
}
