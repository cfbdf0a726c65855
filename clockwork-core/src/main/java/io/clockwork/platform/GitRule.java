package io.clockwork.platform;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.GitUrl;
import java.util.List;

/** Credentials are for https and ssh URLs without credentials of their own, each given once. */
final class GitRule implements PlatformRule {
  private static final FieldPath CREDENTIALS = FieldPath.of("git", "credentials");

  @Override
  public void check(Platform platform, Findings findings) {
    List<GitCredential> credentials = platform.gitCredentials();
    for (int i = 0; i < credentials.size(); i++) {
      FieldPath path = CREDENTIALS.child(i).child("url");
      String url = credentials.get(i).url();
      checkUrl(path, url, findings);
      for (int j = 0; j < i; j++) {
        String earlier = credentials.get(j).url();
        if (GitUrl.covers(earlier, url) && GitUrl.covers(url, earlier)) {
          findings.atValue(
              path,
              DiagnosticCode.DUPLICATE_NAME,
              "repositories below " + GitUrl.shown(url) + " have two credentials",
              "keep one of them");
          break;
        }
      }
    }
  }

  /** A URL that repositories can lie below. */
  static void checkUrl(FieldPath path, String url, Findings findings) {
    GitUrl.problemOfBeginning(url)
        .ifPresent(
            problem ->
                findings.atValue(
                    path,
                    DiagnosticCode.BAD_GIT_URL,
                    "URL " + GitUrl.shown(url) + " " + problem,
                    "write the beginning of URLs, such as \"https://git.example.com/growth/\""));
  }
}
