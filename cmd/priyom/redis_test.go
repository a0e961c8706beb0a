package main

import (
	"bufio"
	"fmt"
	"net"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// redisServer is a Redis of a test's own, which may be killed and comes back empty, at the same address.
type redisServer struct {
	t       testing.TB
	listen  string
	process *exec.Cmd
}

func startRedis(t *testing.T) *redisServer {
	t.Helper()
	r := &redisServer{t: t, listen: nobody(t)}
	t.Cleanup(r.kill)
	if err := r.start(); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *redisServer) address() string { return "redis://" + r.listen }

func (r *redisServer) start() error {
	host, port, _ := net.SplitHostPort(r.listen)
	r.process = exec.Command("redis-server", "--port", port, "--bind", host, "--save", "", "--appendonly", "no")
	r.process.Dir = r.t.TempDir()
	if err := r.process.Start(); err != nil {
		return fmt.Errorf("start Redis: %w; run make test, which installs it", err)
	}
	var err error
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if _, err = r.ask("PING"); err == nil {
			return nil
		}
	}
	return fmt.Errorf("Redis does not answer: %w", err)
}

func (r *redisServer) kill() {
	if r.process == nil {
		return
	}
	_ = r.process.Process.Kill()
	_ = r.process.Wait()
	r.process = nil
}

// ask sends a command, and returns the first line of the answer.
func (r *redisServer) ask(command string) (string, error) {
	connection, err := net.DialTimeout("tcp", r.listen, time.Second)
	if err != nil {
		return "", err
	}
	defer connection.Close() //nolint:errcheck // one question, one answer
	_ = connection.SetDeadline(time.Now().Add(5 * time.Second))
	if _, err := fmt.Fprintf(connection, "%s\r\n", command); err != nil {
		return "", err
	}
	line, err := bufio.NewReader(connection).ReadString('\n')
	if err == nil && strings.HasPrefix(line, "-") {
		err = fmt.Errorf("Redis: %s", line)
	}
	return strings.TrimSpace(line), err
}

// tasks counts what Asynq holds, in whatever state.
func (r *redisServer) tasks() (found int, err error) {
	line, err := r.ask("KEYS asynq:{*}:t:*")
	if err == nil {
		_, err = fmt.Sscanf(line, "*%d", &found)
	}
	return found, err
}
