package store

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/bus"
	"workbook/reportgen/internal/bus/bustest"
)

// stores opens a store of the class, in each of the ways in which there are any.
// What was put into one is there when it is opened again.
var stores = map[string]func(t *testing.T) func(class string) Store{
	"folder": func(t *testing.T) func(string) Store {
		path := t.TempDir()
		return func(class string) Store { return opened(t, filepath.Join(path, class), class) }
	},
	"postgres": func(t *testing.T) func(string) Store {
		address := database(t)
		return func(class string) Store { return opened(t, address, t.Name()+class) }
	},
	"bus": func(t *testing.T) func(string) Store {
		b := newBus(t, bustest.Start(t))
		return func(class string) Store { return Share(b, class, never) }
	},
}

// Keys of students.
var anna, bob = strings.Repeat("a", 32), strings.Repeat("b", 32)

func never(there, text []byte) bool { return false }

func newBus(t *testing.T, s *bustest.Server) *bus.Bus {
	t.Helper()
	b, err := bus.Open(t.Context(), bus.Address(s.Address()), s.Token, func(err error) { t.Log(err) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func opened(t *testing.T, where, class string) Store {
	t.Helper()
	s, err := Open(t.Context(), where, class)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// held are the hand-ins in a store, by student.
func held(t *testing.T, s Store) map[string]string {
	t.Helper()
	var mu sync.Mutex
	all := map[string]string{} // guarded by mu: a shared store goes on to tell of others
	if err := s.Follow(t.Context(), func(e Entry) {
		mu.Lock()
		defer mu.Unlock()
		all[e.Student] = string(e.Text)
	}); err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	return maps.Clone(all)
}

func TestStores(t *testing.T) {
	for name, start := range stores {
		t.Run(name, func(t *testing.T) {
			open := start(t)
			one, other := open("one"), open("other")
			put := func(s Store, student, text string) {
				t.Helper()
				if err := s.Put(t.Context(), student, []byte(text)); err != nil {
					t.Error(err)
				}
			}
			put(one, bob, "first\x00\xff")
			put(one, anna, "second")
			put(one, bob, "third")
			put(other, bob, "of another class")
			if diff := cmp.Diff(map[string]string{anna: "second", bob: "third"}, held(t, one)); diff != "" {
				t.Error(diff)
			}
			for _, bad := range []string{"", "../" + anna[3:], "a/" + anna[2:], strings.ToUpper(anna), "." + anna[1:], anna + "0", "package", anna + ".json"} {
				if err := one.Put(t.Context(), bad, nil); err == nil {
					t.Errorf("%q is taken for a student's key", bad)
				}
			}

			if err := one.Close(); err != nil {
				t.Error(err)
			}
			one = open("one")
			if diff := cmp.Diff(map[string]string{anna: "second", bob: "third"}, held(t, one)); diff != "" {
				t.Error("opened again:", diff)
			}
			if err := one.Forget(t.Context()); err != nil {
				t.Error(err)
			}
			if left := held(t, one); len(left) > 0 {
				t.Errorf("%q is left of what was to be forgotten", left)
			}
			if diff := cmp.Diff(map[string]string{bob: "of another class"}, held(t, other)); diff != "" {
				t.Error("the other class:", diff)
			}
			one.Close()
			other.Close()
		})
	}
}

// TestPutAtOnce wants one whole hand-in of each student, whoever was last.
func TestPutAtOnce(t *testing.T) {
	for name, start := range stores {
		t.Run(name, func(t *testing.T) {
			s := start(t)("class")
			defer s.Close()
			const students, times = 10, 8
			var all sync.WaitGroup
			for i := range students * times {
				all.Go(func() {
					text := bytes.Repeat([]byte{byte('a' + i/students)}, 40_000)
					if err := s.Put(t.Context(), fmt.Sprintf("%032d", i%students), text); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			found := held(t, s)
			if len(found) != students {
				t.Errorf("%d students, want %d", len(found), students)
			}
			for student, text := range found {
				if len(text) != 40_000 || strings.Trim(text, text[:1]) != "" {
					t.Errorf("%s has pieces of several hand-ins", student)
				}
			}
		})
	}
}

func TestFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "[CS101] class") // as a pattern, it would not match itself
	s := opened(t, path, "")
	if _, err := Open(t.Context(), path, ""); err == nil || !strings.Contains(err.Error(), "another class") {
		t.Errorf("two have one folder: %v", err)
	}
	if err := s.Put(t.Context(), anna, []byte("text")); err != nil {
		t.Fatal(err)
	}
	s.Close()
	half := filepath.Join(path, ".a.json-77-1.partial")
	others := []string{"Notes.json", "notes.txt", "package.json", "anna.json", "2026.json"}
	for _, name := range append(others, filepath.Base(half)) {
		if err := os.WriteFile(filepath.Join(path, name), []byte("not a hand-in"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s = opened(t, path, "")
	defer s.Close()
	if diff := cmp.Diff(map[string]string{anna: "text"}, held(t, s)); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Stat(half); err == nil {
		t.Error("the half-written file is still there")
	}
	if err := s.Forget(t.Context()); err != nil {
		t.Error(err)
	}
	for _, name := range others {
		if _, err := os.Stat(filepath.Join(path, name)); err != nil {
			t.Errorf("%s, which is no hand-in, was deleted", name)
		}
	}
}

// TestAFolderThatIsDeleted has somebody delete it while the class is served.
func TestAFolderThatIsDeleted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report", "class")
	s := opened(t, path, "")
	defer s.Close()
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Skip(err) // Windows keeps what is open
	}
	if err := s.Put(t.Context(), anna, []byte("text")); err != nil || held(t, s)[anna] != "text" {
		t.Errorf("a hand-in after that: %v", err)
	}
}

func TestOpenSaysWhatToDo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for where, want := range map[string]string{
		file:                          "-store",
		"postgres://[":                "-store postgres://",
		"postgres://127.0.0.1:1/none": "does it run",
	} {
		if _, err := Open(t.Context(), where, "class"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", where, err)
		}
	}
}
