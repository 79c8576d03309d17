package fanout

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"workbook/labs/lab"
	"workbook/labs/launch"
)

// Sum lets worker processes do the work of that name, and adds up what they
// leave in their slots. When a worker starts, its slot holds the number told.
func Sum(ctx context.Context, t lab.Task, work string, told int64) (int64, error) {
	m, err := Map(t.Workers)
	if err != nil {
		return 0, err
	}
	defer m.Close()
	for w := range t.Workers {
		*m.Value(w) = told
	}
	if err := Start(ctx, t, m, work).Wait(); err != nil {
		return 0, err
	}
	var total int64
	for w := range t.Workers {
		total += *m.Value(w)
	}
	return total, nil
}

// Workers are the worker processes of one task.
type Workers struct {
	ctx     context.Context
	task    lab.Task
	memory  *Memory
	began   time.Time
	running []*exec.Cmd
	outputs []*os.File // of those running
	err     error      // the first start that failed

	lifeline, hold *os.File // the workers' stdin, and the end that the parent holds
}

// Start starts this program again, once for each of the task's workers. Each
// does the piece of work of that name with the memory. When ctx ends, so do they.
func Start(ctx context.Context, t lab.Task, m *Memory, work string) *Workers {
	ws := &Workers{ctx: ctx, task: t, memory: m, began: time.Now()}
	self, err := os.Executable()
	if err == nil {
		ws.lifeline, ws.hold, err = os.Pipe()
	}
	if err != nil {
		ws.err = fmt.Errorf("start workers: %w", launch.Limited(err))
		return ws
	}
	for w := range t.Workers {
		if ws.err = ws.start(self, w, work); ws.err != nil {
			break
		}
	}
	ws.lifeline.Close()
	return ws
}

func (ws *Workers) start(self string, w int, work string) error {
	output, stdout, err := os.Pipe()
	if err != nil {
		return fmt.Errorf("start worker %d of %d: %w", w, ws.task.Workers, launch.Limited(err))
	}
	defer stdout.Close()
	cmd := exec.CommandContext(ws.ctx, self)
	cmd.Stdout, cmd.Stderr = stdout, os.Stderr
	file := pass(cmd, ws.memory.file)
	cmd.Args = order{work, ws.task, w, file}.args(self)
	launch.Bind(cmd, ws.lifeline)
	if err := cmd.Start(); err != nil {
		output.Close()
		return fmt.Errorf("start worker %d of %d: %w", w, ws.task.Workers, launch.Limited(err))
	}
	ws.running, ws.outputs = append(ws.running, cmd), append(ws.outputs, output)
	ws.task.Started(w, cmd.Process.Pid)
	return nil
}

// Output is what worker w writes to its standard output, a pipe. It ends when
// the worker has done its part, and is empty if the worker did not start.
func (ws *Workers) Output(w int) io.Reader {
	if w >= len(ws.outputs) {
		return strings.NewReader("")
	}
	return ws.outputs[w]
}

// Wait waits for all workers, and reads no more of their output. The error
// names the first worker that did not start or end well, and counts the others.
func (ws *Workers) Wait() error {
	if ws.task.Hold() {
		if ws.err == nil {
			ws.count()
		}
		ws.hold.Close() // they wait for it
	}
	for _, output := range ws.outputs {
		output.Close()
	}
	defer ws.hold.Close() // outside Linux, a worker ends at once when it is closed
	var failed []error
	if ws.err != nil {
		failed = append(failed, ws.err)
	}
	for w, cmd := range ws.running {
		if err := cmp.Or(cmd.Wait(), ws.memory.err(w)); err != nil {
			failed = append(failed, fmt.Errorf("worker %d of %d, process %d: %w", w, ws.task.Workers, cmd.Process.Pid, err))
		}
	}
	switch {
	case len(failed) > 1: // what happened to the others is most often the same
		return fmt.Errorf("%w; %d more failed", failed[0], len(failed)-1)
	case len(failed) == 1:
		return failed[0]
	}
	ws.tell()
	return nil
}

// count waits until every worker has done its part and holds still, and adds up
// what all processes of the task hold.
func (ws *Workers) count() {
	for _, output := range ws.outputs {
		_, _ = io.Copy(io.Discard, output)
	}
	pids := []int{os.Getpid()}
	sum, err := launch.PeakMemory()
	for w, cmd := range ws.running {
		pids = append(pids, cmd.Process.Pid)
		sum += ws.memory.slot(w).peak
	}
	held := launch.Memory{Kind: launch.MemoryPSS}
	for _, pid := range pids {
		shared, cannot := launch.SharedOutMemory(pid)
		held.Bytes, err = held.Bytes+shared, errors.Join(err, cannot)
	}
	if err != nil {
		held = launch.Memory{Bytes: sum, Kind: launch.MemorySum}
	}
	ws.task.Held(held)
}

// tell reports the phases: start until the last worker began, work until the
// last one ended, collect until now. If the clock was set back meanwhile, it
// reports none.
func (ws *Workers) tell() {
	var begins, ends []int64
	for w := range ws.running {
		s := ws.memory.slot(w)
		begins, ends = append(begins, s.began), append(ends, s.ended)
		ws.task.Worked(w, time.Unix(0, s.began), time.Unix(0, s.ended))
	}
	times := []int64{ws.began.UnixNano(), slices.Max(begins), slices.Max(ends), time.Now().UnixNano()}
	for i, took := range stretches(times) {
		ws.task.Phase([]string{"start", "work", "collect"}[i], took)
	}
}

// stretches are the times between these, in Unix nanoseconds; none if the
// clock that they were read from was set back meanwhile.
func stretches(times []int64) (took []time.Duration) {
	if !slices.IsSorted(times) {
		return nil
	}
	for i, end := range times[1:] {
		took = append(took, time.Duration(end-times[i]))
	}
	return took
}
