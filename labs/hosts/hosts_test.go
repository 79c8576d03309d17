//go:build !race

package hosts

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"os"
	"strings"
	"testing"
	"time"

	"workbook/labs/lab"
)

// A test of every change makes a few runs; docs/machines.md has the command for many.
var runs = flag.Int("runs", 2, "how often the tests run a task in which a worker dies or stalls")

var works = map[string]Work{
	"after":  func(c Chunk) { c.HandIn(sum(c)); c.Done() },
	"before": func(c Chunk) { c.Done(); c.HandIn(sum(c)) },
	"twice":  func(c Chunk) { c.HandIn(sum(c)); c.HandIn(sum(c)); c.Done() },
	"forgets": func(c Chunk) {
		if c.is.Index != 3 {
			c.HandIn(sum(c))
		}
		c.Done()
	},
	"fails":     func(Chunk) { panic("out of cheese") },
	"stranger":  stranger,
	"sleeps":    func(c Chunk) { time.Sleep(4 * lease); c.HandIn(sum(c)); c.Done() },
	"elsewhere": elsewhere,
	"held":      held,
	"waits":     func(Chunk) { select {} },
	"leaves":    func(Chunk) { os.Exit(0) },
}

func sum(c Chunk) int64 {
	var total int64
	for i := range c.Each {
		total += i
	}
	return total
}

// TestMain lets the test binary be a worker or a server, or a lab that joins others.
func TestMain(m *testing.M) {
	Worker(works)
	if len(os.Args) > 1 && os.Args[1] == "-"+joinFlag {
		lab.Main()
		os.Exit(0)
	}
	if len(os.Args) > 2 && os.Args[1] == memberArg {
		member(os.Args[2:])
	}
	os.Exit(m.Run())
}

func first(results iter.Seq[Result]) (total int64) {
	seen := map[int]bool{}
	for r := range results {
		if !seen[r.Chunk] {
			seen[r.Chunk] = true
			total += r.Sum
		}
	}
	return total
}

func every(results iter.Seq[Result]) (total int64) {
	for r := range results {
		total += r.Sum
	}
	return total
}

var task = lab.Task{N: 100_000, Workers: 2}

func TestEachSumCountsOnce(t *testing.T) {
	for _, trouble := range []Trouble{Calm, OneDies, OneStalls} {
		for _, task := range []lab.Task{{N: 0, Workers: 1}, {N: 3, Workers: 3}, {N: 100_000, Workers: 1}, task} {
			for range *runs {
				got, err := Sum("after", trouble, first)(t.Context(), task)
				if err != nil || got != task.Expected() {
					t.Fatalf("trouble %d, %+v: got %d, %v; want %d", trouble, task, got, err, task.Expected())
				}
			}
		}
	}
}

// TestWhatTheOrderCosts counts how often a death makes the two wrong variants wrong.
func TestWhatTheOrderCosts(t *testing.T) {
	for name, try := range map[string]func(context.Context, lab.Task) (int64, error){
		"acknowledged first":   Sum("before", OneDies, first),
		"every sum counted":    Sum("after", OneDies, every),
		"stalled, all counted": Sum("after", OneStalls, every),
	} {
		wrong := 0
		for range *runs {
			got, err := try(t.Context(), lab.Task{N: 1_000_000, Workers: 4})
			if err != nil {
				t.Fatal(err)
			}
			if got != (lab.Task{N: 1_000_000}).Expected() {
				wrong++
			}
		}
		t.Logf("%s: wrong %d of %d", name, wrong, *runs)
		if *runs >= 50 && wrong < *runs/5 {
			t.Errorf("%s: wrong %d times of %d, want a fifth", name, wrong, *runs)
		}
	}
}

func TestWhatArrivesTwiceAndWhatNever(t *testing.T) {
	if got, err := Sum("twice", Calm, first)(t.Context(), task); err != nil || got != task.Expected() {
		t.Errorf("handed in twice, counted once: %d, %v; want %d", got, err, task.Expected())
	}
	if got, err := Sum("twice", Calm, every)(t.Context(), task); err != nil || got < 2*task.Expected() { // more if a chunk came twice, on a busy machine
		t.Errorf("handed in twice, counted twice: %d, %v; want %d", got, err, 2*task.Expected())
	}
	want := task.Expected()
	lost := lab.Task{N: task.N, Workers: task.Workers * chunksPerWorker}.Share(3)
	for i := range lost.Each {
		want -= i
	}
	if got, err := Sum("forgets", Calm, first)(t.Context(), task); err != nil || got != want {
		t.Errorf("chunk 3 never handed in: %d, %v; want %d", got, err, want)
	}
}

// TestALeaseIsRenewed has chunks that take longer than the lease: nobody else gets
// them.
func TestALeaseIsRenewed(t *testing.T) {
	task := lab.Task{N: 2, Workers: 2}
	if got, err := Sum("sleeps", Calm, every)(t.Context(), task); err != nil || got != task.Expected() {
		t.Errorf("got %d, %v; want %d", got, err, task.Expected())
	}
}

// TestAReceiverThatPanicsLeavesNoChunk has one that fails before it has asked for any
// result.
func TestAReceiverThatPanicsLeavesNoChunk(t *testing.T) {
	func() {
		defer func() { _ = recover() }()
		_, _ = Sum("waits", Calm, func(iter.Seq[Result]) int64 { panic("no receiver") })(t.Context(), task)
	}()
	s, err := reach()
	if err != nil {
		t.Fatal(err)
	}
	info, err := s.chunks.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if left := info.State.Msgs; left > 0 {
		t.Errorf("%d chunks are left", left)
	}
}

func TestAContextEndsARun(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	receive := func(results iter.Seq[Result]) int64 {
		cancel()
		return first(results)
	}
	if _, err := Sum("waits", Calm, receive)(ctx, task); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// TestAServerThatEndsIsAnError has a server of its own, which is killed while a sum
// is made.
func TestAServerThatEndsIsAnError(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()) // nobody is left who could remove its folder
	s, err := newSite(address{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.life.Close()
	kill := func(results iter.Seq[Result]) int64 {
		_ = s.server.Process.Kill()
		return first(results)
	}
	const want = "the queue's server has ended: signal: killed"
	if _, err := sumAt(t.Context(), s, task, "waits", Calm, kill); err == nil || err.Error() != want {
		t.Errorf("got %v, want one line: %s", err, want)
	}
}

func TestTheTokenIsOnNoCommandLine(t *testing.T) {
	s, err := reach()
	if err != nil {
		t.Fatal(err)
	}
	token := s.at.token
	if len(token) < 20 {
		t.Fatalf("token %q", token)
	}
	q := newQueue(t.Context(), s, task, "after")
	if err := q.open(Calm); err != nil {
		t.Fatal(err)
	}
	for _, pid := range append(pids(q.machines), s.pid()) {
		if line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid)); err == nil && strings.Contains(string(line), token) {
			t.Errorf("process %d: %q", pid, line)
		}
	}
	if got := first(q.results); got != task.Expected() || q.err != nil {
		t.Errorf("got %d, %v", got, q.err)
	}
	if err := q.close(); err != nil {
		t.Error(err)
	}
}

func pids(ms *machines) (all []int) {
	for _, w := range ms.running {
		all = append(all, w.cmd.Process.Pid)
		if strings.Contains(strings.Join(w.cmd.Args, " "), "nats://") {
			panic("a URL on the command line")
		}
	}
	return all
}
