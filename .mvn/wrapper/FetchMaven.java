import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches a Maven distribution, checks its SHA-256 and unpacks it; {@code mvnw} runs this from source.
 *
 * <p>The JDK does all three, so that no machine needs curl, wget or unzip, and every machine takes
 * the same way.
 */
public class FetchMaven {
  /** Arguments: URL of the zip, its SHA-256, an empty folder to unpack the zip's one folder into. */
  public static void main(String[] args) throws Exception {
    try {
      unpack(verified(fetch(args[0]), args[1], args[0]), Path.of(args[2]));
    } catch (IOException e) {
      System.err.println("mvnw: cannot get Maven from " + args[0] + ": " + e);
      System.exit(3);
    }
  }

  private static Path fetch(String url) throws IOException {
    Path zip = Files.createTempFile("maven-", ".zip");
    zip.toFile().deleteOnExit();
    try (InputStream in = URI.create(url).toURL().openStream()) {
      Files.copy(in, zip, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    return zip;
  }

  private static Path verified(Path zip, String expected, String url) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    String actual = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(zip)));
    if (!actual.equals(expected)) {
      throw new IOException("its SHA-256 is " + actual + ", not " + expected);
    }
    return zip;
  }

  /** Unpacks without the name of the zip's one folder, and makes the programs executable. */
  private static void unpack(Path zip, Path target) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path inside = Path.of(entry.getName()).normalize();
        Path file = target.resolve(inside.subpath(0, 1).relativize(inside)).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("its entry " + entry.getName() + " leaves the folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
        if (file.getParent().equals(target.resolve("bin"))) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
  }
}
