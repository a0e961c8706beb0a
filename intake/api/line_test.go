package api

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// counted is a listener that counts the bytes the server has read.
type counted struct {
	net.Listener
	read atomic.Int64
}

type countedConn struct {
	net.Conn
	read *atomic.Int64
}

func (l *counted) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return countedConn{conn, &l.read}, nil
}

func (c countedConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.read.Add(int64(n))
	return n, err
}

// dial serves the house on a line of its own and connects to it.
func (h *house) dial() (net.Conn, *counted) {
	h.t.Helper()
	server := httptest.NewUnstartedServer(h.service.handler())
	line := &counted{Listener: server.Listener}
	server.Listener = line
	server.Start()
	h.t.Cleanup(server.Close)
	conn, err := net.Dial("tcp", line.Addr().String())
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = conn.Close() }) // some tests have closed it already
	if err := conn.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		h.t.Fatal(err)
	}
	return conn, line
}

func (h *house) answer(conn net.Conn) reply {
	h.t.Helper()
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		h.t.Fatalf("read answer: %v", err)
	}
	defer resp.Body.Close() //nolint:errcheck // the connection is closed by the test
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		h.t.Fatalf("read answer: %v", err)
	}
	return reply{h.t, resp.StatusCode, resp.Header, body}
}

func TestAFileOverTheLimitIsNotReadToItsEnd(t *testing.T) {
	const offered = 64 << 20
	const slack = 300 << 10 // what net/http takes in before it answers, and its buffers
	for name, c := range map[string]struct {
		headers string
		before  string
		most    int64 // bytes read
	}{
		"when its length is told":                {fmt.Sprintf("Content-Length: %d\r\n", offered), "", 8 << 10},
		"when its length is told, as a form":     {fmt.Sprintf("Content-Length: %d\r\nContent-Type: multipart/form-data; boundary=b\r\n", offered), "", 8 << 10},
		"when its length is untold":              {"Transfer-Encoding: chunked\r\n", "", limit + slack},
		"when its length is untold, as a form":   {"Transfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=b\r\n", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n\r\n", limit + slack},
		"when the headers of a form never end":   {"Transfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=b\r\n", "--b\r\nX: ", formBudget + slack},
		"when the preamble of a form never ends": {"Transfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=b\r\n", "x", formBudget + slack},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			app := h.opened()
			conn, line := h.dial()
			fmt.Fprintf(conn, "POST %s/documents?kind=lease HTTP/1.1\r\nHost: test\r\n%s\r\n", app, c.headers)
			sent := make(chan int64)
			go func() { // until the server hangs up
				chunked := strings.HasPrefix(c.headers, "Transfer")
				piece := strings.Repeat("a", 8192)
				var total int64
				if chunked && c.before != "" {
					fmt.Fprintf(conn, "%x\r\n%s\r\n", len(c.before), c.before)
				}
				for total < offered {
					var err error
					if chunked {
						_, err = fmt.Fprintf(conn, "%x\r\n%s\r\n", len(piece), piece)
					} else {
						_, err = io.WriteString(conn, piece)
					}
					if err != nil {
						break
					}
					total += int64(len(piece))
				}
				sent <- total
			}()
			got := h.answer(conn)
			_ = conn.Close()
			<-sent
			if got.status != 413 && got.status != 400 {
				t.Errorf("got %d %s", got.status, got.body)
			}
			if read := line.read.Load(); read > c.most {
				t.Errorf("the server read %d bytes, want at most %d", read, c.most)
			}
			h.nothingStored(app)
		})
	}
}

func TestAClientThatWaitsForLeaveSendsNothingOverTheLimit(t *testing.T) {
	h := open(t)
	conn, _ := h.dial()
	fmt.Fprintf(conn, "POST %s/documents?kind=lease HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 900000\r\n\r\n", h.opened())
	h.answer(conn).refused(413, "FILE.SIZE.TOO_LARGE").has(map[string]any{"findings.#": 1, "finding.detail.measured": 900000})
}

func TestAClientThatOnlyHoldsTheLineIsLetGo(t *testing.T) {
	for name, send := range map[string]string{
		"raw":  "Content-Length: 5000\r\n\r\n%PDF-",
		"form": "Content-Length: 5000\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n%PDF-",
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.service.pace = pace{chunk: 1000, within: 300 * time.Millisecond}
			app := h.opened()
			conn, _ := h.dial()
			fmt.Fprintf(conn, "POST %s/documents?kind=lease HTTP/1.1\r\nHost: test\r\n%s", app, send)
			began := time.Now()
			h.answer(conn).refused(408, "API.REQUEST.TOO_SLOW")
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			h.nothingStored(app)
		})
	}
}

func TestASlowButSteadyLineIsServed(t *testing.T) {
	h := open(t)
	h.service.pace = pace{chunk: 1000, within: 400 * time.Millisecond}
	app := h.opened()
	content := pdf(strings.Repeat("x", 8000))
	conn, _ := h.dial()
	fmt.Fprintf(conn, "POST %s/documents?kind=lease HTTP/1.1\r\nHost: test\r\nContent-Length: %d\r\n\r\n", app, len(content))
	for rest := content; rest != ""; { // in all longer than any one chunk may take
		n := min(len(rest), 1000)
		_, _ = io.WriteString(conn, rest[:n])
		rest = rest[n:]
		time.Sleep(100 * time.Millisecond)
	}
	h.answer(conn).is(201)
}

func TestAClientThatLeavesHalfWayLeavesNothing(t *testing.T) {
	for name, send := range map[string]string{
		"raw":     "Content-Length: 5000\r\n\r\n%PDF-",
		"chunked": "Transfer-Encoding: chunked\r\n\r\n5\r\n%PDF-\r\n",
		"form":    "Content-Length: 5000\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n%PDF-",
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			app := h.opened()
			conn, _ := h.dial()
			fmt.Fprintf(conn, "POST %s/documents?kind=lease HTTP/1.1\r\nHost: test\r\n%s", app, send)
			time.Sleep(50 * time.Millisecond)
			_ = conn.Close()
			h.eventually("the request is over", func() bool { return strings.Contains(h.log.String(), "/documents\"") })
			h.nothingStored(app)
		})
	}
}

// eventually waits until something holds.
func (h *house) eventually(what string, holds func() bool) {
	h.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			h.t.Fatalf("not so after 10 s: %s", what)
		}
	}
}

func TestAJSONBodyThatDoesNotArriveIsRefused(t *testing.T) {
	h := open(t)
	h.service.patience = 300 * time.Millisecond
	for name, c := range map[string]struct {
		leave  bool
		status int
		code   string
	}{
		"in time":    {false, 408, "API.REQUEST.TOO_SLOW"},
		"to its end": {true, 400, "API.REQUEST.INVALID"},
	} {
		t.Run(name, func(t *testing.T) {
			h := h.in(t)
			conn, _ := h.dial()
			fmt.Fprint(conn, "POST /v1/applications HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{")
			if c.leave {
				if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
					t.Fatal(err)
				}
			}
			h.answer(conn).refused(c.status, c.code)
		})
	}
}
