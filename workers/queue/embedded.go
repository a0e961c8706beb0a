package queue

import (
	"crypto/rand"
	"fmt"
	"time"

	"github.com/alicebob/miniredis/v2"
)

// tick is how often the embedded server's clock is moved; left alone, its keys never expire.
const tick = 100 * time.Millisecond

// embed starts a Redis within the process. It listens on loopback under a password of its own.
func embed() (server, func(), error) {
	redis := miniredis.NewMiniRedis()
	password := rand.Text()
	redis.RequireAuth(password)
	if err := redis.StartAddr("127.0.0.1:0"); err != nil {
		return server{}, nil, fmt.Errorf("start the embedded queue: %w", err)
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
				redis.FastForward(tick)
			}
		}
	}()
	at, err := parse("redis://:" + password + "@" + redis.Addr())
	return at, func() {
		close(stop)
		<-stopped
		redis.Close()
	}, err
}
