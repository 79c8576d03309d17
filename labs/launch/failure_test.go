package launch

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestPlace wants the innermost line in the exercise, from what the runtime prints
// of a crash or of a program that was stopped.
func TestPlace(t *testing.T) {
	const folder = "labs/02-race/exercise"
	for stack, want := range map[string]string{
		"panic: no\n\ngoroutine 7 [running]:\nworkbook/labs/02-race/exercise.add(...)\n\t/home/ann/my work/labs/02-race/exercise/exercise.go:12 +0x1f\n" +
			"workbook/labs/02-race/exercise.Sum()\n\t/home/ann/my work/labs/02-race/exercise/exercise.go:30 +0x2\n": folder + "/exercise.go:12",
		"goroutine 1 [running]:\nruntime.main()\n\t/usr/local/go/src/runtime/proc.go:290 +0x2d\n":                        "",
		"\tC:/Users/ann/workbook/labs/02-race/exercise/exercise copy.go:11 +0x1\n":                                       folder + "/exercise copy.go:11",
		"\t/home/ann/labs/02-race/exercise/exercise.go:1 +0x1 fp=0xe3bb sp=0xe3bb pc=0x5262\n":                           folder + "/exercise.go",
		"\t/home/ann/labs/12-global-lock/exercise/exercise.go:5 +0x1\n":                                                  "",
		"printed by the student: labs/02-race/exercise/exercise.go:99\n\t/w/labs/02-race/exercise/exercise.go:10 +0x1\n": folder + "/exercise.go:10",
	} {
		e := &Error{errors.New("exit"), Output{Stderr: []byte(stack)}}
		if got := e.Place(folder); got != want {
			t.Errorf("%q: got %q, want %q", stack, got, want)
		}
	}
}

// TestLines wants the program's own words, and neither stacks nor registers of a
// program that was asked for its goroutines.
func TestLines(t *testing.T) {
	const dump = "SIGQUIT: quit\nPC=0x40a84c m=0 sigcode=0\n\ngoroutine 1 [sleep]:\nmain.main()\n\nrip    0x40a84c\ngs     0x0\n"
	for _, c := range []struct{ stdout, stderr, want string }{
		{"", dump, ""},
		{"a sum\n", dump, "a sum"},
		{"a sum\n", "waiting\n" + dump, "waiting"},
		{"", "panic: SIGQUIT: quit\n", "panic: SIGQUIT: quit"},
		{"", "one\ntwo\n", "two"},
		{"", "waiting\nSIGSEGV: segmentation violation\nPC=0x4 m=0 sigcode=1\n\nrip    0x40a84c\ngs     0x0\n", "SIGSEGV: segmentation violation"},
	} {
		e := &Error{errors.New("exit"), Output{Stdout: []byte(c.stdout), Stderr: []byte(c.stderr)}}
		if got := strings.Join(e.Lines(1), "\n"); got != c.want {
			t.Errorf("%q and %q: got %q, want %q", c.stdout, c.stderr, got, c.want)
		}
	}
}

func TestOutcome(t *testing.T) {
	for err, want := range map[error]Outcome{
		context.DeadlineExceeded: DidNotEnd, errNoSample: Crashed, errors.New("out of luck"): Failed, ErrLeftBehind: Failed,
	} {
		if got := (&Error{err: err}).Outcome(); got != want {
			t.Errorf("%v: got %q, want %q", err, got, want)
		}
	}
}
