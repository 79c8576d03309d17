package machine

import (
	"runtime"
	"testing"
)

func TestMarkIsTheMachines(t *testing.T) {
	first, second := Here().Mark(t.Context()), Here().Mark(t.Context())
	if first != second {
		t.Errorf("the marks of this machine are %q and %q", first, second)
	}
	if runtime.GOOS != "linux" {
		t.Skip("the system itself tells it, not a file")
	}
	mark := func(files map[string]string) string { return System{Root: tree(files)}.Mark(t.Context()) }
	one, other := mark(map[string]string{"etc/machine-id": "0123\n"}), mark(map[string]string{"etc/machine-id": "4567\n"})
	if one == "" || one == other {
		t.Errorf("two machines have the marks %q and %q", one, other)
	}
	if without := mark(nil); without != "" {
		t.Errorf("a machine that does not tell has the mark %q", without)
	}
}
