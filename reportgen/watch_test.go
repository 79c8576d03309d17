package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/exercise"
)

// A screen is what a command has printed so far; others may look meanwhile.
type screen struct {
	mu   sync.Mutex
	text strings.Builder // guarded by mu
}

func (s *screen) Write(text []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(text)
}

// await waits until the screen shows a text.
func (s *screen) await(t *testing.T, text string) {
	t.Helper()
	for end := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		s.mu.Lock()
		shown := s.text.String()
		s.mu.Unlock()
		if strings.Contains(shown, text) {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("the screen never showed %q:\n%s", text, shown)
		}
	}
}

// TestAnotherTextOfTheSameTime saves a text with the time of the one before, as within a
// tick of the file system's clock, or by what copies a file with its time.
func TestAnotherTextOfTheSameTime(t *testing.T) {
	u := course.Unit{Name: "02-race", Exercise: "labs/02-race/exercise"}
	file := func(text string) fstest.MapFS {
		return fstest.MapFS{u.ExerciseFile(): {Data: []byte("package exercise // " + text), ModTime: time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)}}
	}
	judged, err := exercise.Content(file("one"), u)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"one": false, "two": true, "three": true} {
		var f watchedFile
		if !f.look(file("two"), u) {
			t.Error("nothing at the first look")
		}
		f.text = judged
		if got := f.look(file(text), u); got != want {
			t.Errorf("%s: saved is %t", text, got)
		}
	}
}

// TestAMovedProjectIsNotWatched renames the project's folder, and then deletes it.
func TestAMovedProjectIsNotWatched(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows moves no folder in which a program is")
	}
	was := filepath.Join(t.TempDir(), "was")
	is := was + "-done"
	if err := os.Mkdir(was, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(was)
	p := project{path: was}
	if err := p.stillThere(); err != nil {
		t.Error(err)
	}
	if err := os.Rename(was, is); err != nil {
		t.Fatal(err)
	}
	if err := p.stillThere(); err == nil || !strings.HasPrefix(err.Error(), was+" is "+is+" now; type cd ") {
		t.Errorf("renamed: %v", err)
	}
	if err := os.Remove(is); err != nil {
		t.Fatal(err)
	}
	if err := p.stillThere(); err == nil || !strings.HasPrefix(err.Error(), was+" is not there any more; ") {
		t.Errorf("deleted: %v", err)
	}
}

// TestWatchChecksWhatIsSaved saves an exercise while it is watched.
func TestWatchChecksWhatIsSaved(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an exercise four times")
	}
	project := projectWith(t, "01-serial", "02-race")
	t.Chdir(project)
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	shown := &screen{}
	ended := make(chan int)
	go func() { ended <- run(ctx, []string{"check", "-watch", "02"}, nil, shown, io.Discard) }()

	shown.await(t, "Save an exercise to check it again")
	answer, err := os.ReadFile("labs/02-race/exercise/testdata/wrong/right.missed.off-by-one.go")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("labs/02-race/exercise/exercise.go", answer, 0o600); err != nil {
		t.Fatal(err)
	}
	shown.await(t, "✗ right")
	interrupt()
	if code := <-ended; code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
}
