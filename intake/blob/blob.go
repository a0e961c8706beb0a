package blob

import (
	"context"
	"fmt"
	"strings"

	"priyom/intake"
)

// Setting is the name of the setting that holds the address of the blobs.
const Setting = "PRIYOM_BLOBS"

// Open opens the blobs at an address and makes sure that they may be written. Addresses:
//
//	dir:data/blobs                                        a folder, made when missing
//	s3://KEY:SECRET@host:9000/bucket                      a bucket, made when missing
//	s3://KEY:SECRET@host/bucket?secure=true&region=NAME   the same over TLS
//	s3://…/bucket?public=https://files.example            the same, where clients that send straight to it reach it elsewhere
//	s3://…/bucket?notify=NAME                             the same, and the server calls its webhook NAME for what they send
//
// What is opened at a bucket is an intake.Inbox as well.
// Every error is one line that names the setting and what to do, and never holds the secret.
func Open(ctx context.Context, address string) (intake.Blobs, error) {
	scheme, rest, found := strings.Cut(address, ":")
	switch {
	case found && scheme == "dir":
		return openFolder(rest)
	case found && scheme == "s3":
		return openBucket(ctx, address)
	case found:
		return nil, fmt.Errorf("%s: unknown scheme %q: want dir:FOLDER or s3://KEY:SECRET@HOST:PORT/BUCKET", Setting, scheme)
	default:
		return nil, fmt.Errorf("%s: the address has no scheme: want dir:FOLDER or s3://KEY:SECRET@HOST:PORT/BUCKET", Setting)
	}
}
