package store

import (
	"context"
	"net/url"
	"strings"

	"clockwork.io/runtime/internal/contract"
	"clockwork.io/runtime/internal/fault"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob" // azblob://
	_ "gocloud.dev/blob/gcsblob"   // gs://
	_ "gocloud.dev/blob/s3blob"    // s3://
)

// Open opens the store of a URL: file:// for one that is mounted, s3://, gs://
// or azblob:// with a bucket and a prefix. endpoint is another server that
// speaks S3, or empty. Credentials come from the environment, as each provider's
// own tools find them.
func Open(ctx context.Context, text, endpoint string) (Store, error) {
	address, err := url.Parse(text)
	if err != nil {
		return nil, fault.New(contract.BadArguments, "store %s is no URL", contract.Quoted(text))
	}
	switch address.Scheme {
	case "file":
		return Folder{Root: address.Path}, nil
	case "s3", "gs", "azblob":
		return openBucket(ctx, address, endpoint)
	default:
		return nil, fault.New(contract.BadArguments, "store %s must begin with file://, s3://, gs:// or azblob://", contract.Quoted(text))
	}
}

func openBucket(ctx context.Context, address *url.URL, endpoint string) (Store, error) {
	options := url.Values{}
	if endpoint != "" && address.Scheme != "s3" {
		return nil, fault.New(contract.BadArguments, "store %s has an endpoint, which only s3:// takes", contract.Quoted(address.Redacted()))
	}
	if endpoint != "" {
		options.Set("endpoint", endpoint)
		options.Set("use_path_style", "true")
		// Servers that speak S3 have no regions, and the protocol wants one.
		options.Set("region", "us-east-1")
	}
	bucket := url.URL{Scheme: address.Scheme, Host: address.Host, RawQuery: options.Encode()}
	objects, err := blob.OpenBucket(ctx, bucket.String())
	if err != nil {
		return nil, fault.New(contract.Store, "store %s cannot be opened: %s", contract.Quoted(address.Redacted()), reason(err))
	}
	if prefix := strings.Trim(address.Path, "/"); prefix != "" {
		objects = blob.PrefixedBucket(objects, prefix+"/")
	}
	return newBucket(objects), nil
}
