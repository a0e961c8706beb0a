package queue

import (
	"crypto/tls"
	"errors"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

// Setting names the setting that an address of a queue comes from.
const Setting = "PRIYOM_QUEUE"

const addressForms = "embedded:, redis://[:PASSWORD@]HOST:PORT[/DATABASE], redis-sentinel://[:PASSWORD@]HOST:PORT,HOST:PORT,…?master=NAME or redis-cluster://[:PASSWORD@]HOST:PORT,HOST:PORT,…"

// server is where Redis is: one server, a primary that sentinels name, or a cluster. It is an asynq.RedisConnOpt.
type server struct {
	options redis.UniversalOptions
	cluster bool
}

// schemes are the schemes of addresses, each also with TLS: rediss, rediss-sentinel, rediss-cluster.
var schemes = map[string]string{"redis": "6379", "redis-sentinel": "26379", "redis-cluster": "6379"} // with the usual port

// parse reads an address. It is taken apart by hand, as net/url takes no list of hosts.
func parse(address string) (server, error) {
	scheme, rest, ok := strings.Cut(address, "://")
	plain := strings.Replace(scheme, "rediss", "redis", 1)
	port, known := schemes[plain]
	if !ok || !known {
		word, _, _ := strings.Cut(address, ":")
		return server{}, errors.New(Setting + ": no queue of scheme " + strconv.Quote(word) + ": want " + addressForms)
	}
	rest, query, _ := strings.Cut(rest, "?")
	s := server{cluster: plain == "redis-cluster", options: redis.UniversalOptions{
		DialTimeout: 2 * time.Second, ReadTimeout: 3 * time.Second, ContextTimeoutEnabled: true, DisableIdentity: true,
	}}
	if at := strings.LastIndex(rest, "@"); at >= 0 {
		if err := s.admit(rest[:at]); err != nil {
			return server{}, err
		}
		rest = rest[at+1:]
	}
	hosts, database, _ := strings.Cut(rest, "/")
	var err error
	if s.options.Addrs, err = addresses(hosts, port); err != nil {
		return server{}, err
	}
	if database != "" {
		if s.options.DB, err = strconv.Atoi(database); err != nil || s.options.DB < 0 || s.cluster {
			return server{}, unreadable("after the / comes the number of a database, and a cluster has none")
		}
	}
	if scheme != plain {
		host, _, _ := net.SplitHostPort(s.options.Addrs[0])
		s.options.TLSConfig = &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12}
		if plain != "redis" {
			s.options.TLSConfig.ServerName = "" // each server's own name
		}
	}
	return s, s.refine(plain, query)
}

// admit takes the user and the password.
func (s *server) admit(userinfo string) error {
	user, password, _ := strings.Cut(userinfo, ":")
	var errs [2]error
	s.options.Username, errs[0] = url.PathUnescape(user)
	s.options.Password, errs[1] = url.PathUnescape(password)
	if errors.Join(errs[:]...) != nil {
		return unreadable("what is special in a password is percent-encoded")
	}
	return nil
}

// refine takes what comes after the question mark.
func (s *server) refine(scheme, query string) error {
	values, err := url.ParseQuery(query)
	if err != nil {
		return unreadable("what comes after the ? cannot be read")
	}
	s.options.MasterName, s.options.SentinelPassword = values.Get("master"), values.Get("sentinel_password")
	values.Del("master")
	values.Del("sentinel_password")
	switch {
	case len(values) > 0:
		return unreadable("after the ? only master= and sentinel_password= are known")
	case (scheme == "redis-sentinel") != (s.options.MasterName != ""):
		return unreadable("redis-sentinel://, and nothing else, wants ?master= with the name that the sentinels know the primary by")
	case scheme == "redis" && len(s.options.Addrs) > 1:
		return unreadable("redis:// is one server; name several by redis-sentinel:// or redis-cluster://")
	}
	return nil
}

// addresses are hosts separated by commas, with the usual port where they name none.
func addresses(hosts, port string) ([]string, error) {
	var list []string
	for host := range strings.SplitSeq(hosts, ",") {
		name, number, err := net.SplitHostPort(host)
		if err != nil {
			name, number = strings.Trim(host, "[]"), port
		}
		if _, err := strconv.ParseUint(number, 10, 16); err != nil || name == "" || strings.ContainsAny(name, " \t\\") {
			return nil, unreadable("each server is HOST:PORT")
		}
		list = append(list, net.JoinHostPort(name, number))
	}
	return list, nil
}

// unreadable never repeats the address, which may hold a password.
func unreadable(why string) error {
	return errors.New(Setting + ": the address cannot be read: " + why + "; want " + addressForms)
}

// MakeRedisClient connects, at the first command.
func (s server) MakeRedisClient() any { return s.client() }

func (s server) client() redis.UniversalClient {
	options := s.options
	switch {
	case s.cluster:
		return redis.NewClusterClient(options.Cluster())
	case options.MasterName != "":
		return redis.NewFailoverClient(options.Failover())
	default:
		return redis.NewClient(options.Simple())
	}
}

// name is where the server is, for people, without the password.
func (s server) name() string { return strings.Join(s.options.Addrs, ",") }
