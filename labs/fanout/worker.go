package fanout

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"workbook/labs/lab"
	"workbook/labs/launch"
)

// Work is what worker w does in a process of its own.
type Work func(t lab.Task, w int, m *Memory)

// workerArg, as the first argument, makes this program a worker.
const workerArg = "fanout-worker"

// An order is what a worker is told on its command line.
type order struct {
	work string
	task lab.Task
	w    int
	file uintptr // of the shared memory
}

func (o order) args(self string) []string {
	return []string{self, workerArg, o.work,
		strconv.FormatInt(o.task.N, 10), strconv.Itoa(o.task.Workers), strconv.Itoa(o.w),
		strconv.FormatUint(uint64(o.file), 10), strconv.FormatBool(o.task.Hold())}
}

// Worker does nothing in a lab that a person or the report started. In a worker
// it does the work asked for and ends the process. It comes first in main, so
// that a worker runs nothing else.
func Worker(works map[string]Work) {
	if len(os.Args) < 2 || os.Args[1] != workerArg {
		return
	}
	launch.Tether()
	if err := do(works, os.Args[2:]); err != nil {
		fmt.Fprintf(os.Stderr, "worker %q: %v\n", os.Args[2:], err)
		os.Exit(1)
	}
	os.Exit(0)
}

func do(works map[string]Work, args []string) error {
	if len(args) != 6 {
		return errors.New("started by hand; want a lab's flags, see -h")
	}
	n, errN := strconv.ParseInt(args[1], 10, 64)
	workers, errWorkers := strconv.Atoi(args[2])
	w, errW := strconv.Atoi(args[3])
	file, errFile := strconv.ParseUint(args[4], 10, 64)
	hold, errHold := strconv.ParseBool(args[5])
	if err := cmp.Or(errN, errWorkers, errW, errFile, errHold); err != nil {
		return fmt.Errorf("read the order: %w", err)
	}
	work, known := works[args[0]]
	if !known {
		return fmt.Errorf("this program knows no work %q", args[0])
	}
	m, err := mapFile(os.NewFile(uintptr(file), "shared memory"), workers)
	if err != nil {
		return err
	}

	s := m.slot(w)
	s.began = time.Now().UnixNano()
	work(lab.Task{N: n, Workers: workers}, w, m)
	s.ended = time.Now().UnixNano()
	if hold {
		s.peak, _ = launch.PeakMemory()
		launch.Released(func() { os.Stdout.Close() })
	}
	return nil
}
