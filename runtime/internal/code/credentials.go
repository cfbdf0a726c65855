package code

import (
	"errors"
	"io/fs"
	"net"
	"net/url"
	"os"
	"strconv"
	"strings"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"github.com/go-git/go-git/v5/plumbing/transport"
	"github.com/go-git/go-git/v5/plumbing/transport/http"
	"github.com/go-git/go-git/v5/plumbing/transport/ssh"
)

// defaultUser is what servers take beside a token, and the user of SSH.
const defaultUser = "git"

const sshPort = 22

// Credentials are the files that a secret was mounted as, only beside the
// sidecar. Each may be missing.
type Credentials struct {
	// Token is a file with the token for https://.
	Token string
	// SSHKey is a file with a private key, and KnownHosts one with the hosts it
	// may be shown to; both are needed for ssh://.
	SSHKey, KnownHosts string
	// Authorities is a file with certificates that https:// is trusted by, beside
	// those that everybody trusts.
	Authorities string
}

func (c Credentials) method(source Source) (transport.AuthMethod, error) {
	address, err := url.Parse(source.URL)
	if err == nil && (address.Scheme == "https" || address.Scheme == "http") {
		return c.token()
	}
	user, _, found := strings.Cut(source.URL, "@")
	if address != nil && address.User != nil {
		user, found = address.User.Username(), true
	}
	if !found {
		user = defaultUser
	}
	endpoint, err := transport.NewEndpoint(source.URL)
	if err != nil {
		return nil, fault.New(contract.BadArguments, "repository %s is no URL of a repository", contract.Quoted(source.shown()))
	}
	port := endpoint.Port
	if port == 0 {
		port = sshPort
	}
	return c.key(user, net.JoinHostPort(endpoint.Host, strconv.Itoa(port)))
}

func (c Credentials) token() (transport.AuthMethod, error) {
	token, err := read(c.Token)
	if err != nil || token == "" {
		return nil, err
	}
	return &http.BasicAuth{Username: defaultUser, Password: token}, nil
}

func (c Credentials) key(user, address string) (transport.AuthMethod, error) {
	key, err := read(c.SSHKey)
	if err != nil {
		return nil, err
	}
	if key == "" || c.KnownHosts == "" {
		return nil, fault.New(contract.Authentication, "SSH needs a private key and known hosts in the secret of the repository")
	}
	method, err := ssh.NewPublicKeys(user, []byte(key+"\n"), "")
	if err != nil {
		return nil, fault.New(contract.Authentication, "the SSH key cannot be used: it must be a private key without a passphrase")
	}
	known, err := ssh.NewKnownHostsDb(c.KnownHosts)
	if err != nil {
		return nil, fault.New(contract.Authentication, "the known hosts of the SSH key cannot be read")
	}
	method.HostKeyCallback = known.HostKeyCallback()
	// A host has keys of several kinds, and shows the one that is asked for.
	method.HostKeyAlgorithms = known.HostKeyAlgorithms(address)
	return method, nil
}

// read gives nothing for a file that is not there.
func read(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fault.New(contract.Authentication, "the secret of the repository cannot be read")
	}
	return strings.TrimSpace(string(text)), nil
}
