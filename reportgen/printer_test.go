package main

import (
	"errors"
	"strings"
	"testing"
)

// closed takes no output.
type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, errors.New("no room") }

// TestOutputThatIsLostIsAnError holds for every command: it is main that looks.
func TestOutputThatIsLostIsAnError(t *testing.T) {
	t.Chdir("..")
	for _, args := range [][]string{{"--help"}, {"list"}, {"progress"}} {
		var stderr strings.Builder
		if code := run(t.Context(), args, strings.NewReader(""), closed{}, &stderr); code != exitFailed || !strings.Contains(stderr.String(), "no room") {
			t.Errorf("%v: exit code %d, %q", args, code, stderr.String())
		}
	}
	printed := &printer{Writer: closed{}}
	_, _ = printed.Write([]byte("a"))
	printed.Writer = &strings.Builder{}
	if _, err := printed.Write([]byte("b")); err != nil || printed.failed == nil {
		t.Errorf("the first failure is forgotten: %v, %v", err, printed.failed)
	}
}
