package io.clockwork.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Certificates as the docker command's documentation has them made. */
final class Certificates {
  private Certificates() {}

  /**
   * Makes {@code ca.pem}, {@code cert.pem} and {@code key.pem} of a caller, and {@code engine.pem}
   * and {@code engine-key.pem}.
   *
   * @param address the engine's, as a number
   */
  static void make(Path folder, String address) throws IOException, InterruptedException {
    Shell.run(
        Map.of("FOLDER", folder.toString(), "ADDRESS", address),
        """
        cd "$FOLDER"
        key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }
        signed() { # KEY CERTIFICATE EXTENSIONS
          openssl req -new -key "$1" -subj /CN=clockwork-test -out request
          printf '%b' "$3" > extensions
          openssl x509 -req -in request -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 2 \
            -extfile extensions -out "$2"
        }
        key ca-key.pem
        openssl req -x509 -new -key ca-key.pem -days 2 -subj /CN=clockwork-test-authority -out ca.pem
        key engine-key.pem
        signed engine-key.pem engine.pem "subjectAltName=IP:$ADDRESS\\nextendedKeyUsage=serverAuth"
        key key.pem
        signed key.pem cert.pem extendedKeyUsage=clientAuth
        """);
  }
}
