package recordtest

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Cluster is a PostgreSQL server of a test's own, which it may stop, crash and start again at the same address.
type Cluster struct {
	t        testing.TB
	programs string // folder
	data     string // folder
	port     int
	process  *exec.Cmd
	said     bytes.Buffer
}

const clusterSecret = "correct horse"

// NewCluster makes a cluster and starts its server; both are gone after the test. PRIYOM_TEST_POSTGRES_BIN names the
// folder of the server's programs.
func NewCluster(t testing.TB) *Cluster {
	t.Helper()
	c := &Cluster{t: t, programs: os.Getenv("PRIYOM_TEST_POSTGRES_BIN"), port: freePort(t)}
	if c.programs == "" {
		t.Fatal("PRIYOM_TEST_POSTGRES_BIN is not set: this test needs PostgreSQL's programs; run make test")
	}
	folder, err := os.MkdirTemp("", "priyom-cluster-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) }) //nolint:errcheck // it is temporary
	c.data = filepath.Join(folder, "data")
	secret := filepath.Join(folder, "secret")
	c.must(os.WriteFile(secret, []byte(clusterSecret), 0o600))
	if id := serverUser(t); id != nil {
		c.must(os.Chown(folder, int(id.Uid), int(id.Gid)))
		c.must(os.Chown(secret, int(id.Uid), int(id.Gid)))
	}
	made, err := c.command("initdb", "--pgdata="+c.data, "--username=priyom", "--pwfile="+secret, "--auth=scram-sha-256",
		"--encoding=UTF8", "--locale=C.UTF-8", "--no-sync").CombinedOutput()
	if err != nil {
		t.Fatalf("initdb: %v\n%s", err, made)
	}
	t.Cleanup(func() { c.end(syscall.SIGQUIT) })
	c.Start()
	return c
}

// Address is that of the cluster's database, for its owner.
func (c *Cluster) Address() string { return c.AddressFor("priyom", clusterSecret, "postgres") }

// AddressFor is the address of a database for a user.
func (c *Cluster) AddressFor(name, secret, database string) string {
	address := url.URL{Scheme: "postgres", User: url.UserPassword(name, secret), Host: "127.0.0.1:" + strconv.Itoa(c.port),
		Path: database, RawQuery: "sslmode=disable"}
	return address.String()
}

// Start starts the server and waits until it answers.
func (c *Cluster) Start() {
	c.t.Helper()
	c.process = c.command("postgres", "-D", c.data, "-p", strconv.Itoa(c.port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=")
	c.process.Stdout, c.process.Stderr = &c.said, &c.said
	c.must(c.process.Start())
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		connection, err := pgx.Connect(context.Background(), c.Address())
		if err == nil {
			c.must(connection.Close(context.Background()))
			return
		}
		if time.Now().After(deadline) {
			c.end(syscall.SIGQUIT)
			c.t.Fatalf("the server does not answer: %v\n%s", err, c.said.String())
		}
	}
}

// Stop ends the server and its sessions in good order.
func (c *Cluster) Stop() { c.end(syscall.SIGINT) }

// Crash ends the server at once; it recovers when it is started again.
func (c *Cluster) Crash() { c.end(syscall.SIGQUIT) }

func (c *Cluster) end(signal syscall.Signal) {
	if c.process == nil {
		return
	}
	_ = c.process.Process.Signal(signal) // it may have ended
	_ = c.process.Wait()
	c.process = nil
}

// command runs one of the server's programs, as somebody else than root, as whom they refuse to run.
func (c *Cluster) command(program string, args ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(c.programs, program), args...)
	command.Dir = "/"
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8"}
	if id := serverUser(c.t); id != nil {
		command.SysProcAttr = &syscall.SysProcAttr{Credential: id}
	}
	return command
}

// serverUser is whom a server started by root runs as; nil when we are not root.
func serverUser(t testing.TB) *syscall.Credential {
	t.Helper()
	if os.Getuid() != 0 {
		return nil
	}
	account, err := user.Lookup("postgres")
	if err != nil {
		t.Fatal(err)
	}
	var id syscall.Credential
	if _, err := fmt.Sscan(account.Uid+" "+account.Gid, &id.Uid, &id.Gid); err != nil {
		t.Fatal(err)
	}
	return &id
}

func freePort(t testing.TB) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close() //nolint:errcheck // it was for its number
	return listener.Addr().(*net.TCPAddr).Port
}

func (c *Cluster) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}
