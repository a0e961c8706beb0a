package main

import (
	"errors"
	"net/url"
	"strings"

	"priyom/workers"
)

// callbackFlags say which clients are told of verdicts.
type callbackFlags struct {
	Callbacks       []string `env:"PRIYOM_CALLBACKS" placeholder:"NAME=URL" help:"Where clients are told of verdicts, each by the name of its key: a signed POST (Standard Webhooks), again until it is taken."`
	CallbackSecrets []string `env:"PRIYOM_CALLBACK_SECRETS" placeholder:"NAME:SECRET" help:"Secrets that sign what clients are told; at least 16 characters."`
}

// callbacks joins addresses and secrets. Errors show neither.
func (f callbackFlags) callbacks() (*workers.Callbacks, error) {
	secrets := map[string]string{}
	for _, pair := range f.CallbackSecrets {
		name, secret, ok := strings.Cut(pair, ":")
		if !ok || name == "" || len(secret) < leastSecret {
			return nil, misuse{errors.New("PRIYOM_CALLBACK_SECRETS: want NAME:SECRET with a secret of at least 16 characters, several separated by commas")}
		}
		secrets[name] = secret
	}
	clients := map[string]workers.Callback{}
	for _, pair := range f.Callbacks {
		name, address, ok := strings.Cut(pair, "=")
		at, err := url.Parse(address)
		switch {
		case !ok || name == "" || err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http":
			return nil, misuse{errors.New("PRIYOM_CALLBACKS: want NAME=https://HOST/PATH, several separated by commas; NAME is that of the client's key")}
		case secrets[name] == "":
			return nil, misuse{errors.New("PRIYOM_CALLBACKS: " + name + " has no secret; add " + name + ":SECRET to PRIYOM_CALLBACK_SECRETS")}
		}
		clients[name] = workers.Callback{URL: address, Secret: []byte(secrets[name])}
	}
	return workers.NewCallbacks(clients), nil
}
