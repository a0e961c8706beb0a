package blobtest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"

	"github.com/minio/minio-go/v7/pkg/signer"
)

// Quota lets a bucket hold so many bytes and no more; 0 lifts the limit. The server takes it at once for what is larger
// than the whole of it.
func (m *MinIO) Quota(bucket string, size int64) {
	m.t.Helper()
	body := fmt.Appendf(nil, `{"quota":%d,"size":%[1]d,"quotatype":"hard"}`, size)
	at := fmt.Sprintf("http://%s/minio/admin/v3/set-bucket-quota?bucket=%s", m.host, bucket)
	request, err := http.NewRequestWithContext(context.Background(), http.MethodPut, at, bytes.NewReader(body))
	if err != nil {
		m.t.Fatal(err)
	}
	sum := sha256.Sum256(body)
	request.Header.Set("X-Amz-Content-Sha256", hex.EncodeToString(sum[:]))
	response, err := http.DefaultClient.Do(signer.SignV4(*request, "priyom", m.secret, "", "us-east-1"))
	if err != nil {
		m.t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read to its end
	if said, _ := io.ReadAll(response.Body); response.StatusCode != http.StatusOK {
		m.t.Fatalf("set a quota: got %d %s", response.StatusCode, said)
	}
}
