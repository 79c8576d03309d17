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
