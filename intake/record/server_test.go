package record_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/record"
	"priyom/intake/record/recordtest"
)

func TestAServerThatCannotServeIsToldInOneLineWithTheSettingAndTheRemedy(t *testing.T) {
	cluster := recordtest.NewCluster(t)
	for _, statement := range []string{`CREATE DATABASE readonly`, `ALTER DATABASE readonly SET default_transaction_read_only = on`,
		`CREATE ROLE stranger LOGIN PASSWORD 'hunter2'`} {
		recordtest.SQL(t, cluster.Address(), statement)
	}
	silent, err := net.Listen("tcp", "127.0.0.1:0") // takes connections up and says nothing
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	for _, c := range []struct{ name, address, want string }{
		{"a wrong password", cluster.AddressFor("priyom", "hunter2", "postgres"), "refuses the user or the password"},
		{"an unknown user", cluster.AddressFor("nobody", "hunter2", "postgres"), "refuses the user or the password"},
		{"no such database", cluster.AddressFor("priyom", "correct horse", "absent"), "createdb --owner=priyom absent"},
		{"a read-only database", cluster.AddressFor("priyom", "correct horse", "readonly"), "is read-only"},
		{"a user without rights", cluster.AddressFor("stranger", "hunter2", "postgres"), "ALTER DATABASE postgres OWNER TO stranger"},
		{"a host that there is not", "postgres://priyom:hunter2@host.invalid/db", "cannot be reached"},
		{"TLS that the server does not speak", strings.Replace(cluster.Address(), "disable", "require", 1), "cannot be reached"},
		{"a server that says nothing", "postgres://priyom:hunter2@" + silent.Addr().String() + "/db?connect_timeout=1&sslmode=disable", "does not answer in time"},
	} {
		t.Run(c.name, func(t *testing.T) { saysOnStart(t, c.address, c.want) })
	}
	cluster.Stop()
	t.Run("a server that is down", func(t *testing.T) { saysOnStart(t, cluster.Address(), "start PostgreSQL there") })
}

func saysOnStart(t *testing.T, address, want string) {
	t.Helper()
	records, err := record.Open(t.Context(), address)
	if err == nil {
		records.Close() //nolint:errcheck // the test has failed
		t.Fatal("got no error")
	}
	t.Log(err)
	for _, secret := range []string{"hunter2", "correct horse", "correct%20horse", "\n"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("got %q, want one line without the password", err)
		}
	}
	for _, want := range []string{record.Setting, want} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want it to say %q", err, want)
		}
	}
}

func TestRecordsComeBackByThemselvesWhenTheirServerDoes(t *testing.T) {
	cluster := recordtest.NewCluster(t)
	records, err := record.Open(t.Context(), cluster.Address())
	if err != nil {
		t.Fatal(err)
	}
	defer records.Close()
	app := benchApplication(1)
	if err := records.Create(t.Context(), app); err != nil {
		t.Fatal(err)
	}
	for name, end := range map[string]func(){"stopped": cluster.Stop, "crashed": cluster.Crash} {
		t.Run(name, func(t *testing.T) {
			end()
			if err := records.Ping(t.Context()); err == nil || !strings.Contains(err.Error(), record.Setting) {
				t.Errorf("while it is down: got %v, want an error that names the setting", err)
			}
			cluster.Start()
			began := time.Now()
			if err := records.Ping(t.Context()); err != nil {
				t.Errorf("after it came back: %v", err)
			}
			got, err := records.Application(t.Context(), app.ID)
			if err != nil || got.Head != app.Head {
				t.Errorf("got %+v, %v after %s", got, err, time.Since(began))
			}
		})
	}
}

// A restart while nobody asks leaves connections that look whole. None of them may fail a request.
func TestARestartThatNobodyNoticedFailsNoChange(t *testing.T) {
	cluster := recordtest.NewCluster(t)
	records, err := record.Open(t.Context(), cluster.Address())
	if err != nil {
		t.Fatal(err)
	}
	defer records.Close()
	app := benchApplication(1)
	if err := records.Create(t.Context(), app); err != nil {
		t.Fatal(err)
	}
	crowd := make(chan error)
	const many = 6
	ask := func(when string) {
		for range many {
			go func() {
				_, err := records.Change(context.Background(), app.ID, func(app *intake.Application) error {
					time.Sleep(10 * time.Millisecond) // so that each has a connection of its own
					return app.SetFields(intake.Fields{"surname": "ПРИМЕРОВ"}, benchTime)
				})
				crowd <- err
			}()
		}
		for range many {
			if err := <-crowd; err != nil {
				t.Errorf("%s: %v", when, err)
			}
		}
	}
	ask("before")
	cluster.Crash()
	cluster.Start()
	ask("after the restart")
}

func TestANameThatNoTextInTheDatabaseCanBeIsNotFound(t *testing.T) {
	for kind, address := range map[string]string{"sqlite": "sqlite:" + t.TempDir() + "/priyom.db", "postgres": recordtest.Postgres(t)} {
		records, err := record.Open(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		defer records.Close() //nolint:gocritic,revive // two of them
		for _, name := range []string{"\x00", "a\x00b", "\xff\xfe"} {
			for what, ask := range map[string]func() error{
				"Application": func() error { _, err := records.Application(t.Context(), intake.ApplicationID(name)); return err },
				"ApplicationOf": func() error {
					_, err := records.ApplicationOf(t.Context(), intake.DocumentID(name))
					return err
				},
				"Revision": func() error { _, err := records.Revision(t.Context(), intake.ApplicationID(name)); return err },
				"Repeated": func() error {
					_, err := records.Repeated(t.Context(), intake.Once{Client: "c", Key: name})
					return err
				},
				"Evidence": func() error { _, err := records.Evidence(t.Context(), intake.Digest(name)); return err },
				"Change": func() error {
					_, err := records.Change(t.Context(), intake.ApplicationID(name), func(*intake.Application) error { return nil })
					return err
				},
			} {
				if err := ask(); !errors.Is(err, intake.ErrNotFound) {
					t.Errorf("%s: %s of %q: got %v, want ErrNotFound", kind, what, name, err)
				}
			}
			list, err := records.Applications(t.Context(), intake.Filter{Service: intake.Service(name), Query: name})
			if err != nil || len(list.Items) != 0 {
				t.Errorf("%s: a list by %q: got %+v, %v; want an empty one", kind, name, list, err)
			}
		}
	}
}
