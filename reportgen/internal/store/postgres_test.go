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

	"github.com/jackc/pgx/v5"
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
		"put": s.Put(t.Context(), anna, nil), "follow": s.Follow(t.Context(), func(Entry) {}), "forget": s.Forget(t.Context()),
	} {
		if err == nil || !strings.Contains(err.Error(), "database") {
			t.Errorf("%s without a database: %v", what, err)
		}
	}
}

// TestADatabaseThatCannotBeWritten wants to be told at the start, and not by the first
// student who hands in.
func TestADatabaseThatCannotBeWritten(t *testing.T) {
	address := database(t)
	opened(t, address, "class").Close() // which makes the table
	sql(t, address, `create database theirs`, `create role guest login`, `grant select on hand_in to guest`, `create role standby login`,
		`alter role standby set default_transaction_read_only = on`)
	theirs := strings.Replace(address, "/postgres?", "/theirs?", 1)
	sql(t, theirs, `create table hand_in (name text)`)
	for what, c := range map[string]struct{ address, says string }{
		"a user who may only read":     {strings.Replace(address, "class@", "guest@", 1), "permission denied for table hand_in (SQLSTATE 42501); this user must be allowed"},
		"a server that is only read":   {strings.Replace(address, "class@", "standby@", 1), "(SQLSTATE 25006); name a server that can be written"},
		"a table of another program's": {theirs, "(SQLSTATE 42703); the table hand_in there is another program's"},
	} {
		if _, err := Open(t.Context(), c.address, "class"); err == nil || !strings.HasPrefix(err.Error(), "open the database: it runs, and refuses: ") || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if there := held(t, opened(t, address, "class")); len(there) > 0 {
		t.Errorf("the trial left %q", there)
	}
}

// TestADatabaseThatIsAway wants a student to come again if the database starts anew, and
// another error if it refuses.
func TestADatabaseThatIsAway(t *testing.T) {
	address := database(t)
	s := opened(t, address, "class")
	defer s.Close()
	sql(t, address, `create or replace function refuse() returns trigger language plpgsql as $$ begin raise exception 'no room' using errcode = TG_ARGV[0]; end $$`)
	for code, away := range map[string]bool{"57P01": true, "57P03": true, "53300": true, "53100": false, "42501": false} {
		sql(t, address, fmt.Sprintf(`create or replace trigger refuses before insert on hand_in execute function refuse('%s')`, code))
		if err := s.Put(t.Context(), anna, nil); errors.Is(err, ErrAway) != away || err == nil {
			t.Errorf("SQLSTATE %s: %v", code, err)
		}
	}
	sql(t, address, `drop table hand_in`)
	if err := s.Put(t.Context(), anna, nil); err == nil || !strings.Contains(err.Error(), "start the class again") {
		t.Errorf("a table that was deleted: %v", err)
	}
	s.(table).pool.Close()
	if err := s.Put(t.Context(), anna, nil); !errors.Is(err, ErrAway) {
		t.Errorf("no connection: %v", err)
	}
}

// TestBehindAPool changes the session between two statements, as PgBouncer does: what was
// prepared in the first is not there in the second.
func TestBehindAPool(t *testing.T) {
	s := opened(t, database(t), "class").(table)
	defer s.Close()
	for range 3 {
		if err := s.Put(t.Context(), anna, []byte("text")); err != nil {
			t.Error(err)
		}
		if _, err := s.pool.Exec(t.Context(), `deallocate all`); err != nil {
			t.Error(err)
		}
	}
}

// sql runs statements one after the other.
func sql(t *testing.T, address string, statements ...string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	for _, statement := range statements {
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}
