package io.clockwork.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * The certificates by which an engine and its caller know each other, in a folder as the docker
 * command has it: {@code ca.pem} of the engine's authority, otherwise those count that Java knows;
 * {@code cert.pem} and {@code key.pem} of the caller, if the engine asks for them. Who the engine
 * is is always verified.
 */
record EngineCertificates(Path folder) {
  private static final String AUTHORITY = "ca.pem";
  private static final String CERTIFICATE = "cert.pem";
  private static final String KEY = "key.pem";
  private static final char[] PASSWORD = "in memory only".toCharArray();

  /**
   * What a connection needs of them.
   *
   * @throws EngineException if they cannot be used; names the file
   */
  SSLContext context() throws EngineException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), trusted(), null);
      return context;
    } catch (IOException e) {
      throw EngineException.of(e);
    } catch (GeneralSecurityException e) {
      throw EngineException.of(new IllegalStateException(e));
    }
  }

  private boolean has(String file) {
    return Files.exists(folder.resolve(file));
  }

  private KeyManager[] keys() throws GeneralSecurityException, IOException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    KeyStore store = emptyStore();
    if (has(CERTIFICATE) || has(KEY)) {
      Certificate[] chain = certificates(CERTIFICATE).toArray(Certificate[]::new);
      store.setKeyEntry("caller", key(), PASSWORD, chain);
    }
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  private TrustManager[] trusted() throws GeneralSecurityException, IOException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (has(AUTHORITY)) {
      KeyStore store = emptyStore();
      for (Certificate authority : certificates(AUTHORITY)) {
        store.setCertificateEntry("authority " + store.size(), authority);
      }
      factory.init(store);
    } else {
      factory.init((KeyStore) null);
    }
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private List<Certificate> certificates(String file) throws GeneralSecurityException, IOException {
    Path path = required(file);
    List<Certificate> found;
    try (InputStream in = Files.newInputStream(path)) {
      found = new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
    } catch (CertificateException e) {
      throw new CertificateException(path + " cannot be read: " + e.getMessage());
    }
    if (found.isEmpty()) {
      throw new CertificateException("there is no certificate in " + path);
    }
    return found;
  }

  /** Of whatever kind OpenSSL writes, for which Java alone knows but one. */
  private PrivateKey key() throws GeneralSecurityException, IOException {
    Path path = required(KEY);
    try (PEMParser pem = new PEMParser(Files.newBufferedReader(path))) {
      for (Object found = pem.readObject(); found != null; found = pem.readObject()) {
        if (found instanceof PEMKeyPair pair) {
          return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
        }
        if (found instanceof PrivateKeyInfo key) {
          return new JcaPEMKeyConverter().getPrivateKey(key);
        }
      }
    } catch (PEMException e) {
      throw new CertificateException(path + " cannot be read: " + e.getMessage());
    }
    throw new CertificateException("there is no private key without a password in " + path);
  }

  private Path required(String file) throws CertificateException {
    if (!has(file)) {
      throw new CertificateException("there is no " + file + " in " + folder);
    }
    return folder.resolve(file);
  }

  /** Which of them are there, for people. */
  @Override
  public String toString() {
    String caller = has(CERTIFICATE) && has(KEY) ? CERTIFICATE + " and " + KEY : told(CERTIFICATE);
    String lacking = has(CERTIFICATE) == has(KEY) ? "" : ", " + told(KEY);
    return "TLS with " + told(AUTHORITY) + ", " + caller + lacking + " of " + folder;
  }

  private String told(String file) {
    return has(file) ? file : "no " + file;
  }
}
