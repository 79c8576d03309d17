// Package exercise prints two lines for each call, and two for each worker.
package exercise

import (
	"context"
	"fmt"
	"log"
	"sync"

	"workbook/labs/lab"
)

type group struct {
	sync.WaitGroup
	sync.Mutex
	parent context.Context
	ctx    context.Context
	cancel context.CancelCauseFunc
	why    []error // guarded by Mutex
}

func with(ctx context.Context) *group {
	g := &group{parent: ctx}
	g.ctx, g.cancel = context.WithCancelCause(ctx)
	return g
}

func (g *group) start(name string, f func() error) {
	g.Add(1)
	go func() {
		defer g.Done()
		defer fmt.Println(name, "has ended")
		err := f()
		if err == nil {
			return
		}
		g.Lock()
		defer g.Unlock()
		g.why = append(g.why, err)
		log.Printf("%s: a %T", name, err)
		g.cancel(fmt.Errorf("%s stopped", name))
	}()
}

// Ask gives every worker a fixed share, and prints what goes on.
func Ask(ctx context.Context, t lab.Task, ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	g := with(ctx)
	defer g.cancel(nil)
	shares := make(chan int64, t.Workers)
	for w := range t.Workers {
		g.start(fmt.Sprint("worker ", w), func() error {
			var sum int64
			for i := range t.Share(w).Each {
				if g.ctx.Err() != nil {
					return nil
				}
				log.Printf("worker %d asks for %d", w, i)
				v, err := ask(g.ctx, i)
				if err != nil {
					return err
				}
				log.Printf("worker %d got %d for %d", w, v, i)
				sum += v
			}
			shares <- sum
			return nil
		})
	}
	g.Wait()
	close(shares)
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if len(g.why) > 0 {
		return 0, g.why[0]
	}
	var total int64
	for sum := range shares {
		total += sum
	}
	return total, nil
}
