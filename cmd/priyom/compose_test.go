package main

import (
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"go.yaml.in/yaml/v3"
)

// TestComposeSaysWhatTheProgramUnderstands reads compose.yaml as far as that can be done without containers: its
// commands and settings are the program's, its secrets are in the example, its MinIO is the one that tests run on, and
// who waits for a healthy server waits for something that is told.
func TestComposeSaysWhatTheProgramUnderstands(t *testing.T) {
	t.Parallel()
	root := filepath.Dir(folder(t, "cmd"))
	text := read(t, filepath.Join(root, "compose.yaml"))
	var file struct {
		Services map[string]struct {
			Command     []string          `yaml:"command"`
			Environment map[string]string `yaml:"environment"`
			Healthcheck struct{ Test []string }
			DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
		} `yaml:"services"`
	}
	if err := yaml.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	if got := slices.Sorted(maps.Keys(file.Services)); !slices.Equal(got, []string{"minio", "postgres", "redis", "serve", "worker"}) {
		t.Errorf("got services %v", got)
	}
	for name, service := range file.Services {
		for other, on := range service.DependsOn {
			if on.Condition == "service_healthy" && len(file.Services[other].Healthcheck.Test) == 0 {
				t.Errorf("%s waits until %s is healthy, which nothing tells", name, other)
			}
		}
	}
	if got := file.Services["postgres"].Healthcheck.Test; !slices.Contains(got, "--host=127.0.0.1") {
		t.Errorf("got %v: on its socket answers the server that only makes the database, too", got)
	}
	var cli program
	parser, err := kong.New(&cli, kong.Writers(io.Discard, io.Discard), kong.Vars{"version": "", "kinds": ""})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"serve", "worker"} {
		service := file.Services[name]
		parsed, err := parser.Parse(service.Command)
		if err != nil {
			t.Errorf("%s: priyom %v: %v", name, service.Command, err)
			continue
		}
		known := map[string]bool{}
		for _, flag := range parsed.Flags() {
			for _, env := range flag.Envs {
				known[env] = true
			}
		}
		for setting := range service.Environment {
			if strings.HasPrefix(setting, "PRIYOM_") && !known[setting] {
				t.Errorf("%s: priyom %s knows no setting %s", name, parsed.Command(), setting)
			}
		}
	}
	example := read(t, filepath.Join(root, "compose.env.example"))
	for _, secret := range regexp.MustCompile(`\$\{(\w+):\?`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(example, "\n"+secret[1]+"=") {
			t.Errorf("compose.env.example lacks %s", secret[1])
		}
	}
	version := regexp.MustCompile(`minio_version=(\S+)`).FindStringSubmatch(read(t, filepath.Join(root, "scripts", "lib.sh")))
	if version == nil || !strings.Contains(text, "minio@"+version[1]) {
		t.Errorf("its MinIO is not %v, which tests run on", version)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
