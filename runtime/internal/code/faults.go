package code

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"strings"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/transport"
	"golang.org/x/crypto/ssh/knownhosts"
)

// fault says which of the runtime's exit codes an error of Git means.
func (s Source) fault(err error) error {
	where := contract.Quoted(s.shown())
	var untrusted *knownhosts.KeyError
	var known *fault.Fault
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, transport.ErrAuthenticationRequired), errors.Is(err, transport.ErrAuthorizationFailed),
		errors.Is(err, transport.ErrInvalidAuthMethod), strings.Contains(err.Error(), "unable to authenticate"):
		return fault.New(contract.Authentication, "repository %s refuses the credentials, or wants some", where)
	case errors.As(err, &untrusted):
		return fault.New(contract.Authentication, "the host key of repository %s is not among the known hosts", where)
	case errors.Is(err, transport.ErrRepositoryNotFound), errors.Is(err, transport.ErrEmptyRemoteRepository):
		return fault.New(contract.CommitNotFound, "there is no repository %s, or not for these credentials", where)
	case errors.Is(err, plumbing.ErrObjectNotFound), errors.Is(err, git.NoMatchingRefSpecError{}),
		strings.Contains(err.Error(), "not our ref"), strings.Contains(err.Error(), "couldn't find remote ref"):
		return fault.New(contract.CommitNotFound, "there is no commit %s in repository %s", s.Commit, where)
	case isNetwork(err):
		return fault.New(contract.Network, "repository %s cannot be reached: %v", where, innermost(err))
	default:
		return fault.New(contract.Network, "repository %s cannot be read: %v", where, innermost(err))
	}
}

func isNetwork(err error) bool {
	var network net.Error
	var certificate *tls.CertificateVerificationError
	return errors.As(err, &network) || errors.As(err, &certificate) || errors.Is(err, context.DeadlineExceeded)
}

// innermost is the last reason in a chain; the outer ones repeat the URL.
func innermost(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
