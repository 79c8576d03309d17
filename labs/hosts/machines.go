package hosts

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
	"workbook/labs/launch"
)

// Trouble is what happens to a worker of this machine while it works.
type Trouble int

const (
	Calm      Trouble = iota // none
	OneDies                  // one ends while it has a chunk, and another one takes its place
	OneStalls                // one is stopped, another one takes its place, and it goes on when the queue is empty
)

// machines are the workers of this machine, each a process of its own.
type machines struct {
	ctx     context.Context // ends with the first worker that fails
	fail    context.CancelCauseFunc
	task    lab.Task
	job     chunk // what all chunks have in common
	at      address
	what    Trouble
	when    float64  // share of the results that have come when it happens
	unlucky int      // the chunk whose first worker dies; none if it is negative
	died    chan int // number of the worker that did
	running []*worker
	stalled *worker // stopped, or nil

	lifeline, life *os.File // the workers' stdin, and the end that this process holds
}

// A worker is one process.
type worker struct {
	cmd    *exec.Cmd
	wanted atomic.Bool   // this process ends it, so its end is not a failure
	ended  chan struct{} // closed when it has ended
}

func newMachines(ctx context.Context, t lab.Task, job chunk, at address, what Trouble) *machines {
	ms := &machines{task: t, job: job, at: at, what: what, when: (1 + rand.Float64()) / 4, unlucky: -1, died: make(chan int, 1)}
	switch {
	case t.Hold(): // memory is counted, nothing else
		ms.what = Calm
	case what == OneDies:
		ms.unlucky = int(ms.when * float64(job.Chunks))
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
		started, err := ms.startOne(w, ms.unlucky)
		if err != nil {
			return err
		}
		ms.running = append(ms.running, started)
	}
	return nil
}

// workerArg, as the first argument, makes this program a worker. After it come the job
// that it is for, and the number of the chunk that it does not survive.
const workerArg = "hosts-worker"

func (ms *machines) startOne(w, unlucky int) (*worker, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("start worker %d of %d: %w", w, ms.task.Workers, err)
	}
	cmd := exec.Command(self, workerArg, ms.job.Job, strconv.Itoa(unlucky))
	// A worker has one chunk at a time and needs one CPU. With more, Go's runtime would
	// hand its connection from thread to thread, which costs more than the messages.
	cmd.Env = append(os.Environ(), serversVariable+"="+ms.at.secret(), "GOMAXPROCS=1")
	said := &launch.Tail{}
	cmd.Stderr = io.MultiWriter(os.Stderr, said)
	launch.Bind(cmd, ms.lifeline)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start worker %d of %d: %w", w, ms.task.Workers, launch.Limited(err))
	}
	ms.task.Started(w, cmd.Process.Pid)
	started := &worker{cmd: cmd, ended: make(chan struct{})}
	go func() {
		err := cmp.Or(cmd.Wait(), errEnded)
		close(started.ended)
		switch {
		case started.wanted.Load():
		case unlucky >= 0 && killed(cmd.ProcessState):
			ms.died <- w
		default:
			ms.fail(fmt.Errorf("worker %d of %d, process %d: %w: %s", w, ms.task.Workers, cmd.Process.Pid, err, cmp.Or(said.LastWords(), "it said nothing")))
		}
	}()
	return started, nil
}

// errEnded is why a worker failed that ended with exit code 0.
var errEnded = errors.New("ended before the task did")

// trouble lets a worker die or stall, if that is to happen by now: came of all results
// have come.
func (ms *machines) trouble(came, all int) error {
	w := rand.IntN(len(ms.running))
	switch ms.what {
	case OneDies:
		select {
		case w = <-ms.died:
		default:
			if 4*came < 3*all {
				return nil
			}
			// A machine that has joined got the unlucky chunk, and nobody has died.
			ms.running[w].end()
			<-ms.running[w].ended
		}
	case OneStalls:
		if float64(came) < ms.when*float64(all) {
			return nil
		}
		time.Sleep(rand.N(lease / 500)) // it may be anywhere in its work
		if err := pause(ms.running[w].cmd.Process); err != nil {
			return err
		}
		ms.stalled = ms.running[w]
	default:
		return nil
	}
	ms.what = Calm
	another, err := ms.startOne(w, -1)
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
