package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"priyom/intake"
	"priyom/intake/blob"
	"priyom/intake/record"
	"priyom/workers"
)

// leastGrace is how old a blob must be at least to be taken for forgotten: far more than an upload may take.
const leastGrace = 2 * time.Hour

type sweepCommand struct {
	Blobs   string        `env:"PRIYOM_BLOBS" default:"dir:data/blobs" placeholder:"ADDRESS" help:"Where files are kept (default: ${default})."`
	Records string        `env:"PRIYOM_RECORDS" default:"sqlite:data/priyom.db" placeholder:"ADDRESS" help:"Where records are kept (default: ${default})."`
	Grace   time.Duration `default:"24h" help:"How long a file is left alone after it was stored; 2h at least (default: ${default})."`
	DryRun  bool          `default:"true" negatable:"" help:"Only tell; --no-dry-run removes what is told (default: ${default})."`
	Format  string        `enum:"text,json" default:"text" help:"text for people, json for programs: one object per blob."`
}

// Help shows examples.
func (sweepCommand) Help() string {
	return `Examples:
  priyom sweep                                       tell which stored files no record names
  priyom sweep --format json | jq -r .blob
  priyom sweep --grace 72h --no-dry-run              remove them

Never removed are files that a record names, however old, and files that are younger than --grace, whoever they are of.`
}

// orphan is a blob that no record names.
type orphan struct {
	Blob     string    `json:"blob"`
	Size     int64     `json:"size"` // bytes
	Modified time.Time `json:"modified"`
	Removed  bool      `json:"removed"`
}

// Run looks through all blobs.
func (c sweepCommand) Run(ctx context.Context, std streams) (err error) {
	if c.Grace < leastGrace {
		return misuse{fmt.Errorf("--grace: %s is too short: an upload that is under way could be taken for forgotten; want %s or more", c.Grace, leastGrace)}
	}
	records, err := record.Open(ctx, c.Records)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, records.Close()) }()
	blobs, err := blob.Open(ctx, c.Blobs)
	if err != nil {
		return err
	}
	s := sweeping{blobs: blobs, records: records, before: time.Now().Add(-c.Grace), remove: !c.DryRun, out: std.out, json: c.Format == "json"}
	if bar := newBar(std.err, -1); bar != nil {
		s.progress = func() { _ = bar.Add(1) }
		defer func() { _ = bar.Finish() }()
	}
	if s.remove {
		if err := s.belong(ctx); err != nil {
			return err
		}
	}
	if _, err := workers.Orphans(ctx, blobs, records, s.before, s.look, func(info intake.BlobInfo) error { return s.one(ctx, info) }); err != nil {
		return fmt.Errorf("after %d blobs: %w", s.looked, err)
	}
	if !s.json {
		fmt.Fprintf(std.out, "%d blobs looked at; %d (%d bytes) older than %s are named by no record%s\n",
			s.looked, s.found, s.bytes, c.Grace, word(s.remove, fmt.Sprintf("; %d removed", s.removed), "; nothing removed"))
	}
	return nil
}

// sweeping is one run over the blobs.
type sweeping struct {
	blobs                  intake.Blobs
	records                intake.Records
	progress               func()
	before                 time.Time
	remove, json           bool
	out                    io.Writer
	looked, found, removed int
	bytes                  int64
}

func (s *sweeping) look() {
	s.looked++
	if s.progress != nil {
		s.progress()
	}
}

// belong refuses to remove anything when the records name none of the files: they are then another installation's, or
// new and empty, and every file would go.
func (s *sweeping) belong(ctx context.Context) error {
	found := 0
	count := func(intake.BlobInfo) error { found++; return nil }
	named, err := workers.Orphans(ctx, s.blobs, s.records, s.before, func() {}, count)
	if err != nil {
		return err
	}
	if found > 0 && named == 0 {
		return fmt.Errorf("%s: these records name none of the %d old files in %s, so nothing was removed: check that both addresses are of one installation", record.Setting, found, blob.Setting)
	}
	return nil
}

func (s *sweeping) one(ctx context.Context, info intake.BlobInfo) error {
	told := orphan{Blob: info.Name, Size: info.Size, Modified: info.Modified.UTC()}
	if s.remove {
		var err error
		if told.Removed, err = s.blobs.RemoveBefore(ctx, info.Name, s.before); err != nil {
			return err
		}
	}
	s.found++
	s.bytes += info.Size
	if told.Removed {
		s.removed++
	}
	if s.json {
		return lineEncoder(s.out).Encode(told)
	}
	_, err := fmt.Fprintf(s.out, "%s  %d  %s  %s\n", told.Modified.Format(time.RFC3339), told.Size, told.Blob, word(told.Removed, "removed", "kept"))
	return err
}
