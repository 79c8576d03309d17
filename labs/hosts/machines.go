package hosts

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
	"workbook/labs/launch"
)

// Trouble is what happens to a worker of this machine while it works.
type Trouble int

const (
	Calm      Trouble = iota // none
	OneDies                  // one is killed, and another one takes its place
	OneStalls                // one is stopped, another one takes its place, and it goes on when the queue is empty
)

// machines are the workers of this machine, each a process of its own.
type machines struct {
	ctx     context.Context // ends with the first worker that fails
	fail    context.CancelCauseFunc
	task    lab.Task
	url     string
	what    Trouble
	when    float64 // share of the results that have come when it happens
	running []*worker
	stalled *worker // stopped, or nil

	lifeline, life *os.File // the workers' stdin, and the end that this process holds
}

// A worker is one process.
type worker struct {
	cmd    *exec.Cmd
	wanted atomic.Bool   // its end is
	ended  chan struct{} // closed when it has
}

func newMachines(ctx context.Context, t lab.Task, url string, what Trouble) *machines {
	ms := &machines{task: t, url: url, what: what, when: (1 + rand.Float64()) / 4}
	if t.Hold() { // memory is counted, nothing else
		ms.what = Calm
	}
	ms.ctx, ms.fail = context.WithCancelCause(ctx)
	return ms
}

// start starts a worker for each of the task's.
func (ms *machines) start() (err error) {
	if ms.lifeline, ms.life, err = os.Pipe(); err != nil {
		return fmt.Errorf("start workers: %w", launch.Limited(err))
	}
	for w := range ms.task.Workers {
		started, err := ms.startOne(w)
		if err != nil {
			return err
		}
		ms.running = append(ms.running, started)
	}
	return nil
}

// workerArg, as the first argument, makes this program a worker.
const workerArg = "hosts-worker"

func (ms *machines) startOne(w int) (*worker, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("start worker %d of %d: %w", w, ms.task.Workers, err)
	}
	cmd := exec.Command(self, workerArg)
	// A worker has one chunk at a time and needs one CPU. With more, Go's runtime would
	// hand its connection from thread to thread, which costs more than the messages.
	cmd.Env, cmd.Stderr = append(os.Environ(), serversVariable+"="+ms.url, "GOMAXPROCS=1"), os.Stderr
	launch.Bind(cmd, ms.lifeline)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start worker %d of %d: %w", w, ms.task.Workers, launch.Limited(err))
	}
	ms.task.Started(w, cmd.Process.Pid)
	started := &worker{cmd: cmd, ended: make(chan struct{})}
	go func() {
		err := cmd.Wait()
		close(started.ended)
		if !started.wanted.Load() {
			ms.fail(fmt.Errorf("worker %d of %d, process %d: %w", w, ms.task.Workers, cmd.Process.Pid, err))
		}
	}()
	return started, nil
}

// trouble lets happen what is to happen once that many of all results have come.
func (ms *machines) trouble(came, all int) error {
	if ms.what == Calm || float64(came) < ms.when*float64(all) {
		return nil
	}
	w := rand.IntN(len(ms.running))
	unlucky := ms.running[w]
	time.Sleep(rand.N(lease / 500)) // it may be anywhere in its work
	if ms.what == OneDies {
		unlucky.end()
		<-unlucky.ended
	} else if err := pause(unlucky.cmd.Process); err != nil {
		return err
	} else {
		ms.stalled = unlucky
	}
	ms.what = Calm
	another, err := ms.startOne(w)
	if err == nil {
		ms.running[w] = another
	}
	return err
}

// goOn lets the stalled worker go on, and reports whether there was one.
func (ms *machines) goOn() bool {
	unlucky := ms.stalled
	if unlucky == nil {
		return false
	}
	ms.stalled = nil
	ms.running = append(ms.running, unlucky)
	return resume(unlucky.cmd.Process) == nil
}

// end kills the worker.
func (w *worker) end() {
	w.wanted.Store(true)
	_ = w.cmd.Process.Kill()
}

// stop ends all workers and waits for them.
func (ms *machines) stop() {
	if ms.stalled != nil {
		ms.running = append(ms.running, ms.stalled)
	}
	for _, w := range ms.running {
		w.end()
	}
	for _, w := range ms.running {
		<-w.ended
	}
	if ms.life != nil {
		ms.life.Close()
		ms.lifeline.Close()
	}
	ms.fail(nil)
}

// count reports the memory that the processes of the task hold: this one, its
// workers and the server, if it is this machine's own. It says nothing if the
// system does not tell.
func (ms *machines) count(server int) {
	held := launch.Memory{Kind: launch.MemoryPSS}
	pids := []int{os.Getpid()}
	if server != 0 {
		pids = append(pids, server)
	}
	for _, w := range ms.running {
		pids = append(pids, w.cmd.Process.Pid)
	}
	for _, pid := range pids {
		bytes, err := launch.SharedOutMemory(pid)
		if err != nil {
			return
		}
		held.Bytes += bytes
	}
	ms.task.Held(held)
}
