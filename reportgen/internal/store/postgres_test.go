package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// shared is the Postgres of these tests, which runs until they end.
var shared struct {
	sync.Mutex
	address string
	stop    func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if shared.stop != nil {
		shared.stop()
	}
	os.Exit(code)
}

// database returns the address of a database in a Postgres that these tests start.
// The test is skipped if there is none to start; CI requires one.
func database(t *testing.T) string {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.address != "" {
		return shared.address
	}
	programs, err := findPostgres()
	if err != nil {
		if os.Getenv("WORKBOOK_POSTGRES") == "required" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	home, err := os.MkdirTemp("", "pg") // short, because a socket's path must be
	if err != nil {
		t.Fatal(err)
	}
	shared.stop = func() { os.RemoveAll(home) }
	if os.Getuid() == 0 {
		if out, err := exec.Command("chown", "postgres", home).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	run := func(program string, args ...string) {
		t.Helper()
		cmd := asPostgres(filepath.Join(programs, program), args...)
		cmd.Dir = home
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", program, err, out)
		}
	}
	data := filepath.Join(home, "data")
	run("initdb", "-D", data, "-U", "class", "-A", "trust", "--no-sync")
	// It listens on a socket in its folder alone, so no port can be taken.
	run("pg_ctl", "-D", data, "-w", "-l", filepath.Join(home, "log"), "-o", fmt.Sprintf("-h '' -k %s -F", home), "start")
	shared.stop = func() {
		_ = asPostgres(filepath.Join(programs, "pg_ctl"), "-D", data, "-w", "-m", "immediate", "stop").Run()
		os.RemoveAll(home)
	}
	shared.address = fmt.Sprintf("postgres://class@/postgres?host=%s", home)
	return shared.address
}

// asPostgres is a command of a user that Postgres lets start it: any but root.
func asPostgres(program string, args ...string) *exec.Cmd {
	if os.Getuid() == 0 {
		return exec.Command("runuser", append([]string{"-u", "postgres", "--", program}, args...)...)
	}
	return exec.Command(program, args...)
}

// findPostgres returns the folder of Postgres' programs: that of Debian's package,
// or one on PATH.
func findPostgres() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // the pattern is well-formed
	if path, err := exec.LookPath("initdb"); err == nil {
		found = append(found, path)
	}
	if len(found) == 0 {
		return "", errors.New("there is no Postgres to start; install the package postgresql")
	}
	if os.Getuid() == 0 {
		if _, err := exec.LookPath("runuser"); err != nil {
			return "", errors.New("root cannot start Postgres without runuser; start the tests as another user")
		}
	}
	return filepath.Dir(found[0]), nil
}

// TestADatabaseThatRefuses wants its own words, and nobody to look whether it runs.
func TestADatabaseThatRefuses(t *testing.T) {
	address := strings.Replace(database(t), "/postgres?", "/nowhere?", 1)
	const want = `open the database: it runs, and refuses: database "nowhere" does not exist (SQLSTATE 3D000)`
	if _, err := Open(t.Context(), address, "class"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestADatabaseThatEnds(t *testing.T) {
	address := database(t)
	s := opened(t, address, "class")
	s.(table).pool.Close()
	for what, err := range map[string]error{
		"put": s.Put(t.Context(), "a", nil), "follow": s.Follow(t.Context(), func(Entry) {}), "forget": s.Forget(t.Context()),
	} {
		if err == nil || !strings.Contains(err.Error(), "database") {
			t.Errorf("%s without a database: %v", what, err)
		}
	}
}
