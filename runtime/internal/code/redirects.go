package code

import (
	"errors"
	"net"
	"net/http"
	"sync"
	"time"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"github.com/go-git/go-git/v5/plumbing/transport/client"
	gitHTTP "github.com/go-git/go-git/v5/plumbing/transport/http"
	"github.com/go-git/go-git/v5/plumbing/transport/ssh"
)

const (
	// mostRedirects are followed.
	mostRedirects = 5
	// answering is how long a server may take to connect, and then to begin its answer.
	connecting = 30 * time.Second
	answering  = 2 * time.Minute
)

// ruling is under what a request carries the rules it was made by.
type ruling struct{}

// askByTheRules makes go-git, which knows one client for a protocol, ask by the
// rules of each fetch, and no configuration of the machine's.
var askByTheRules = sync.OnceFunc(func() {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = (&net.Dialer{Timeout: connecting}).DialContext
	transport.ResponseHeaderTimeout = answering
	asking := gitHTTP.NewClient(&http.Client{Transport: transport, CheckRedirect: checkRedirect})
	client.InstallProtocol("https", asking)
	client.InstallProtocol("http", asking)
	client.InstallProtocol("file", nil)
	client.InstallProtocol("git", nil)
	ssh.DefaultSSHConfig = nil
})

// checkRedirect lets a server send us only where we may go ourselves. Credentials
// stay with the host they are for; that is go-git's own rule.
func checkRedirect(request *http.Request, via []*http.Request) error {
	rules, _ := request.Context().Value(ruling{}).(Rules)
	host := request.URL.Hostname()
	switch {
	case !rules.allows(host):
		return fault.New(contract.BadArguments, "repository %s is redirected to host %s, which is not allowed",
			contract.Quoted(via[0].URL.Host), contract.Quoted(host))
	case request.URL.Scheme != "https" && !rules.Insecure:
		return fault.New(contract.BadArguments, "repository %s is redirected to host %s, where it is not encrypted",
			contract.Quoted(via[0].URL.Host), contract.Quoted(host))
	case len(via) > mostRedirects:
		return errors.New("too many redirects")
	}
	return nil
}
