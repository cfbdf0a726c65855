package store

import (
	"errors"
	"net"
	"net/http"
	"strings"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"cloud.google.com/go/storage"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"gocloud.dev/gcerrors"
	"google.golang.org/api/googleapi"
)

// Unusable is the fault that an error of a store means.
func Unusable(err error) error {
	var known *fault.Fault
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return err
	case isForbidden(err):
		return fault.New(contract.Authentication, "the store refuses the credentials, or wants some: %s", reason(err))
	default:
		return fault.New(contract.Store, "the store cannot be used: %s", reason(err))
	}
}

// isForbidden tells whether a provider refuses us.
func isForbidden(err error) bool {
	status := statusOf(err)
	return status == http.StatusUnauthorized || status == http.StatusForbidden || gcerrors.Code(err) == gcerrors.PermissionDenied
}

// isAbsent tells whether an object is not there, in a bucket that is: a library
// may say the same of a bucket and of a host, and of what nobody may see.
func isAbsent(err error) bool {
	var unknown *net.DNSError
	return gcerrors.Code(err) == gcerrors.NotFound && !isForbidden(err) && !errors.As(err, &unknown) && !isWithoutBucket(err)
}

func isWithoutBucket(err error) bool {
	var named interface{ ErrorCode() string }
	var azure *azcore.ResponseError
	return errors.As(err, &named) && named.ErrorCode() == "NoSuchBucket" ||
		errors.As(err, &azure) && azure.ErrorCode == "ContainerNotFound" || errors.Is(err, storage.ErrBucketNotExist)
}

// statusOf is what the provider answered by HTTP; 0 if it did not.
func statusOf(err error) int {
	var amazon interface{ HTTPStatusCode() int }
	var google *googleapi.Error
	var azure *azcore.ResponseError
	switch {
	case errors.As(err, &amazon):
		return amazon.HTTPStatusCode()
	case errors.As(err, &google):
		return google.Code
	case errors.As(err, &azure):
		return azure.StatusCode
	default:
		return 0
	}
}

// reason is the last of a chain of reasons, on one line: those before it tell of
// the library, and may have the whole request.
func reason(err error) string {
	var azure *azcore.ResponseError
	if errors.As(err, &azure) && azure.ErrorCode != "" {
		return azure.ErrorCode
	}
	for cause := inner(err); cause != nil && cause.Error() != ""; cause = inner(cause) {
		err = cause
	}
	return strings.TrimPrefix(strings.Join(strings.Fields(err.Error()), " "), "api error ")
}

// inner is the first reason of an error.
func inner(err error) error {
	switch wrapper := err.(type) {
	case interface{ Unwrap() error }:
		return wrapper.Unwrap()
	case interface{ Unwrap() []error }:
		for _, one := range wrapper.Unwrap() {
			if one != nil {
				return one
			}
		}
	}
	return nil
}
