package measure

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/exp/trace"

	"workbook/labs/launch"
	"workbook/labs/plain"
	"workbook/reportgen/internal/results"
)

// trace launches the cases that the lesson wants traced once more, under Go's
// execution tracer, and keeps who ran where. What cannot be traced is a note: the
// format of traces changes with Go.
func (s *subject) trace(ctx context.Context, scratch string, cpus int) {
	file := filepath.Join(scratch, s.unit.Name+".trace")
	for _, p := range s.unit.Lesson.Trace {
		for _, variant := range p.Variants {
			c := s.lab.Of(variant, p.Workers[0].On(cpus), -1)
			if c == nil || ctx.Err() != nil {
				continue
			}
			if err := s.traceCase(ctx, c, p.N[0], file); err != nil {
				s.warn(results.Warning{Level: results.Note, Code: "no-trace", Lab: s.unit.Name, Variant: variant,
					Text: fmt.Sprintf("Who ran where is not shown for %s: %s.", variant, plain.Line(err.Error()))})
			}
		}
	}
}

func (s *subject) traceCase(ctx context.Context, c *results.Case, n int64, file string) error {
	ctx, cancel := context.WithTimeout(ctx, minPatience)
	defer cancel()
	_, err := launch.Lab(ctx, s.path, launch.Call{
		Lab: s.unit.Name, Variant: c.Variant, N: n, Workers: c.Workers, Repeat: 1, Trace: file,
	})
	if err != nil {
		return err
	}
	written, err := os.Open(file)
	if err != nil {
		return err
	}
	defer written.Close()
	spans, err := readTrace(written)
	if err != nil {
		return fmt.Errorf("read the execution trace: %w", err)
	}
	c.Scheduling = schedule(spans)
	c.Scheduling.N = n
	c.Lanes = lanes(spans)
	return nil
}

// maxTraceSpans bounds what is read of one trace.
const maxTraceSpans = 1_000_000

// readTrace returns what the variant's goroutines did in the traced repeat, in the
// order in which each state ended. Times count from the beginning of the repeat.
func readTrace(r io.Reader) ([]results.Lane, error) {
	reader, err := trace.NewReader(r)
	if err != nil {
		return nil, err
	}
	t := tracing{now: map[int64]results.Lane{}}
	for len(t.spans) < maxTraceSpans {
		event, err := reader.ReadEvent()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		t.add(event)
	}
	if !t.ended {
		return nil, errors.New("it does not hold the whole repeat")
	}
	return t.spans, nil
}

// A tracing is what is known while a trace is read.
type tracing struct {
	began        trace.Time
	begun, ended bool
	now          map[int64]results.Lane // by goroutine: the state that it is in
	spans        []results.Lane
}

func (t *tracing) add(e trace.Event) {
	switch e.Kind() {
	case trace.EventRegionBegin:
		if e.Region().Type == launch.TracedRegion {
			t.began, t.begun = e.Time(), true
			g := int64(e.Goroutine()) // it calls the variant, so it is one of the variant's
			t.enter(results.Lane{Goroutine: g, P: proc(e), State: results.Running})
		}
	case trace.EventRegionEnd:
		if e.Region().Type == launch.TracedRegion && t.begun {
			for _, g := range slices.Sorted(maps.Keys(t.now)) {
				t.leave(g, t.since(e))
			}
			t.ended = true
		}
	case trace.EventStateTransition:
		if x := e.StateTransition(); x.Resource.Kind == trace.ResourceGoroutine && t.begun && !t.ended {
			t.change(e, x)
		}
	}
}

func (t *tracing) since(e trace.Event) time.Duration { return time.Duration(e.Time() - t.began) }

// change moves a goroutine of the variant to another state. Others, such as the
// tracer's own, are left out.
func (t *tracing) change(e trace.Event, x trace.StateTransition) {
	g := int64(x.Resource.Goroutine())
	from, to := x.Goroutine()
	_, known := t.now[g]
	if !known && (from != trace.GoNotExist || !ofLab(x.Stack)) {
		return
	}
	at := t.since(e)
	t.leave(g, at)
	lane := results.Lane{Goroutine: g, From: at}
	switch to {
	case trace.GoRunning:
		lane.State, lane.P = results.Running, proc(e)
	case trace.GoRunnable:
		lane.State = results.Runnable
	case trace.GoWaiting:
		lane.State = results.Waiting
	case trace.GoSyscall:
		lane.State = results.Syscall
	default:
		return // it has ended
	}
	t.enter(lane)
}

func (t *tracing) enter(lane results.Lane) { t.now[lane.Goroutine] = lane }

// leave ends the state that the goroutine is in.
func (t *tracing) leave(g int64, at time.Duration) {
	if lane, ok := t.now[g]; ok && at > lane.From {
		lane.To = at
		t.spans = append(t.spans, lane)
	}
	delete(t.now, g)
}

func proc(e trace.Event) *int {
	if e.Proc() == trace.NoProc {
		return nil
	}
	p := int(e.Proc())
	return &p
}

// ofLab reports whether a goroutine with this stack runs a function of a lab.
func ofLab(stack trace.Stack) bool {
	for frame := range stack.Frames() {
		if strings.HasPrefix(frame.Func, "main.") || strings.HasPrefix(frame.Func, "workbook/labs/") ||
			strings.HasPrefix(frame.Func, "sync.(*WaitGroup).Go") {
			return true
		}
	}
	return false
}

// schedule adds up what the goroutines did.
func schedule(spans []results.Lane) *results.Scheduling {
	s := &results.Scheduling{}
	seen := map[int64]bool{}
	for _, span := range spans {
		seen[span.Goroutine] = true
		switch took := span.To - span.From; span.State {
		case results.Running:
			s.Running += took
		case results.Runnable:
			s.Runnable += took
		default:
			s.Waiting += took
		}
	}
	s.Goroutines = len(seen)
	return s
}
