package main

import (
	"errors"
	"net"
	"strings"
)

// leastSecret is the least length of a key's secret in bytes.
const leastSecret = 16

// parseKeys reads NAME:SECRET pairs. Errors never show a secret.
func parseKeys(pairs []string) (map[string]string, error) {
	keys := map[string]string{}
	for _, pair := range pairs {
		name, secret, ok := strings.Cut(pair, ":")
		if !ok || name == "" || len(secret) < leastSecret {
			return nil, misuse{errors.New("PRIYOM_KEYS: want NAME:SECRET with a secret of at least 16 characters, several separated by commas")}
		}
		keys[name] = secret
	}
	return keys, nil
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
