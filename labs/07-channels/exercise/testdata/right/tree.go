// Package exercise brings the numbers together in a tree of goroutines.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// maxLeaves bounds the tree of the last stage: each of its nodes keeps one
// number, so there are fewer than 1000 in it.
const maxLeaves = 256

// Pipeline brings the numbers together in a tree of goroutines that join two
// channels each. Its leaves are the channels of the workers.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	var stages sync.WaitGroup

	places := make(chan int64)
	stages.Go(func() {
		defer close(places)
		for i := int64(1); i <= t.N; i++ {
			if !send(ctx, places, i) {
				return
			}
		}
	})

	leaves := make([]<-chan int64, max(1, min(t.Workers, maxLeaves)))
	for l := range leaves {
		leaf := make(chan int64)
		leaves[l] = leaf
		var workers sync.WaitGroup
		for w := l; w < t.Workers; w += len(leaves) {
			workers.Go(func() { work(ctx, t, places, leaf) })
		}
		stages.Go(func() {
			workers.Wait()
			close(leaf)
		})
	}
	root := join(ctx, &stages, leaves)

	out := make(chan int64)
	go func() {
		defer close(out)
		defer stages.Wait()
		pour(ctx, out, root, nil)
	}()
	return out
}

func work(ctx context.Context, t lab.Task, places <-chan int64, to chan<- int64) {
	for place := range places {
		if ctx.Err() != nil || !send(ctx, to, t.Number(place)) {
			return
		}
	}
}

// join returns a channel with what comes from all the sources.
func join(ctx context.Context, stages *sync.WaitGroup, sources []<-chan int64) <-chan int64 {
	if len(sources) == 1 {
		return sources[0]
	}
	half := len(sources) / 2
	left := join(ctx, stages, sources[:half])
	right := join(ctx, stages, sources[half:])
	joined := make(chan int64)
	stages.Go(func() {
		defer close(joined)
		pour(ctx, joined, left, right)
	})
	return joined
}

// pour sends on what comes from two channels, until both are closed.
func pour(ctx context.Context, to chan<- int64, left, right <-chan int64) {
	for left != nil || right != nil {
		var number int64
		var ok bool
		select {
		case number, ok = <-left:
			if !ok {
				left = nil
				continue
			}
		case number, ok = <-right:
			if !ok {
				right = nil
				continue
			}
		case <-ctx.Done():
			return
		}
		if !send(ctx, to, number) {
			return
		}
	}
}

func send(ctx context.Context, to chan<- int64, v int64) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}
