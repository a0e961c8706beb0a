package main

import (
	"errors"
	"net"
	"strings"
)

// leastSecret is the least length of a key's secret in bytes.
const leastSecret = 16

// everything marks a key that is good for every client's applications, and for the reviewers' pages.
const everything = "+all"

// keys admit clients: names to secrets, and which of them are good for everything.
type keys struct {
	secrets map[string]string
	all     []string
}

// parseKeys reads NAME:SECRET and NAME+all:SECRET pairs. Errors never show a secret.
func parseKeys(pairs []string) (keys, error) {
	parsed := keys{secrets: map[string]string{}}
	for _, pair := range pairs {
		name, secret, ok := strings.Cut(pair, ":")
		name, marked := strings.CutSuffix(name, everything)
		if !ok || name == "" || len(secret) < leastSecret {
			return keys{}, misuse{errors.New("PRIYOM_KEYS: want NAME:SECRET or NAME+all:SECRET with a secret of at least 16 characters, several separated by commas")}
		}
		if _, twice := parsed.secrets[name]; twice {
			return keys{}, misuse{errors.New("PRIYOM_KEYS: two keys have the same name: give each client a name of its own")}
		}
		parsed.secrets[name] = secret
		if marked {
			parsed.all = append(parsed.all, name)
		}
	}
	return parsed, nil
}

// reviewers are the keys that open the reviewers' pages: those good for everything, as the pages show everything.
// Nil when no keys are asked for.
func (k keys) reviewers() map[string]string {
	if len(k.secrets) == 0 {
		return nil
	}
	reviewers := map[string]string{}
	for _, name := range k.all {
		reviewers[name] = k.secrets[name]
	}
	return reviewers
}

// loopback reports whether an address can be reached from this machine only.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
