package code

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
)

// sshd is a real one that lets one key in. It runs with a list of users of its
// own, since it wants one of its name and none is installed.
type sshd struct {
	*server
	port, keys string
}

func newSSHD(t *testing.T) *sshd {
	t.Helper()
	program := os.Getenv("CLOCKWORK_TEST_SSHD")
	if program == "" {
		t.Skip("CLOCKWORK_TEST_SSHD names no sshd")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	listener.Close()
	s := &sshd{newServer(t), port, t.TempDir()}
	for name, kind := range map[string]string{"host": "ed25519", "host-ecdsa": "ecdsa", "key": "ed25519", "other": "ed25519"} {
		s.command("ssh-keygen", "-q", "-t", kind, "-N", "", "-f", filepath.Join(s.keys, name))
	}
	s.command("ssh-keygen", "-q", "-t", "ed25519", "-N", "phrase", "-f", filepath.Join(s.keys, "locked"))
	s.write("authorized", "restrict "+read1(t, s.keys, "key.pub"))
	s.write("known_hosts", fmt.Sprintf("[127.0.0.1]:%s %s", port, read1(t, s.keys, "host.pub")))
	s.write("known_others", fmt.Sprintf("[127.0.0.1]:%s %s", port, read1(t, s.keys, "other.pub")))
	libraries, _ := filepath.Glob(filepath.Join(filepath.Dir(program), "../lib/*"))
	daemon := exec.Command("unshare", "--mount", "sh", "-euc", `
		cp /etc/passwd passwd; grep -q ^sshd: passwd || echo 'sshd:x:199:65534::/nonexistent:/usr/sbin/nologin' >>passwd
		mount --bind passwd /etc/passwd; mount -t tmpfs none /run; mkdir -m 755 /run/sshd
		exec "$0" -D -e -f /dev/null -p "$1" -h "$PWD/host" -h "$PWD/host-ecdsa" -o ListenAddress=127.0.0.1 -o StrictModes=no \
			-o AuthorizedKeysFile="$PWD/authorized" -o PermitRootLogin=prohibit-password -o PidFile=none -o UsePAM=no`, program, port)
	daemon.Dir = s.keys
	daemon.Env = append(os.Environ(), "LD_LIBRARY_PATH="+strings.Join(libraries, ":"))
	said, err := daemon.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = daemon.Process.Kill(); _ = daemon.Wait() })
	lines := bufio.NewScanner(said)
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "Server listening") {
		t.Log(lines.Text())
	}
	go func() {
		for lines.Scan() {
		}
	}()
	return s
}

func (s *sshd) command(words ...string) {
	s.t.Helper()
	if out, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err != nil {
		s.t.Fatalf("%v: %v: %s", words, err, out)
	}
}

func (s *sshd) write(name, text string) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.keys, name), []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

func (s *sshd) url(repository string) string {
	return "ssh://root@127.0.0.1:" + s.port + s.folder + "/" + repository
}

// fetch uses the files of these names; a name that stands for none is one that is missing.
func (s *sshd) fetch(url, key, known string) (string, error) {
	pauses = nil
	folder := filepath.Join(s.t.TempDir(), "code")
	auth := Credentials{SSHKey: filepath.Join(s.keys, key), KnownHosts: filepath.Join(s.keys, known)}
	return folder, Fetch(context.Background(), Source{URL: url, Commit: s.last, Ref: "refs/heads/main"}, Rules{}, auth, folder)
}

func TestCommitComesOverSSH(t *testing.T) {
	s := newSSHD(t)
	for _, anyCommit := range []bool{false, true} {
		if anyCommit {
			s.allowAnyCommit()
		}
		folder, err := s.fetch(s.url("churn.git"), "key", "known_hosts")
		if err != nil {
			t.Fatal(err)
		}
		if got := read1(t, folder, "etl/extract.py"); got != "two\n" {
			t.Errorf("extract.py is %q", got)
		}
	}
}

func TestSSHThatDoesNotLetUsInSaysWhy(t *testing.T) {
	s := newSSHD(t)
	for _, c := range []struct {
		url, key, known string
		code            int
		reason          string
	}{
		{s.url("churn.git"), "other", "known_hosts", 212, `repository "URL" refuses the credentials, or wants some`},
		{s.url("churn.git"), "key", "known_others", 212, `the host key of repository "URL" is not among the known hosts`},
		{s.url("churn.git"), "missing", "known_hosts", 212, "SSH needs a private key and known hosts in the secret of the repository"},
		{s.url("churn.git"), "key", "missing", 212, "the known hosts of the SSH key cannot be read"},
		{s.url("churn.git"), "locked", "known_hosts", 212, "the SSH key cannot be used: it must be a private key without a passphrase"},
		{s.url("churn.git"), "known_hosts", "known_hosts", 212, "the SSH key cannot be used: it must be a private key without a passphrase"},
		{s.url("gone.git"), "key", "known_hosts", 213, `there is no repository "URL", or not for these credentials`},
		{"ssh://root@127.0.0.1:1/x", "key", "known_hosts", 211, `repository "URL" cannot be reached: connection refused`},
	} {
		_, err := s.fetch(c.url, c.key, c.known)
		want := strings.ReplaceAll(c.reason, `"URL"`, contract.Quoted(c.url))
		if got := fault.Of(err); err == nil || got.Code != c.code || got.Reason != want {
			t.Errorf("%+v, want %d %s", got, c.code, want)
		}
	}
}
