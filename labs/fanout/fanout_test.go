package fanout

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"workbook/labs/lab"
	"workbook/labs/launch"
)

// works are what this test binary does if it is started as a worker.
var works = map[string]Work{
	"share": func(t lab.Task, w int, m *Memory) {
		for i := range t.Share(w).Each {
			*m.Value(w) += i
		}
	},
	"every-add": func(t lab.Task, w int, m *Memory) {
		for i := range t.Share(w).Each {
			atomic.AddInt64(m.Value(0), i)
		}
	},
	"loses-its-parent": func(_ lab.Task, w int, m *Memory) {
		lost := make(chan struct{})
		go func() {
			launch.Released(func() {})
			close(lost)
		}()
		select {
		case <-lost:
			*m.Value(w) = 1
		case <-time.After(100 * time.Millisecond): // long after the parent waits for the workers
		}
	},
	"second-fails": func(_ lab.Task, w int, _ *Memory) {
		if w == 1 {
			os.Exit(9)
		}
	},
	"second-dies": func(_ lab.Task, w int, _ *Memory) {
		if w == 1 {
			self, _ := os.FindProcess(os.Getpid())
			_ = self.Kill()
			select {}
		}
	},
	"sleep": func(_ lab.Task, w int, _ *Memory) {
		if _, err := net.Dial("tcp", os.Getenv("CALL")); err != nil {
			panic(err)
		}
		select {}
	},
	"numbers": func(t lab.Task, w int, m *Memory) {
		for i := range t.Share(w).Each {
			m.Numbers()[i-1] = i
		}
	},
	"print": func(_ lab.Task, w int, m *Memory) {
		_, err := fmt.Print("worker ", w)
		m.SetErr(w, err)
	},
	"second-says-why": func(_ lab.Task, w int, m *Memory) {
		if w == 1 {
			m.SetErr(w, errors.New("no more tea"))
		}
	},
}

func TestMain(m *testing.M) {
	Worker(works)
	if os.Getenv("PLAY") == "lab" { // a lab that is killed while its workers work
		_, err := Sum(context.Background(), lab.Task{N: 10, Workers: 3}, "sleep", 0)
		panic(fmt.Sprint("the workers ended: ", err))
	}
	goleak.VerifyTestMain(m)
}

func TestWorkersShareTheMemory(t *testing.T) {
	for _, work := range []string{"share", "every-add"} {
		for _, task := range []lab.Task{{N: 0, Workers: 1}, {N: 1, Workers: 1}, {N: 100_000, Workers: 4}, {N: 7, Workers: 7}} {
			if got, err := Sum(t.Context(), task, work, 0); err != nil || got != task.Expected() {
				t.Errorf("%s, %+v: %d, %v; want %d", work, task, got, err, task.Expected())
			}
		}
	}
}

// TestTheLifelineLastsAsLongAsTheWork wants no worker to take its parent for gone
// while it waits: outside Linux, it would end at once.
func TestTheLifelineLastsAsLongAsTheWork(t *testing.T) {
	lost, err := Sum(t.Context(), lab.Task{N: 2, Workers: 2}, "loses-its-parent", 0)
	if err != nil || lost != 0 {
		t.Errorf("%d of 2 workers took their parent for gone: %v", lost, err)
	}
}

func TestAWorkerThatFailsIsNamed(t *testing.T) {
	for _, work := range []string{"second-fails", "second-dies"} {
		_, err := Sum(t.Context(), lab.Task{N: 10, Workers: 3}, work, 0)
		if err == nil || !strings.Contains(err.Error(), "worker 1 of 3, process ") {
			t.Errorf("%s: error %v", work, err)
		}
	}
}

func TestUnknownWorkIsAnError(t *testing.T) {
	if _, err := Sum(t.Context(), lab.Task{N: 10, Workers: 1}, "no-such-work", 0); err == nil {
		t.Error("no error")
	}
}

func TestNoFileStays(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	m, err := Map(4)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if entries, _ := os.ReadDir(folder); len(entries) > 0 {
		t.Errorf("%s holds %v while the memory is mapped", folder, entries)
	}
}

func TestNoFolderForTheMemory(t *testing.T) {
	t.Setenv("TMPDIR", "/no/such/folder")
	if _, err := Map(1); err == nil || !strings.Contains(err.Error(), "is the folder for temporary files writable?") {
		t.Errorf("error %v", err)
	}
}

func TestSlotsAreApart(t *testing.T) {
	m, err := Map(3)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	*m.Value(0), *m.Value(1), *m.Value(2) = 1, 2, 3
	if *m.Value(0) != 1 || *m.Value(1) != 2 || len(m.mapped) != 3*slotSize {
		t.Errorf("values %d %d, %d bytes", *m.Value(0), *m.Value(1), len(m.mapped))
	}
}

// calls listens for workers, which call and never hang up, and returns a
// function that waits until enough have called, and one that waits for their
// end.
func calls(t *testing.T) (address string, awaitCalls func(n int), awaitEnds func()) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	var lines []net.Conn
	return listener.Addr().String(), func(n int) {
			for range n {
				line, err := listener.Accept()
				if err != nil {
					t.Fatal(err)
				}
				lines = append(lines, line)
			}
		}, func() {
			for _, line := range lines {
				_, _ = io.Copy(io.Discard, line)
			}
		}
}

func TestContextEndsTheWorkers(t *testing.T) {
	address, awaitCalls, awaitEnds := calls(t)
	t.Setenv("CALL", address)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		_, err := Sum(ctx, lab.Task{N: 10, Workers: 3}, "sleep", 0)
		ended <- err
	}()
	awaitCalls(3)
	cancel()
	if err := <-ended; err == nil {
		t.Error("no error")
	}
	awaitEnds()
}

func TestWorkersDieWithTheirLab(t *testing.T) {
	address, awaitCalls, awaitEnds := calls(t)
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), "PLAY=lab", "CALL="+address)
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	awaitCalls(3)
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	awaitEnds()
	_ = parent.Wait()
}
