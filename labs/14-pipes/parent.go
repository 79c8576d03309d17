package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"workbook/labs/fanout"
	"workbook/labs/lab"
	"workbook/labs/loopback"
)

// maxN is how many numbers are handed over at most: half a gigabyte of them.
const maxN = 64_000_000

// room maps memory with a slot for each worker, and room for numbers.
func room(t lab.Task, numbers int64) (*fanout.Memory, error) {
	if t.N > maxN {
		return nil, fmt.Errorf("n %d: want at most %d here, because every number is handed over; try -n 8000000", t.N, maxN)
	}
	return fanout.MapNumbers(t.Workers, numbers)
}

// fromMap adds up the shared memory once every worker has ended: nothing else
// says that a number is there.
func fromMap(ctx context.Context, t lab.Task, work string) (int64, error) {
	shared, err := room(t, t.N)
	if err != nil {
		return 0, err
	}
	defer shared.Close()
	if err := fanout.Start(ctx, t, shared, work).Wait(); err != nil {
		return 0, err
	}
	began := time.Now()
	total, err := addUp(t, func(w int) (sum int64, err error) {
		s := t.Share(w)
		for _, i := range shared.Numbers()[s.First-1 : s.Last] {
			sum += i
		}
		return sum, nil
	})
	t.Phase("collect", time.Since(began))
	return total, err
}

// fromPipes adds up what add makes of the workers' pipes, until they end.
func fromPipes(ctx context.Context, t lab.Task, work string, add func(io.Reader) (int64, error)) (int64, error) {
	shared, err := room(t, 0)
	if err != nil {
		return 0, err
	}
	defer shared.Close()
	workers := fanout.Start(ctx, t, shared, work)
	total, err := addUp(t, func(w int) (int64, error) { return add(workers.Output(w)) })
	return total, cmp.Or(workers.Wait(), err)
}

// fromSocket adds up what comes in over as many connections as there are
// workers.
func fromSocket(ctx context.Context, t lab.Task, work string) (int64, error) {
	shared, err := room(t, 0)
	if err != nil {
		return 0, err
	}
	defer shared.Close()
	listener, err := loopback.Listen(ctx)
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	for w := range t.Workers {
		*shared.Value(w) = loopback.Port(listener)
	}

	workers := fanout.Start(ctx, t, shared, work)
	var failed error
	var waiting sync.WaitGroup
	waiting.Go(func() {
		if failed = workers.Wait(); failed != nil {
			listener.Close() // a worker that failed may never connect
		}
	})
	total, err := addUp(t, func(int) (int64, error) {
		conn, err := listener.Accept()
		if err != nil {
			return 0, err
		}
		defer conn.Close()
		return receive(conn)
	})
	waiting.Wait()
	return total, cmp.Or(failed, err)
}

// addUp adds up what all workers hand over, a goroutine for each of them.
func addUp(t lab.Task, from func(w int) (int64, error)) (int64, error) {
	var mu sync.Mutex
	var total int64  // guarded by mu
	var failed error // guarded by mu

	var readers sync.WaitGroup
	for w := range t.Workers {
		readers.Go(func() {
			sum, err := from(w)
			mu.Lock()
			total += sum
			failed = cmp.Or(failed, err)
			mu.Unlock()
		})
	}
	readers.Wait()
	return total, failed
}
