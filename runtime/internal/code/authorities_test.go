package code

import (
	"context"
	"encoding/pem"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
)

func TestServerOfASitesOwnAuthorityIsTrustedByItsCertificate(t *testing.T) {
	s := newServer(t)
	pauses = nil
	encrypted := httptest.NewTLSServer(s.Config.Handler)
	t.Cleanup(encrypted.Close)
	secret := t.TempDir()
	credentials := Credentials{Token: filepath.Join(secret, "token"), Authorities: filepath.Join(secret, "ca.crt")}
	source := Source{URL: encrypted.URL + "/churn.git", Commit: s.last}
	if err := os.WriteFile(credentials.Token, []byte("right"), 0o600); err != nil {
		t.Fatal(err)
	}

	err := Fetch(context.Background(), source, Rules{}, credentials, filepath.Join(t.TempDir(), "code"))
	if fault.Of(err).Code != contract.Network {
		t.Errorf("%+v", err)
	}

	authority := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: encrypted.Certificate().Raw})
	if err := os.WriteFile(credentials.Authorities, authority, 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "code")
	if err := Fetch(context.Background(), source, Rules{}, credentials, folder); err != nil {
		t.Fatal(err)
	}
	if got := read1(t, folder, "etl", "extract.py"); got != "two\n" {
		t.Error(got)
	}
}
