package launch

import (
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"
)

func TestALimitIsNamed(t *testing.T) {
	for cause, want := range map[error]string{
		syscall.EMFILE: "ulimit -n",
		syscall.ENFILE: "close other programs",
		syscall.EAGAIN: "ulimit -u",
		syscall.ENOMEM: "more memory",
		syscall.EFBIG:  "ulimit -f",
	} {
		err := Limited(&os.PathError{Op: "fork/exec", Path: "lab", Err: cause})
		if !errors.Is(err, cause) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v: got %q, want one line that says %q", cause, err, want)
		}
	}
	if other := errors.New("no such file"); Limited(other) != other || Limited(nil) != nil {
		t.Error("an error that no limit made is changed")
	}
}

// TestRefused wants programs that the system did not let run to be told from those that
// crashed, by what Go's runtime prints with and without C.
func TestRefused(t *testing.T) {
	for printed, want := range map[string]string{
		"runtime: failed to create new OS thread (have 3 already; errno=11)\nfatal error: newosproc\n":                 "ulimit -u",
		"runtime/cgo: pthread_create failed: Resource temporarily unavailable\nSIGABRT: abort\nPC=0x1 m=0 sigcode=0\n": "ulimit -u",
		"SIGSYS: bad system call\nPC=0x40a84c m=3 sigcode=1\n":                                                         "SIGSYS: bad system call; a container or sandbox",
		"panic: SIGSYS: bad system call\n\ngoroutine 1 [running]:\n":                                                   "",
		"fatal error: all goroutines are asleep - deadlock!\n":                                                         "",
	} {
		refused := Limited(Refused(nil, []byte(printed)))
		if (refused == nil) != (want == "") || refused != nil && !strings.Contains(refused.Error(), want) {
			t.Errorf("%q: got %v, want %q", printed, refused, want)
		}
	}
}
