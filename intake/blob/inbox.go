package blob

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/notification"

	"priyom/intake"
)

// invited is the name of the metadata that carry an invitation. The form's policy fixes them, and with them what the
// file is for: nothing need be kept of a form that is never used.
const invited = "Invitation"

var _ intake.Inbox = (*bucket)(nil)

// Invite signs a form whose policy fixes key, type and metadata, and bounds the length.
func (b *bucket) Invite(ctx context.Context, invitation intake.Invitation) (intake.Form, error) {
	name := intake.IncomingBlob(invitation.Application, invitation.ID)
	if err := checkName(name); err != nil {
		return intake.Form{}, err
	}
	promises, err := json.Marshal(invitation)
	if err != nil {
		return intake.Form{}, err
	}
	policy := minio.NewPostPolicy()
	for _, err := range []error{
		policy.SetBucket(b.name),
		policy.SetKey(name),
		policy.SetExpires(invitation.Expires),
		policy.SetContentType(invitation.MediaType),
		policy.SetContentLengthRange(1, invitation.MaxBytes),
		policy.SetUserMetadata(invited, base64.RawURLEncoding.EncodeToString(promises)),
	} {
		if err != nil {
			return intake.Form{}, fmt.Errorf("sign a form: %w", err)
		}
	}
	at, fields, err := b.client.PresignedPostPolicy(ctx, policy)
	if err != nil {
		return intake.Form{}, fmt.Errorf("sign a form: %w", b.place.explain(ctx, err))
	}
	if b.place.public != "" { // the signature is of the policy, not of the host
		at = &url.URL{Scheme: b.place.publicScheme, Host: b.place.public, Path: at.Path}
	}
	return intake.Form{URL: at.String(), Fields: fields}, nil
}

// Arrived opens what was sent by the form of an invitation.
func (b *bucket) Arrived(ctx context.Context, application intake.ApplicationID, id intake.DocumentID) (intake.Arrival, error) {
	name := intake.IncomingBlob(application, id)
	if err := checkName(name); err != nil {
		return intake.Arrival{}, err
	}
	body, info, _, err := b.client.GetObject(ctx, b.name, name, minio.GetObjectOptions{})
	if err != nil {
		return intake.Arrival{}, fmt.Errorf("open blob %s: %w", name, b.place.explain(ctx, err))
	}
	arrival := intake.Arrival{Blob: intake.Blob{ReadCloser: body, Size: info.Size, MediaType: info.ContentType}}
	promises, err := base64.RawURLEncoding.DecodeString(info.UserMetadata[invited])
	if err == nil {
		err = json.Unmarshal(promises, &arrival.Invitation)
	}
	if err != nil {
		body.Close() //nolint:errcheck // the error at hand tells more
		return intake.Arrival{}, fmt.Errorf("blob %s carries no invitation of ours", name)
	}
	arrival.Invitation.Application, arrival.Invitation.ID = application, id
	return arrival, nil
}

// Notified reads the body of a webhook call.
func (b *bucket) Notified(body []byte) ([]string, error) {
	var told notification.Info
	if err := json.Unmarshal(body, &told); err != nil {
		return nil, errors.New("the notification cannot be read") // err may quote it
	}
	var names []string
	for _, event := range told.Records {
		name, err := url.QueryUnescape(event.S3.Object.Key)
		if err != nil || event.S3.Bucket.Name != b.name {
			continue
		}
		if _, _, ok := intake.ParseIncoming(name); ok && checkName(name) == nil {
			names = append(names, name)
		}
	}
	return names, nil
}

// announce has the server call the webhook that it knows by a name whenever a form was used.
func (b *bucket) announce(ctx context.Context) error {
	if b.place.notify == "" {
		return nil
	}
	config, err := b.client.GetBucketNotification(ctx, b.name)
	if err != nil {
		return err
	}
	call := notification.NewConfig(notification.NewArn("minio", "sqs", b.place.region, b.place.notify, "webhook"))
	call.AddEvents(notification.ObjectCreatedAll)
	call.AddFilterPrefix(intake.Incoming)
	if slices.ContainsFunc(config.QueueConfigs, func(known notification.QueueConfig) bool { return tells(known, call) }) {
		return nil // it does so already
	}
	config.AddQueue(call)
	for deadline := time.Now().Add(webhookWithin); ; time.Sleep(100 * time.Millisecond) {
		err = b.client.SetBucketNotification(ctx, b.name, config)
		code := minio.ToErrorResponse(err).Code
		if code != minio.InvalidArgument {
			return err
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("the server has no webhook named %s (%s): set MINIO_NOTIFY_WEBHOOK_ENABLE_%[1]s and MINIO_NOTIFY_WEBHOOK_ENDPOINT_%[1]s on it, or leave notify out of %[3]s", b.place.notify, code, Setting)
		}
	}
}

// webhookWithin is how long a webhook may be unknown: a server that has just started takes requests before it has read
// which webhooks it has.
const webhookWithin = 5 * time.Second

// tells reports whether a server does already what a call asks for. AddQueue holds filters against each other by where
// they lie in memory and adds one that is there; the server refuses both then.
func tells(known notification.QueueConfig, call notification.Config) bool {
	return known.Queue == call.Arn.String() && slices.Contains(known.Events, call.Events[0]) &&
		known.Filter != nil && slices.Equal(known.Filter.S3Key.FilterRules, call.Filter.S3Key.FilterRules)
}
