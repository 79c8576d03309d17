//go:build !race

package hosts

import (
	"context"
	"crypto/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// sharedSite is the site at a server that other labs and machines may use too.
func sharedSite(t *testing.T) *site {
	t.Helper()
	token := rand.Text()
	on, err := startServer(&server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, Authorization: token, StoreDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(on.Shutdown)
	s, err := newSite(address{[]string{on.ClientURL()}, token})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.js.Conn().Close)
	return s
}

// impossible puts chunks of another job into the queue that no worker can do: its work
// fails, or the worker does not know it, or not by these rules.
func impossible(t *testing.T, s *site) {
	t.Helper()
	job := newQueue(t.Context(), s, task, "fails").job
	unknown, later := job, job
	unknown.Index, unknown.Work = 1, "unheard of"
	later.Index, later.Rules = 2, rules+1
	left(t, s, job, unknown, later)
}

// left puts chunks into the queue, as a lab does that is killed before it can take
// them back.
func left(t *testing.T, s *site, chunks ...chunk) {
	t.Helper()
	for _, c := range chunks {
		if err := publish(t.Context(), s.js, c.subject(), encode(c)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAnotherJobsChunksCostNothing makes sums while the queue holds chunks that no
// worker can do. They are left for others.
func TestAnotherJobsChunksCostNothing(t *testing.T) {
	s := sharedSite(t)
	impossible(t, s)
	for _, trouble := range []Trouble{Calm, OneDies} {
		if got, err := sumAt(t.Context(), s, task, "after", trouble, first); err != nil || got != task.Expected() {
			t.Errorf("trouble %d: got %d, %v; want %d", trouble, got, err, task.Expected())
		}
	}
	info, err := s.chunks.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if kept := info.State.Msgs; kept != 3 {
		t.Errorf("%d chunks are left, want the 3 of another job", kept)
	}
}

// TestTheLabOnASharedServer runs lab 21 as a person does, its exercise as it is given,
// on a server where another lab was killed while it worked at its exercise.
func TestTheLabOnASharedServer(t *testing.T) {
	s := sharedSite(t)
	for i := range 8 {
		c := newQueue(t.Context(), s, task, "yours").job
		c.Index = i
		left(t, s, c)
	}
	program := buildLab(t)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	run := exec.CommandContext(ctx, program, "-n", "100000", "-workers", "2", "-repeat", "1")
	run.Env = append(os.Environ(), serversVariable+"="+s.at.secret())
	table, err := run.CombinedOutput()
	for _, row := range []string{"queue .* right", "one-dies .* right", "ack-first .* (right|wrong)", "retry-adds .* (right|wrong)", "yours +none +not attempted"} {
		if err != nil || !regexp.MustCompile("(?m)^"+row).Match(table) {
			t.Errorf("%v, no row %q in %s", err, row, table)
		}
	}
	info, err := s.chunks.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if kept := info.State.Msgs; kept != 8 {
		t.Errorf("%d chunks are left, want the 8 that were there", kept)
	}
}

// TestRefusedMessagesAreInTheTable sends one that is not a sum to every job of the lab, as
// soon as there is a chunk of it. The lab waits for a lease in each launch, so it comes.
func TestRefusedMessagesAreInTheTable(t *testing.T) {
	s := sharedSite(t)
	_, err := s.js.Conn().Subscribe(chunksStream+".*.0", func(m *nats.Msg) {
		_ = s.js.Conn().Publish(report{chunk: chunk{Job: jobOf(m.Subject)}}.subject(), []byte("no sum"))
	})
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), buildLab(t), "-n", "100000", "-workers", "2", "-repeat", "1", "-variant", "one-dies")
	run.Env = append(os.Environ(), serversVariable+"="+s.at.secret())
	table, err := run.CombinedOutput()
	if err != nil || !regexp.MustCompile("(?m)^one-dies refused messages that were no results of its task: [1-9]").Match(table) {
		t.Errorf("%v, no count of refused messages in %s", err, table)
	}
}

// buildLab builds lab 21 with its exercise as it was given.
func buildLab(t *testing.T) (program string) {
	t.Helper()
	lab, err := filepath.Abs("../21-machines")
	if err != nil {
		t.Fatal(err)
	}
	mine, given := filepath.Join(lab, "exercise/exercise.go"), filepath.Join(lab, "exercise/testdata/given.go")
	dir := t.TempDir()
	program, overlay := filepath.Join(dir, "21-machines"), filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, encode(map[string]any{"Replace": map[string]string{mine: given}}), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"add.go", "main.go", "yours.go", "exercise/ahead.go", "exercise/testdata/given.go"} {
		if _, err := os.ReadFile(filepath.Join(lab, file)); err != nil { // so that Go runs the test again when one has changed
			t.Fatal(err)
		}
	}
	if said, err := exec.Command("go", "build", "-overlay", overlay, "-o", program, "workbook/labs/21-machines").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return program
}
