package exercise

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"workbook/labs/contract"
	"workbook/labs/launch"
	"workbook/reportgen/internal/results"
)

// registersOfDump end a dump.
const registersOfDump = "\nrax    0xca\nrbx    0x0\n"

// TestStarved tells a step that got too little of the CPUs from one that waits for
// ever, and from one that never ends.
func TestStarved(t *testing.T) {
	begun := "SIGQUIT: quit\n\ngoroutine 0 gp=0x1 m=0 mp=0x2 [idle]:\n\ngoroutine 7 gp=0x3 m=nil [chan receive]:\nmain.f()\ntesting.tRunner(0x6, 0x7)\n"
	waits := begun + registersOfDump
	ready := begun + "\ngoroutine 9 gp=0x4 m=nil [runnable]:\nmain.g()\n" + registersOfDump
	works := begun + "\ngoroutine 9 gp=0x4 m=3 mp=0x5 [running]:\n\tgoroutine running on other thread; stack unavailable\n" + registersOfDump
	sleeps := begun + "\ngoroutine 9 gp=0x4 m=nil [sleep]:\nruntime.gopark(0x1)\n\t/go/src/runtime/proc.go:462 +0xce fp=0x7\ntime.Sleep(0x5)\n\t/go/src/runtime/time.go:361 +0x130 fp=0x8\nworkbook/labs/contract.(*scene).yield(0x9)\n" + registersOfDump
	comes := begun + "\ngoroutine 9 gp=0x4 m=nil [select]:\nruntime.gopark(0x1)\n\t/go/src/runtime/proc.go:462 +0xce fp=0x7\nruntime.selectgo(0x2)\n\t/go/src/runtime/select.go:351 +0xaa5 fp=0x8\nworkbook/labs/contract.comes(0x5, 0x6)\n" + registersOfDump
	prints := runtime.GOOS != "windows"
	for _, c := range []struct {
		what string
		cpu  time.Duration
		dump string
		want bool
	}{
		{"waits for ever", stepTime / 100, waits, false},
		{"hardly began", stepTime / 100, ready, true},
		{"was ended while it printed", stepTime / 100, begun, prints},
		{"was ended before it printed", stepTime / 100, "", prints},
		{"waits for the garbage collector", stepTime / 100, strings.ReplaceAll(ready, "runnable", "GC mark termination"), true},
		{"is stopped by the runtime", stepTime / 100, strings.ReplaceAll(ready, "runnable", "preempted"), true},
		{"has the garbage collector at work", stepTime / 100, strings.ReplaceAll(ready, "runnable", "GC worker (active)"), true},
		{"has a garbage collector", stepTime / 100, strings.ReplaceAll(ready, "runnable", "GC worker (idle)"), false},
		{"waits for the sweeper", stepTime / 100, strings.ReplaceAll(ready, "runnable", "GC sweep wait]:\n\ngoroutine 10 gp=0x4 m=nil [GC sweep wait"), true},
		{"has a sweeper", stepTime / 100, strings.ReplaceAll(ready, "runnable", "GC sweep wait"), false},
		{"writes", stepTime / 100, strings.ReplaceAll(ready, "runnable]:\n", "syscall]:\nsyscall.Syscall(0x1)\n\t/go/src/syscall/a.go:1 +0x2\nsyscall.write(0x3)\n"), true},
		{"is in a call to the system", stepTime / 100, strings.ReplaceAll(ready, "runnable", "syscall"), false},
		{"waits with too many to see all of them", stepTime / 100, crowd(waits), true},
		{"hardly began, and is at work", stepTime / 100, works, true},
		{"was about to go on", stepTime / 100, sleeps, true},
		{"gave others time to come", stepTime / 100, comes, true},
		{"sleeps for ever", stepTime / 100, strings.ReplaceAll(sleeps, "contract", "11-waiting/exercise"), false},
		{"selects for ever", stepTime / 100, strings.ReplaceAll(comes, "contract.comes", "contract.Step"), false},
		{"got a tenth of a CPU", stepTime / 10, waits, true},
		{"got three quarters of a CPU", stepTime * 3 / 4, ready, true},
		{"has worked, and waits for ever", stepTime * 3 / 4, waits, false},
		{"looks again and again", stepTime, works, false},
	} {
		if got := starved(launch.Usage{User: c.cpu}, []byte(c.dump)); got != c.want {
			t.Errorf("%s: starved is %t", c.what, got)
		}
	}
}

// crowd is a dump that is too long to be kept.
func crowd(waits string) string { return waits + strings.Repeat("\nmain.f()", launch.KeptOutput/9) }

// TestBusy wants no verdict on a step that got next to none of the CPUs in the longer time
// too, and a verdict on one that waits for ever.
func TestBusy(t *testing.T) {
	begun := "SIGQUIT: quit\n\ngoroutine 7 gp=0x3 m=nil [chan receive]:\nmain.f()\ntesting.tRunner(0x6, 0x7)\n"
	waits := begun + registersOfDump
	ready := begun + "\ngoroutine 9 gp=0x4 m=nil [runnable]:\nmain.g()\n" + registersOfDump
	for _, c := range []struct {
		what string
		cpu  time.Duration
		dump string
		want bool
	}{
		{"waits for ever", stepTime / 10, waits, false},
		{"waits for ever with too many to see all of them", stepTime / 10, crowd(waits), false},
		{"got a tenth of a CPU", stepTime / 3, ready, true},
		{"got a tenth of a CPU for too many to see all of them", stepTime / 3, crowd(ready), true},
		{"was ended while it printed too many", stepTime / 10, crowd(begun), false},
		{"was ended while it printed", stepTime / 10, begun, runtime.GOOS != "windows"},
		{"looks again and again", busyTime, ready, false},
	} {
		if got := busy(launch.Usage{User: c.cpu}, []byte(c.dump)); got != c.want {
			t.Errorf("%s: busy is %t", c.what, got)
		}
	}
	j := &judging{}
	for _, name := range []string{Right, RaceFree} {
		step := j.read(name, contract.Report{}, launch.Output{}, errBusy, busyTime)
		if got := after(results.Passed, step); got != results.NotJudged {
			t.Errorf("step %s on a busy machine: the verdict is %s, want %s", name, got, results.NotJudged)
		}
	}
}
