package measure

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/results"
)

// getStuck takes two locks in opposite order, and is sure to meet. An alarm keeps
// the runtime from ending the program.
func getStuck() {
	time.AfterFunc(time.Hour, func() {})
	var left, right sync.Mutex
	var met sync.WaitGroup
	met.Add(2)
	go func() {
		left.Lock()
		met.Done()
		met.Wait()
		right.Lock()
	}()
	right.Lock()
	met.Done()
	met.Wait()
	left.Lock()
}

func TestAStuckLabIsEndedAndTellsWhoWaits(t *testing.T) {
	for _, c := range []struct {
		how   string
		ended bool
		why   string
		waits []string
	}{
		{how: "stuck", waits: []string{"left holds [right]", "right holds [left]"}},
		{how: "well", ended: true, why: "repeated its sum for 500ms and ended"},
		{how: "crashes", ended: true, why: "it ended with exit status 2: panic: out of cheese"},
	} {
		t.Run(c.how, func(t *testing.T) {
			root, err := filepath.Abs(root)
			if err != nil {
				t.Fatal(err)
			}
			s := bad(t, c.how)
			got := s.stick(t.Context(), root, s.lab.Cases[0])
			if got.Samples == nil || got.Variant != "v" || got.Stuck == nil {
				t.Fatalf("got %+v", got)
			}
			if got.Stuck.Ended != c.ended || got.Stuck.After <= 0 {
				t.Errorf("ended %t after %s", got.Stuck.Ended, got.Stuck.After)
			}
			if runtime.GOOS == "windows" && c.how == "stuck" {
				c.why, c.waits = "no such signal", nil
			}
			if c.why == "" != (got.Stuck.Why == "") || !strings.Contains(got.Stuck.Why, c.why) {
				t.Errorf("why %q, want %q", got.Stuck.Why, c.why)
			}
			var waits []string
			for _, w := range got.Stuck.Waits {
				if w.State == "sync.Mutex.Lock" && w.Function == "measure.getStuck" && w.File == "reportgen/internal/measure/stuck_test.go" {
					waits = append(waits, fmt.Sprint(w.For, " holds ", w.Holds))
				}
			}
			if diff := cmp.Diff(c.waits, waits); diff != "" {
				t.Errorf("waits of %+v (-want +got):\n%s", got.Stuck.Waits, diff)
			}
		})
	}
}

func TestACaseThatShouldNeverEndIsNotTimed(t *testing.T) {
	timed, endless := split([]results.Case{
		{Variant: "serial", Expect: results.ExpectRight}, {Variant: "opposite", Expect: results.ExpectStuck},
		{Variant: "racy", Expect: results.ExpectRace},
	})
	if len(timed) != 2 || timed[0].Variant != "serial" || timed[1].Variant != "racy" ||
		len(endless) != 1 || endless[0].Variant != "opposite" {
		t.Errorf("timed %+v, endless %+v", timed, endless)
	}
}
