package measure

import (
	"bytes"
	"encoding/json"
	"runtime/trace"
	"sync"
	"testing"
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/results"
)

// record traces goroutines of which each hands a number to the one that started
// them.
func record(t testing.TB, goroutines, turns int) []byte {
	var written bytes.Buffer
	if err := trace.Start(&written); err != nil {
		t.Skipf("no trace: %v", err) // the test itself is traced
	}
	trace.WithRegion(t.Context(), launch.TracedRegion, func() {
		numbers := make(chan int)
		var senders sync.WaitGroup
		for range goroutines {
			senders.Go(func() {
				for i := range turns {
					numbers <- i
				}
			})
		}
		for range goroutines * turns {
			<-numbers
		}
		senders.Wait()
	})
	trace.Stop()
	return written.Bytes()
}

func TestATraceTellsWhoRanWhere(t *testing.T) {
	spans, err := readTrace(bytes.NewReader(record(t, 3, 200)))
	if err != nil {
		t.Fatal(err)
	}
	last := map[int64]time.Duration{}
	states := map[results.LaneState]bool{}
	for _, s := range spans {
		if s.From < last[s.Goroutine] || s.To <= s.From {
			t.Fatalf("goroutine %d: %+v begins before the state before it ended, at %s", s.Goroutine, s, last[s.Goroutine])
		}
		if (s.State == results.Running) != (s.P != nil) && s.State != results.Syscall {
			t.Errorf("%s on P %v", s.State, s.P)
		}
		last[s.Goroutine] = s.To
		states[s.State] = true
	}
	if len(last) != 4 || !states[results.Running] || !states[results.Waiting] {
		t.Errorf("%d goroutines, states %v; want three senders and the receiver, which run and wait", len(last), states)
	}
	s := schedule(spans)
	if s.Goroutines != 4 || s.Running <= 0 || s.Waiting <= 0 {
		t.Errorf("scheduling %+v", s)
	}
}

func TestLanesStaySmall(t *testing.T) {
	spans, err := readTrace(bytes.NewReader(record(t, 8, 500)))
	if err != nil {
		t.Fatal(err)
	}
	drawn := lanes(spans)
	text, err := json.Marshal(drawn)
	if err != nil || len(text) > laneBytes || len(drawn) == 0 {
		t.Errorf("%d lanes take %d bytes: %v", len(drawn), len(text), err)
	}
}

func TestAColumnShowsWhatTookMostOfIt(t *testing.T) {
	zero, one := 0, 1
	spans := []results.Lane{
		{Goroutine: 7, P: &zero, State: results.Running, From: 0, To: 40},
		{Goroutine: 7, State: results.Waiting, From: 40, To: 60},
		{Goroutine: 7, P: &zero, State: results.Running, From: 60, To: 90},
		{Goroutine: 7, P: &one, State: results.Running, From: 90, To: 200},
		{Goroutine: 9, State: results.Runnable, From: 150, To: 200},
	}
	var got []string
	for _, l := range inColumns(spans, 2) {
		got = append(got, string(l.State), l.From.String(), l.To.String())
	}
	want := []string{"running", "0s", "100ns", "running", "100ns", "200ns", "runnable", "100ns", "200ns"}
	if g, w := join3(got), join3(want); g != w {
		t.Errorf("lanes %s, want %s", g, w)
	}
}

func join3(words []string) (text string) {
	for _, w := range words {
		text += w + " "
	}
	return text
}

// FuzzTrace wants an error or spans in order, whatever a trace holds.
func FuzzTrace(f *testing.F) {
	whole := record(f, 2, 3)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("go 1.99 trace\x00\x00\x00"))
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, written []byte) {
		spans, err := readTrace(bytes.NewReader(written))
		if err != nil {
			return
		}
		for _, s := range spans {
			if s.From < 0 || s.To < s.From {
				t.Errorf("accepted %+v", s)
			}
		}
		if text, err := json.Marshal(lanes(spans)); err != nil || len(text) > laneBytes && len(spans) > 0 && len(spans) < 100 {
			t.Errorf("%d bytes: %v", len(text), err)
		}
	})
}
