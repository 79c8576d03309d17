package bus

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// A Follower is told of values.
type Follower struct {
	bus      *Bus
	patterns []string
	told     func(key string, value []byte)

	mu   sync.Mutex
	seen uint64 // guarded by mu: the revision that was told last
	more Signal // given after each
}

// A Signal is given again and again, to all who wait at the time.
type Signal struct {
	mu   sync.Mutex
	next chan struct{} // guarded by mu: closed by the next one
}

// Wait returns a channel that is closed when the signal is given next.
func (s *Signal) Wait() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.next == nil {
		s.next = make(chan struct{})
	}
	return s.next
}

// Give gives the signal.
func (s *Signal) Give() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.next != nil {
		close(s.next)
		s.next = nil
	}
}

// Follow tells of every value whose key one of the patterns matches, one at a time,
// and returns. From then on it tells of each change, until the bus is closed: if a
// key changes fast, only of the last one. A value that was deleted is nil. After the
// servers were away, what was told before may be told again.
func (b *Bus) Follow(ctx context.Context, patterns []string, told func(key string, value []byte)) (*Follower, error) {
	f := &Follower{bus: b, patterns: patterns, told: told}
	values, err := f.watch()
	if err != nil {
		return nil, f.place(err)
	}
	silent := time.NewTimer(answer)
	defer silent.Stop()
	for {
		select {
		case value, open := <-values.Updates():
			silent.Reset(answer)
			if value != nil {
				f.tell(value)
				continue
			}
			if !open {
				return nil, f.place(ErrAway)
			}
			b.followers.Go(func() { f.follow(values) })
			return f, nil
		case <-silent.C:
			return nil, errors.Join(f.place(ErrAway), values.Stop())
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), values.Stop())
		}
	}
}

// watch begins to watch. Its context is the watcher's for all its life.
func (f *Follower) watch() (jetstream.KeyWatcher, error) {
	ctx, cancel := context.WithCancel(f.bus.ctx)
	late := time.AfterFunc(answer, cancel)
	defer late.Stop()
	var from []jetstream.WatchOpt
	f.mu.Lock()
	if f.seen > 0 {
		from = append(from, jetstream.ResumeFromRevision(f.seen+1))
	}
	f.mu.Unlock()
	values, err := f.bus.kv.WatchFiltered(ctx, slices.Clone(f.patterns), from...) // it writes into the patterns
	if err != nil {
		cancel()
	}
	return values, err
}

func (f *Follower) place(err error) error {
	return fmt.Errorf("follow the bus at %s: %w", f.bus.at, err)
}

// follow tells what comes. It asks anew when the connection is there again, because
// the servers would take seconds to see that they have to send more.
func (f *Follower) follow(values jetstream.KeyWatcher) {
	back := f.bus.back.Wait()
	for {
		select {
		case <-f.bus.ctx.Done():
			_ = values.Stop() // the connection is about to be closed
			return
		case value, open := <-values.Updates():
			if value != nil {
				f.tell(value)
			}
			if open {
				continue
			}
		case <-back:
			_ = values.Stop() // the servers may not know it any more
		}
		back = f.bus.back.Wait()
		for {
			again, err := f.watch()
			if err == nil {
				values = again
				break
			}
			select {
			case <-f.bus.ctx.Done():
				return
			case <-time.After(retry):
			}
		}
	}
}

func (f *Follower) tell(value jetstream.KeyValueEntry) {
	text := value.Value()
	if value.Operation() != jetstream.KeyValuePut {
		text = nil
	}
	f.told(value.Key(), text)
	f.mu.Lock()
	f.seen = max(f.seen, value.Revision())
	f.mu.Unlock()
	f.more.Give()
}

// Reach waits until the change with that revision, of a key that the follower
// follows, was told. It returns after a second in any case: the servers keep it.
func (f *Follower) Reach(revision uint64) {
	late := time.NewTimer(time.Second)
	defer late.Stop()
	for {
		more := f.more.Wait() // before it looks, so that it misses nothing
		f.mu.Lock()
		seen := f.seen
		f.mu.Unlock()
		if seen >= revision {
			return
		}
		select {
		case <-more:
		case <-late.C:
			return
		case <-f.bus.ctx.Done():
			return
		}
	}
}
