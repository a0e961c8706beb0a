package queue

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
)

// startFailure tells in one line why Redis cannot be used and what to do, without the password.
type startFailure struct {
	at    server
	cause error
}

func (e startFailure) Unwrap() error { return e.cause }

func (e startFailure) Error() string {
	return fmt.Sprintf("%s: Redis at %s: %s", Setting, e.at.name(), e.remedy())
}

// remedies are what Redis says by its first word, and the client by what it says at all.
var remedies = []struct{ says, remedy string }{
	{"WRONGPASS", "it refuses the user or the password; mend them in the address"},
	{"NOAUTH", "it wants a password; give it in the address: redis://:PASSWORD@HOST:PORT"},
	{"NOPERM", "the user may not use what a queue needs; let it: ACL SETUSER NAME ~* &* +@all"},
	{"READONLY", "it is a replica that takes nothing; name the primary, or redis-sentinel:// so that it is found"},
	{"MOVED", "it belongs to a cluster; write redis-cluster:// instead"},
	{"CLUSTERDOWN", "the cluster lacks servers; see that all its slots are served: redis-cli cluster info"},
	{"cluster support disabled", "it is no cluster; write redis:// instead"},
	{"MISCONF", "it takes nothing because it cannot save to its disk; make room there"},
	{"OOM", "it takes nothing because its memory is full; raise its maxmemory"},
	{"LOADING", "it is reading its data; try again in a moment"},
	{"DB index is out of range", "it has no database of that number; choose a smaller one after the /"},
	{"all sentinels specified in configuration are unreachable", "no sentinel answers; start Redis Sentinel there, or mend the address"},
	{"No such master", "the sentinels know no primary of that name; mend master= in the address"},
}

func (e startFailure) remedy() string {
	said := e.cause.Error()
	for _, known := range remedies {
		if strings.Contains(said, known.says) {
			return known.remedy
		}
	}
	const start = "start Redis there, or mend the address, or use embedded: instead"
	var unnamed *net.DNSError
	var network *net.OpError
	switch {
	case errors.As(e.cause, &unnamed):
		return "the host cannot be found (" + unnamed.Err + "); " + start
	case errors.As(e.cause, &network) && network.Err != nil:
		return "it does not answer (" + network.Err.Error() + "); " + start
	case errors.Is(e.cause, context.DeadlineExceeded):
		return "it does not answer in time; " + start
	default:
		first, _, _ := strings.Cut(said, "\n")
		return "it does not answer (" + strconv.Quote(first) + "); " + start
	}
}
