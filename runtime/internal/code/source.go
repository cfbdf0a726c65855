// Package code brings the files of one commit from a Git repository.
package code

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"github.com/go-git/go-git/v5/plumbing"
)

var (
	commitForm = regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`)
	scpForm    = regexp.MustCompile(`^([A-Za-z0-9._-]+)@([A-Za-z0-9._-]+):([^/-].*|/.*)$`)
)

// A Source is one commit of a repository.
type Source struct {
	// URL is https:// or ssh://, or user@host:path. http:// has to be allowed.
	URL string
	// Commit is its full id.
	Commit string
	// Ref is where the commit was found, such as refs/heads/main; it helps with
	// servers that do not give commits by their id. It may be empty.
	Ref string
}

// Rules are which repositories may be asked.
type Rules struct {
	// Hosts are those that may be asked; none means all.
	Hosts []string
	// Insecure allows http://.
	Insecure bool
	// Submodules asks for those of the commit, and theirs.
	Submodules bool
}

// allows tells whether a host may be asked.
func (r Rules) allows(host string) bool {
	return len(r.Hosts) == 0 || slices.Contains(r.Hosts, host)
}

// check refuses what no schedule that was converted has.
func (s Source) check(rules Rules) error {
	if !commitForm.MatchString(s.Commit) {
		return fault.New(contract.BadArguments, "%s is no full commit id", contract.Quoted(s.Commit))
	}
	if s.Ref != "" && (!strings.HasPrefix(s.Ref, "refs/") || plumbing.ReferenceName(s.Ref).Validate() != nil) {
		return fault.New(contract.BadArguments, "%s is no full ref", contract.Quoted(s.Ref))
	}
	host, problem := s.host(rules.Insecure)
	if problem != "" {
		return fault.New(contract.BadArguments, "repository %s %s", contract.Quoted(s.shown()), problem)
	}
	if !rules.allows(host) {
		return fault.New(contract.BadArguments, "host %s of repository %s is not allowed", contract.Quoted(host), contract.Quoted(s.shown()))
	}
	return nil
}

// host is whom the URL asks, or what is wrong with it.
func (s Source) host(insecure bool) (host, problem string) {
	if strings.ContainsFunc(s.URL, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return "", "has white space or control characters"
	}
	if scp := scpForm.FindStringSubmatch(s.URL); scp != nil && !strings.Contains(s.URL, "://") {
		return scp[2], ""
	}
	address, err := url.Parse(s.URL)
	if err != nil || address.Hostname() == "" || strings.HasPrefix(address.Hostname(), "-") {
		return "", "is no URL of a repository"
	}
	_, password := address.User.Password()
	switch {
	case address.Scheme == "http" && !insecure:
		return "", "is not encrypted: use https://"
	case address.Scheme != "https" && address.Scheme != "ssh" && address.Scheme != "http":
		return "", "must be https:// or ssh://"
	case password || address.Scheme != "ssh" && address.User != nil:
		return "", "has credentials in its URL: name a secret instead"
	case address.RawQuery != "" || address.Fragment != "":
		return "", "has a query or a fragment"
	}
	return address.Hostname(), ""
}

// shown is the URL without what may be a password.
func (s Source) shown() string {
	before, rest, found := strings.Cut(s.URL, "://")
	if !found {
		return s.URL
	}
	if at := strings.LastIndex(rest, "@"); at >= 0 && strings.Contains(rest[:at], ":") {
		rest = rest[at+1:]
	}
	return before + "://" + rest
}
