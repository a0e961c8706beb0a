package blob_test

import (
	"os"
	"testing"

	"priyom/intake"
	"priyom/intake/blob/blobtest"
)

// realBucket is the address of a bucket on a real server. Nothing stands in for it.
func realBucket(t testing.TB) string {
	t.Helper()
	address := os.Getenv("PRIYOM_TEST_S3")
	if address == "" {
		t.Fatal("PRIYOM_TEST_S3 names no bucket to try: run make test, which starts a server")
	}
	return address
}

func TestABucketKeepsThePromisesOfBlobs(t *testing.T) {
	address := realBucket(t)
	blobtest.Run(t, func(t *testing.T) intake.Blobs { return open(t, address) })
}
