package measure

import (
	"fmt"
	"os"
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

const dump = `SIGQUIT: quit
PC=0x40866e m=0 sigcode=0

goroutine 0 gp=0x59b580 m=0 mp=0x59c340 [idle]:
runtime.schedule()
	/usr/local/go/src/runtime/proc.go:4164 +0xb1 fp=0x7ffd sp=0x7ffd pc=0x450d11

goroutine 1 gp=0xc000002380 m=nil [sync.WaitGroup.Wait, 2 minutes]:
sync.(*WaitGroup).Wait(0xc000012020)
	/usr/local/go/src/sync/waitgroup.go:206 +0x85 fp=0xc0000 sp=0xc0000 pc=0x484625
main.main.mixed.func1({0xf4240, 0x4, 0x0})
	/home/ann/my work/labs/13-deadlock/work.go:31 +0x29e fp=0xc0 sp=0xc0 pc=0x4ab57e
created by workbook/labs/lab.Main in goroutine 3
	/home/ann/my work/labs/lab/lab.go:3 +0x1

goroutine 7 [running]:
	goroutine running on other thread; stack unavailable

goroutine 20 [chan receive]:
main.(*server).run(...)
	/home/ann/my work/labs/13-deadlock/server.go:8

goroutine 21 [select]:
os/signal.loop()
	/usr/local/go/src/os/signal/signal_unix.go:23 +0x13
created by main.main in goroutine 1
	/home/ann/my work/labs/13-deadlock/main.go:9 +0x1
`

func TestWaits(t *testing.T) {
	want := []results.Wait{
		{Goroutine: 1, State: "sync.WaitGroup.Wait, 2 minutes", Function: "mixed", File: "labs/13-deadlock/work.go", Line: 31},
		{Goroutine: 20, State: "chan receive", Function: "(*server).run", File: "labs/13-deadlock/server.go", Line: 8},
	}
	if diff := cmp.Diff(want, waits(dump, "/home/ann/my work")); diff != "" {
		t.Error(diff)
	}
	many := strings.Repeat("goroutine 20 [chan receive]:\nmain.f()\n\t/p/f.go:1\n\n", keptWaits+1)
	if got := waits(many, "/p"); len(got) != keptWaits {
		t.Errorf("kept %d waits, want %d", len(got), keptWaits)
	}
}

func FuzzWaits(f *testing.F) {
	f.Add(dump)
	f.Add("goroutine 1 [x]:\nf()\n\t/home/ann/my work/a.go:99999999999999999999\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range waits(text, "/home/ann/my work") {
			if w.State == "" || !filepath.IsLocal(filepath.FromSlash(w.File)) || w.Goroutine < 0 || w.Line < 0 {
				t.Errorf("%+v", w)
			}
		}
	})
}

func TestLocks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.go")
	source := `package p

func f() {
	a.mu.Lock()
	defer a.mu.Unlock()
	b.RLock()
	c.Lock() // 7
	b.RUnlock()
	go func() {
		d.Lock() // 10
	}()
	c.Unlock()
	e.Lock() // 13
	for !g.TryLock() {
		e.Unlock()
		e.Lock() // 16
	}
	h() // 18
}

func h() { a.mu.Lock(); b.Lock() } // 21
`
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[int]string{
		1:  " []",
		4:  "a.mu []",
		7:  "c [a.mu b]",
		10: "d []",
		13: "e [a.mu]",
		16: "e [a.mu]",
		18: " [a.mu e]",
	} {
		takes, holds := locks(path, line)
		if got := fmt.Sprint(takes, " ", holds); got != want {
			t.Errorf("line %d: takes and holds %q, want %q", line, got, want)
		}
	}
	if takes, holds := locks(path+"x", 1); takes != "" || holds != nil {
		t.Errorf("a file that is not there: %q, %q", takes, holds)
	}
}
