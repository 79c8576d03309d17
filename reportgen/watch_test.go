package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
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

// TestWatchChecksWhatIsSaved saves an exercise while it is watched.
func TestWatchChecksWhatIsSaved(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an exercise four times")
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	project := t.TempDir()
	if err := copyProject(root, project, "01-serial", "02-race"); err != nil {
		t.Fatal(err)
	}
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
