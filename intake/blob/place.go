package blob

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/s3utils"

	"priyom/intake"
)

// place is where a bucket is and how to get in.
type place struct {
	host, bucket, region string
	key, secret          string // never part of an error
	secure               bool   // TLS
	public, publicScheme string // where clients reach the server; "" when where we do
	notify               string // the webhook of the server that tells us of arrivals, by its name there; "" when none does
}

// parsePlace reads an address such as s3://KEY:SECRET@host:9000/bucket?secure=true&region=NAME.
func parsePlace(address string) (place, error) {
	at, err := url.Parse(address)
	if err != nil { // err quotes the address, secret and all
		return place{}, errors.New("the address cannot be read: want s3://KEY:SECRET@HOST:PORT/BUCKET, with / + % ? # @ : in KEY and SECRET written as %2F %2B %25 %3F %23 %40 %3A")
	}
	secret, _ := at.User.Password()
	p := place{host: at.Host, bucket: strings.Trim(at.Path, "/"), key: at.User.Username(), secret: secret, region: at.Query().Get("region"), notify: at.Query().Get("notify")}
	switch {
	case p.key == "" || p.secret == "":
		return place{}, errors.New("the address has no key and secret: want s3://KEY:SECRET@HOST:PORT/BUCKET")
	case at.Hostname() == "":
		return place{}, errors.New("the address names no host: want s3://KEY:SECRET@HOST:PORT/BUCKET")
	case p.bucket == "" || strings.Contains(p.bucket, "/"):
		return place{}, errors.New("the address must end in the name of one bucket: want s3://KEY:SECRET@HOST:PORT/BUCKET")
	}
	if err := s3utils.CheckValidBucketNameStrict(p.bucket); err != nil {
		return place{}, fmt.Errorf("no bucket is named like that: %w", err)
	}
	for name := range at.Query() {
		if !slices.Contains([]string{"secure", "region", "public", "notify"}, name) {
			return place{}, errors.New("the address has an option that is none: want secure=true or false, region=NAME, public=URL or notify=NAME")
		}
	}
	if secure := at.Query().Get("secure"); secure != "" {
		if p.secure, err = strconv.ParseBool(secure); err != nil {
			return place{}, errors.New("the option secure must be true or false")
		}
	}
	if given := at.Query().Get("public"); given != "" {
		public, err := url.Parse(given)
		if err != nil || public.Host == "" || (public.Scheme != "http" && public.Scheme != "https") || strings.Trim(public.Path, "/") != "" {
			return place{}, errors.New("the option public must be where clients reach the server: want public=https://HOST:PORT")
		}
		p.public, p.publicScheme = public.Host, public.Scheme
	}
	if strings.Trim(p.notify, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != "" {
		return place{}, errors.New("the option notify must be the name of a webhook of the server, such as PRIYOM in MINIO_NOTIFY_WEBHOOK_ENABLE_PRIYOM")
	}
	return p, nil
}

// explain turns a client's error into one that tells the absent from the broken, and what to do about the broken.
func (p place) explain(ctx context.Context, err error) error {
	response := minio.ToErrorResponse(err)
	var network net.Error
	switch {
	case ctx.Err() != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded):
		return ctx.Err()
	case err == nil:
		return nil
	case slices.Contains([]string{"XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded"}, response.Code):
		return fmt.Errorf("the bucket %s is full (%s): make room on the server at %s, raise the bucket's quota, or name another bucket in %s: %w", p.bucket, response.Code, p.host, Setting, syscall.ENOSPC)
	case response.Code == minio.NoSuchBucket:
		return fmt.Errorf("the bucket %s is gone: %s; start again to have it made", p.bucket, response.Code)
	case response.StatusCode == http.StatusNotFound:
		return intake.ErrNotFound
	case response.Code == minio.RequestTimeTooSkewed:
		return fmt.Errorf("the server at %s takes no requests from this machine, whose clock is more than 15 minutes off its own (%s): set both clocks, for example by NTP", p.host, response.Code)
	case slices.Contains([]string{minio.AccessDenied, "InvalidAccessKeyId", "SignatureDoesNotMatch"}, response.Code), response.StatusCode == http.StatusForbidden:
		return fmt.Errorf("the server at %s refuses the key (%s): check KEY and SECRET in %s, and that they may write the bucket", p.host, response.Code, Setting)
	case strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		return fmt.Errorf("the server at %s does not speak TLS: leave secure=true out of %s", p.host, Setting)
	case strings.Contains(response.Message, "HTTP request to an HTTPS server"):
		return fmt.Errorf("the server at %s speaks TLS: add ?secure=true to %s", p.host, Setting)
	case response.StatusCode == http.StatusServiceUnavailable:
		return fmt.Errorf("the server at %s is not ready (%s): wait until it is, or mend the address in %s", p.host, response.Code, Setting)
	case errors.As(err, &network):
		return fmt.Errorf("the server at %s does not answer: start it, or mend the address in %s: %w", p.host, Setting, err)
	default:
		return err
	}
}
