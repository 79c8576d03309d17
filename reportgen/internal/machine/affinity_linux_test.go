package machine

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// TestAffinityIsThatOfTheMoment leaves the program's first thread one CPU for a while.
func TestAffinityIsThatOfTheMoment(t *testing.T) {
	var before, one unix.CPUSet
	if err := unix.SchedGetaffinity(os.Getpid(), &before); err != nil {
		t.Skip(err)
	}
	for cpu := range len(before) * 64 {
		if before.IsSet(cpu) {
			one.Set(cpu)
			break
		}
	}
	if err := unix.SchedSetaffinity(os.Getpid(), &one); err != nil {
		t.Skip(err)
	}
	during := affinity()
	if err := unix.SchedSetaffinity(os.Getpid(), &before); err != nil {
		t.Fatal(err)
	}
	if during != 1 || affinity() != before.Count() {
		t.Errorf("%d CPUs and then %d; want 1 and then %d", during, affinity(), before.Count())
	}
}
