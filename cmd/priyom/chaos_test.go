//go:build linux

package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob/blobtest"
	"priyom/intake/record/recordtest"
)

// TestChaos lets portals send applications while everything that may fail does, in an order drawn by chance, and then
// proves that what was answered for is there and was judged once, as on a calm day. PRIYOM_CHAOS=full lets 300
// applications with 900 documents through it, a number as many; PRIYOM_CHAOS_SEED repeats the order of another run.
func TestChaos(t *testing.T) {
	t.Parallel()
	applications, rounds := 24, 1
	if given := os.Getenv("PRIYOM_CHAOS"); given != "" {
		var err error
		if applications, err = strconv.Atoi(strings.Replace(given, "full", "300", 1)); err != nil || applications < 1 {
			t.Fatal("PRIYOM_CHAOS: want full, or a number of applications")
		}
		rounds = (applications + 74) / 75
	}
	seed := uint64(time.Now().UnixNano()) //nolint:gosec // any number will do
	if given := os.Getenv("PRIYOM_CHAOS_SEED"); given != "" {
		var err error
		if seed, err = strconv.ParseUint(given, 10, 64); err != nil {
			t.Fatalf("PRIYOM_CHAOS_SEED: %v", err)
		}
	}
	for _, form := range []struct {
		name  string
		share int // of the applications: one in so many
		start func(*testing.T, *chaos) []fault
	}{
		{"on servers", 1, onServers},
		{"in one process", 1, inOneProcess},
		{"with clocks an hour apart", 3, anHourApart},
	} {
		t.Run(form.name, func(t *testing.T) {
			t.Parallel()
			c := &chaos{
				t: t, seed: seed, applications: applications / form.share,
				random: rand.New(rand.NewPCG(seed, 0)), //nolint:gosec // chance, not secrets
				crowd:  &crowd{seed: seed, plans: plans(t)},
			}
			t.Logf("seed %d", seed)
			c.run(form.start(t, c), rounds)
		})
	}
}

// chaos is one run.
type chaos struct {
	t            *testing.T
	seed         uint64
	applications int
	random       *rand.Rand
	crowd        *crowd
	programs     []*kept
	blobs        string // address
	records      string // address
	redis        *redisServer
	empty        intake.ApplicationID // an application whose uploads never come to an end

	began  time.Time
	struck []strike
	turn   atomic.Int64 // grows when a fault strikes and when it is over
}

// strike is a fault that happened.
type strike struct {
	name string
	open int // pieces of work that were open then; -1 where nobody could tell
}

// fault is something that goes wrong and is mended again.
type fault struct {
	name string
	do   func() error
}

// apart is by how much the clocks of workers are off where there is a bucket: its server, as any S3, refuses whoever is
// more than 15 minutes off.
const apart = 14 * time.Minute

// onServers runs one API and three workers, two of them with clocks of their own, on Redis, PostgreSQL and MinIO.
func onServers(t *testing.T, c *chaos) []fault {
	t.Helper()
	redis, cluster, bucket, temp := startRedis(t), recordtest.NewCluster(t), blobtest.StartMinIO(t), newDisk(t, 4<<20)
	c.redis, c.records, c.blobs, c.crowd.direct = redis, cluster.Address(), bucket.Address("chaos"), true
	listen := nobody(t)
	c.crowd.url = "http://" + listen
	env := []string{"PRIYOM_LISTEN=" + listen, "PRIYOM_QUEUE=" + redis.address(), "PRIYOM_RECORDS=" + c.records, "PRIYOM_BLOBS=" + c.blobs, "TMPDIR=" + temp.path}
	server := c.program("server", 0, env, "serve", "--no-workers")
	for i, ahead := range []time.Duration{0, apart, -apart} {
		c.program("worker "+strconv.Itoa(i+1), ahead, env, "worker", "--workers", "1")
	}
	anyWorker := func() *kept { return c.programs[1+c.random.IntN(3)] }
	return []fault{
		{"a worker is killed", func() error { anyWorker().kill(); return nil }},
		{"two workers are killed", func() error { c.programs[1].kill(); c.programs[2].kill(); return nil }},
		{"a worker stands still for 17 s", func() error { go anyWorker().pause(17 * time.Second); return nil }},
		{"the API is killed during uploads", func() error { c.duringUploads(); server.kill(); return nil }},
		{"Redis forgets all", func() error { _, err := redis.ask("FLUSHALL"); return err }},
		{"Redis is killed and comes back empty", func() error { redis.kill(); c.wait(3 * time.Second); return redis.start() }},
		{"PostgreSQL is restarted", func() error { cluster.Stop(); c.wait(2 * time.Second); cluster.Start(); return nil }},
		{"PostgreSQL crashes", func() error { cluster.Crash(); c.wait(2 * time.Second); cluster.Start(); return nil }},
		{"MinIO is away", func() error { bucket.Stop(); c.wait(5 * time.Second); bucket.Start(); return nil }},
		{"the temporary disk is full", func() error { return c.full(temp) }},
	}
}

// inOneProcess runs everything in one process, with all its data on a small disk.
func inOneProcess(t *testing.T, c *chaos) []fault {
	t.Helper()
	data := newDisk(t, 256<<20)
	c.records, c.blobs = "sqlite:"+filepath.Join(data.path, "priyom.db"), "dir:"+filepath.Join(data.path, "blobs")
	listen := nobody(t)
	c.crowd.url = "http://" + listen
	server := c.program("server", 0, []string{"PRIYOM_LISTEN=" + listen, "PRIYOM_QUEUE=embedded:", "PRIYOM_RECORDS=" + c.records, "PRIYOM_BLOBS=" + c.blobs, "TMPDIR=" + data.path}, "serve")
	kill := func() error { c.wait(time.Second); server.kill(); return nil }
	return []fault{
		{"the process is killed", kill},
		{"the process is killed", kill},
		{"the process is killed during uploads", func() error { c.duringUploads(); server.kill(); return nil }},
		{"the process is killed during uploads", func() error { c.duringUploads(); server.kill(); return nil }},
		{"the disk is full", func() error { return c.full(data) }},
		{"the process stands still for 17 s", func() error { server.pause(17 * time.Second); return nil }},
		{"it is killed while the disk is full", func() error {
			if err := data.fill(); err != nil {
				return err
			}
			server.kill()
			c.wait(2 * time.Second)
			return data.relieve()
		}},
	}
}

// anHourApart runs two workers whose clocks differ by an hour, and an API whose clock is right, with files in a folder.
func anHourApart(t *testing.T, c *chaos) []fault {
	t.Helper()
	redis, cluster := startRedis(t), recordtest.NewCluster(t)
	c.redis, c.records, c.blobs = redis, cluster.Address(), "dir:"+t.TempDir()
	listen := nobody(t)
	c.crowd.url = "http://" + listen
	env := []string{"PRIYOM_LISTEN=" + listen, "PRIYOM_QUEUE=" + redis.address(), "PRIYOM_RECORDS=" + c.records, "PRIYOM_BLOBS=" + c.blobs}
	c.program("server", 0, env, "serve", "--no-workers")
	fast := c.program("fast worker", time.Hour/2, env, "worker", "--workers", "1")
	late := c.program("slow worker", -time.Hour/2, env, "worker", "--workers", "1")
	return []fault{
		{"the worker that is ahead is killed", func() error { fast.kill(); return nil }},
		{"the worker that is behind is killed", func() error { late.kill(); return nil }},
		{"the worker that is ahead stands still for 17 s", func() error { go fast.pause(17 * time.Second); return nil }},
		{"Redis forgets all", func() error { _, err := redis.ask("FLUSHALL"); return err }},
	}
}

// program keeps a program running for the time of the chaos.
func (c *chaos) program(name string, ahead time.Duration, env []string, args ...string) *kept {
	k := keep(c.t, name, ahead, env, args...)
	c.programs = append(c.programs, k)
	return k
}
