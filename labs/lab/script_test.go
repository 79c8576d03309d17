package lab

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// testlab is a lab with a variant of every kind.
func testlab() {
	Instead("visit", "visit the `SHOP` for cheese", func(shop string) (func() error, error) {
		if shop == "secret" {
			return nil, errors.New("it is closed")
		}
		return func() error { return errors.New("no cheese in " + shop) }, nil
	})
	if os.Getenv("BASELINE") == "missing" {
		Main(
			Variant{Name: "base", Baseline: true, Try: func(context.Context, Task) (int64, error) {
				return 0, Unavailable("no abacus here")
			}},
			Variant{Name: "right", Sum: Serial},
		)
		return
	}
	if names, set := os.LookupEnv("NAMES"); set {
		var variants []Variant
		for name := range strings.SplitSeq(names, ",") {
			v := Variant{Name: name, Sum: Serial, Baseline: strings.HasPrefix(name, "base")}
			if name == "idle" {
				v.Sum = nil
			}
			variants = append(variants, v)
		}
		Main(variants...)
		return
	}
	Main(
		Variant{Name: "right", Sum: Serial},
		Variant{Name: "wrong", Sum: func(t Task) int64 { return Serial(t) - 1 }},
		Variant{Name: "fails", Try: func(context.Context, Task) (int64, error) {
			return 0, errors.New("out of luck")
		}},
		Variant{Name: "missing", Try: func(context.Context, Task) (int64, error) {
			return 0, Unavailable("no abacus here")
		}},
		Variant{Name: "yours", Sum: func(t Task) int64 { return student[os.Getenv("STUDENT")](t) }},
		Variant{Name: "stuck", Sum: func(Task) int64 {
			time.Sleep(math.MaxInt64)
			return 0
		}},
		Variant{Name: "panics", Sum: func(Task) int64 { panic("at the disco") }},
		Variant{Name: "phases", Sum: func(t Task) int64 {
			t.Phase("start", 3)
			t.Phase("work", 5)
			return Serial(t)
		}},
		Variant{Name: "pestered", Sum: func(t Task) int64 {
			t.Refused(2)
			return Serial(t)
		}},
		prepared(),
	)
}

// prepared is a variant whose sum is right only if it was prepared exactly once.
func prepared() Variant {
	var times int64
	return Variant{Name: "prepared",
		Before: func(Task) { times++ },
		Sum:    func(t Task) int64 { return times * Serial(t) },
	}
}

// student holds what a student may have made of an exercise.
var student = map[string]func(Task) int64{
	"":       func(Task) int64 { panic(NotAttempted) },
	"right":  Serial,
	"wrong":  func(t Task) int64 { return Serial(t) + 1 },
	"panics": func(Task) int64 { panic("at the disco") },
	"exits": func(Task) int64 {
		os.Exit(0)
		return 0
	},
	"deadlocks": func(Task) int64 { select {} },
	"overflows": func(t Task) int64 { return deeper(t.N) },
	"prints": func(Task) int64 {
		for {
			fmt.Println("I was here")
		}
	},
	"loops": func(Task) int64 {
		for {
			spun++
		}
	},
	"panics later": func(t Task) int64 {
		go func() { panic("at the disco") }()
		time.Sleep(time.Hour)
		return Serial(t)
	},
	"maps": func(Task) int64 {
		shared := map[int]int{}
		for range 100 {
			go func() {
				for {
					shared[1]++
				}
			}()
		}
		for {
			shared[2]++
		}
	},
}

var spun int

// deeper has a large frame, so that a stack is soon full.
func deeper(n int64) int64 {
	var frame [1 << 16]int64
	//lint:ignore SA5007 it is to fill the stack
	frame[n%int64(len(frame))] = deeper(n + 1)
	return frame[0]
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"testlab": testlab})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:  "testdata",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// exits runs a command: exits CODE STDERR-PART COMMAND ARG… It wants that exit
// code, nothing on stdout, and one line on stderr with that part.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	var stdout, stderr strings.Builder
	path := filepath.Join(filepath.SplitList(ts.Getenv("PATH"))[0], args[2])
	cmd := exec.Command(path, args[3:]...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	_ = cmd.Run()
	if code := strconv.Itoa(cmd.ProcessState.ExitCode()); code != args[0] {
		ts.Fatalf("exit code %s, want %s; stderr: %s", code, args[0], &stderr)
	}
	if stdout.Len() > 0 || strings.Count(stderr.String(), "\n") != 1 || !strings.Contains(stderr.String(), args[1]) {
		ts.Fatalf("stdout %q, stderr %q, want one line on stderr with %q", &stdout, &stderr, args[1])
	}
}
