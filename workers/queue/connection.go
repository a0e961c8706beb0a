package queue

import (
	"crypto/rand"
	"fmt"
	"strings"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/hibiken/asynq"
)

// connection turns an address into a way to connect and, for the embedded server, a way to stop it.
func connection(address string) (asynq.RedisConnOpt, func(), error) {
	scheme, _, _ := strings.Cut(address, ":")
	switch scheme {
	case "embedded":
		return embedded()
	case "redis", "rediss":
		connect, err := asynq.ParseRedisURI(address)
		if err != nil {
			return nil, nil, fmt.Errorf("PRIYOM_QUEUE: want redis://[:PASSWORD@]HOST:PORT[/DB]; the address given cannot be read")
		}
		return connect, nil, nil
	default:
		return nil, nil, fmt.Errorf("PRIYOM_QUEUE: no queue of scheme %q: want embedded: or redis://HOST:PORT", scheme)
	}
}

// tick is how often the embedded server's clock is moved; left alone, its keys never expire.
const tick = 100 * time.Millisecond

// embedded starts a Redis within the process. It listens on loopback under a password of its own.
func embedded() (asynq.RedisConnOpt, func(), error) {
	server := miniredis.NewMiniRedis()
	password := rand.Text()
	server.RequireAuth(password)
	if err := server.StartAddr("127.0.0.1:0"); err != nil {
		return nil, nil, fmt.Errorf("start the embedded queue: %w", err)
	}
	stop := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		ticker := time.NewTicker(tick)
		defer ticker.Stop()
		for {
			select {
			case <-stop:
				return
			case <-ticker.C:
				server.FastForward(tick)
			}
		}
	}()
	return asynq.RedisClientOpt{Addr: server.Addr(), Password: password}, func() {
		close(stop)
		<-stopped
		server.Close()
	}, nil
}
