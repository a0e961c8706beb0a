package queue_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"priyom/intake"
	"priyom/workers/queue"
	"priyom/workers/queue/queuetest"
)

const password = "correct-horse"

// redisServer runs a Redis server, with its own folder, until the test ends.
type redisServer struct {
	address string
	process *os.Process
}

func startRedis(t *testing.T, options ...string) redisServer {
	t.Helper()
	port := freePort(t)
	at := redisServer{address: "127.0.0.1:" + port}
	folder := t.TempDir()
	if options[0] == "--sentinel" { // it keeps what it learns in its own configuration
		file := filepath.Join(folder, "sentinel.conf")
		if err := os.WriteFile(file, []byte(strings.Join(options[1:], "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		options = []string{file, "--sentinel"}
	}
	options = append(options, "--port", port, "--bind", "127.0.0.1", "--dir", folder)
	if options[1] != "--sentinel" {
		options = append(options, "--save", "", "--appendonly", "no", "--databases", "32")
	}
	command := exec.Command("redis-server", options...)
	if err := command.Start(); err != nil {
		t.Fatalf("this test needs redis-server, which make test installs: %v", err)
	}
	at.process = command.Process
	t.Cleanup(func() {
		_ = command.Process.Kill() // it may have ended
		_ = command.Wait()
	})
	eventually(t, at.address+" to answer", func() bool {
		connection, err := net.Dial("tcp", at.address)
		if err == nil {
			_ = connection.Close()
		}
		return err == nil
	})
	return at
}

func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close() //nolint:errcheck // the port is known
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	return port
}

func eventually(t *testing.T, what string, yes func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !yes(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

func cli(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("redis-cli", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("redis-cli %v: %v: %s", args, err, out)
	}
	return string(out)
}

// TestAClusterKeepsThePort runs a cluster of three servers.
func TestAClusterKeepsThePort(t *testing.T) {
	t.Parallel()
	var nodes []string
	for range 3 {
		at := startRedis(t, "--cluster-enabled", "yes", "--cluster-port", freePort(t), "--requirepass", password, "--masterauth", password)
		nodes = append(nodes, at.address)
	}
	cli(t, append([]string{"-a", password, "--no-auth-warning", "--cluster", "create", "--cluster-yes"}, nodes...)...)
	all := redis.NewClusterClient(&redis.ClusterOptions{Addrs: nodes, Password: password})
	defer all.Close() //nolint:errcheck // the test's own
	eventually(t, "the servers to agree on a cluster", func() bool {
		return all.ForEachMaster(t.Context(), func(ctx context.Context, node *redis.Client) error {
			info, err := node.ClusterInfo(ctx).Result()
			if err == nil && !strings.Contains(info, "cluster_state:ok") {
				err = errors.New("not yet")
			}
			return err
		}) == nil
	})
	queuetest.Run(t, func(t *testing.T) intake.Queue {
		err := all.ForEachMaster(t.Context(), func(ctx context.Context, node *redis.Client) error { return node.FlushAll(ctx).Err() })
		if err != nil {
			t.Fatal(err)
		}
		return open(t, "redis-cluster://:"+password+"@"+strings.Join(nodes[:2], ","))
	})
}

// TestAPrimaryThatSentinelsNameKeepsThePort runs a primary, a replica and three sentinels, and then kills the primary.
func TestAPrimaryThatSentinelsNameKeepsThePort(t *testing.T) {
	t.Parallel()
	primary := startRedis(t, "--requirepass", password, "--masterauth", password)
	host, port, _ := net.SplitHostPort(primary.address)
	replica := startRedis(t, "--replicaof", host+" "+port, "--requirepass", password, "--masterauth", password)
	var sentinels []string
	for range 3 {
		at := startRedis(t, "--sentinel", "sentinel monitor main "+host+" "+port+" 2", "sentinel auth-pass main "+password,
			"sentinel down-after-milliseconds main 500", "sentinel failover-timeout main 2000")
		sentinels = append(sentinels, at.address)
	}
	address := func(database int) string {
		return fmt.Sprintf("redis-sentinel://:%s@%s/%d?master=main", password, strings.Join(sentinels, ","), database)
	}
	database := 0
	queuetest.Run(t, func(t *testing.T) intake.Queue {
		database++
		return open(t, address(database))
	})

	eventually(t, "the sentinels to know each other and the replica", func() bool {
		for _, sentinel := range sentinels {
			_, port, _ := net.SplitHostPort(sentinel)
			if known := cli(t, "-p", port, "sentinel", "masters"); !strings.Contains(known, "num-other-sentinels\n2\n") || !strings.Contains(known, "num-slaves\n1\n") {
				return false
			}
		}
		return true
	})
	q := open(t, address(0))
	done := make(chan intake.Work, 100)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- q.Serve(ctx, func(_ context.Context, work intake.Work) error {
			done <- work
			return nil
		})
	}()
	passes := func(n int) {
		work := intake.ExamineWork("a", intake.DocumentID(fmt.Sprint(n)))
		eventually(t, work.ID+" to be taken and done", func() bool {
			if q.Enqueue(t.Context(), work) != nil { // as the outbox does
				return false
			}
			select {
			case got := <-done:
				return got == work
			case <-time.After(time.Second):
				return false
			}
		})
	}
	passes(1)
	if err := primary.process.Kill(); err != nil {
		t.Fatal(err)
	}
	killed := time.Now()
	passes(2)
	t.Logf("work went through %s after its primary was killed, over %s", time.Since(killed).Round(100*time.Millisecond), replica.address)
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestARedisThatTakesNothingIsToldWithTheRemedy(t *testing.T) {
	t.Parallel()
	guarded := startRedis(t, "--requirepass", password)
	full := startRedis(t, "--maxmemory", "1", "--maxmemory-policy", "noeviction")
	replica := startRedis(t, "--replicaof", "127.0.0.1 1")
	lonely := startRedis(t, "--cluster-enabled", "yes", "--cluster-port", freePort(t))
	for name, tt := range map[string]struct{ address, says string }{
		"no password":             {"redis://" + guarded.address, "it wants a password"},
		"a wrong password":        {"redis://:verysecret@" + guarded.address, "refuses the user or the password"},
		"a full memory":           {"redis://" + full.address, "raise its maxmemory"},
		"a replica":               {"redis://" + replica.address, "name the primary"},
		"a cluster without slots": {"redis-cluster://" + lonely.address, "the cluster lacks servers"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := queue.Open(t.Context(), tt.address, queue.Options{Log: slog.New(slog.DiscardHandler)})
			if err == nil || !strings.HasPrefix(err.Error(), "PRIYOM_QUEUE: ") || !strings.Contains(err.Error(), tt.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one line that says %q", err, tt.says)
			}
			if err != nil && strings.Contains(err.Error(), "verysecret") {
				t.Errorf("the error shows the password: %v", err)
			}
		})
	}
}
