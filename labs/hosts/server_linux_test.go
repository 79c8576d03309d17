//go:build !race

package hosts

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workbook/labs/lab"
)

// TestTheServerIsSmall starts a server of this machine's own, and looks at its peak
// memory. It logs how long the start took and what a chunk costs: docs/machines.md
// plans with that.
func TestTheServerIsSmall(t *testing.T) {
	began := time.Now()
	s, err := newSite(address{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.life.Close()
	t.Logf("ready after %s", time.Since(began).Round(time.Millisecond/10))

	const chunks = 1000
	task := lab.Task{N: 1_000_000, Workers: 2}
	q := newQueue(t.Context(), s, task, "after")
	q.job.Chunks = chunks
	before := cpu(t, s.pid())
	if err := q.open(Calm); err != nil {
		t.Fatal(err)
	}
	if got := first(q.results); got != task.Expected() || q.err != nil {
		t.Fatalf("got %d, %v", got, q.err)
	}
	took, server := time.Since(q.first), cpu(t, s.pid())-before
	var workers time.Duration
	for _, pid := range pids(q.machines) {
		workers += cpu(t, pid)
	}
	if err := q.close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("a chunk takes %s with 2 workers; the server needs %s of CPU time for it, the workers %s", took/chunks, server/chunks, workers/chunks)

	kib := number(t, fmt.Sprintf("/proc/%d/status", s.pid()), "VmHWM:")
	if kib > 30<<10 {
		t.Errorf("the server's peak is %d KiB, want at most 30 MiB", kib)
	}
	t.Logf("the server's peak is %.1f MB", float64(kib)*1024/1e6)
}

// TestAServerLeavesNoFolder wants no temporary file of a server that works, so that
// none is left when it is killed.
func TestAServerLeavesNoFolder(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	s, err := newSite(address{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.life.Close()
	task := lab.Task{N: 1000, Workers: 2}
	if got, err := sumAt(t.Context(), s, task, "after", OneDies, first); err != nil || got != task.Expected() {
		t.Errorf("got %d, %v", got, err)
	}
	left := func() []string {
		found, _ := filepath.Glob(filepath.Join(folder, "*")) // the pattern is well-formed
		return found
	}
	if found := left(); len(found) > 0 {
		t.Errorf("while the server works: %q", found)
	}
	_ = s.server.Process.Kill()
	<-s.ctx.Done()
	if found := left(); len(found) > 0 {
		t.Errorf("after the server was killed: %q", found)
	}
}

// cpu is the CPU time that all threads of a process have had.
func cpu(t *testing.T, pid int) (all time.Duration) {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	for _, path := range threads {
		all += time.Duration(number(t, path, ""))
	}
	return all
}

// number is the number after the word in a file.
func number(t *testing.T, path, word string) (n int64) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Skip(err)
	}
	_, after, _ := strings.Cut(string(text), word)
	if _, err := fmt.Sscan(after, &n); err != nil {
		t.Skip(path, err)
	}
	return n
}
