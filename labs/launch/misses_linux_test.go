package launch

import (
	"encoding/binary"
	"os"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// TestEventsOfAllThreadsAreCounted counts page faults, which every Linux counts,
// in place of cache misses, which only some processors do.
func TestEventsOfAllThreadsAreCounted(t *testing.T) {
	faults := unix.PerfEventAttr{
		Type: unix.PERF_TYPE_SOFTWARE, Config: unix.PERF_COUNT_SW_PAGE_FAULTS,
		Size: uint32(unsafe.Sizeof(unix.PerfEventAttr{})), Bits: unix.PerfBitInherit | unix.PerfBitExcludeKernel,
	}
	m, err := countEvent(&faults)
	if err != nil {
		t.Skipf("no counters here: %v", err)
	}
	defer m.Close()
	const pages = 1000
	memory, err := unix.Mmap(-1, 0, pages*os.Getpagesize(), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = unix.Munmap(memory) }()
	_ = unix.Madvise(memory, unix.MADV_NOHUGEPAGE)
	for i := 0; i < len(memory); i += os.Getpagesize() {
		memory[i] = 1
	}
	if count, err := m.Count(); err != nil || count < pages {
		t.Errorf("%d page faults counted, want %d or more: %v", count, pages, err)
	}
}

func TestNoCounterSaysWhy(t *testing.T) {
	seen := map[string]bool{}
	for _, err := range []error{unix.EACCES, unix.ENOENT, unix.ENOSYS, unix.EBUSY, unix.EINVAL} {
		seen[noCounter(err).Error()] = true
	}
	if len(seen) != 5 {
		t.Errorf("five reasons have %d texts: %v", len(seen), seen)
	}
}

// TestACounterThatDidNotCountIsUnknown wants no number from a counter that the kernel gave
// the hardware for a part of the time, or never.
func TestACounterThatDidNotCountIsUnknown(t *testing.T) {
	for _, c := range []struct {
		count, enabled, running uint64
		known                   bool
	}{
		{0, 5_000_000, 5_000_000, true},
		{300, 5_000_000, 5_000_000, true},
		{0, 0, 0, true}, // its thread has not run
		{0, 5_000_000, 0, false},
		{150, 5_000_000, 2_500_000, false},
	} {
		var told reading
		for i, n := range []uint64{c.count, c.enabled, c.running} {
			binary.NativeEndian.PutUint64(told[8*i:], n)
		}
		if count, err := told.count(); (err == nil) != c.known || c.known && count != int64(c.count) {
			t.Errorf("%+v: %d, %v", c, count, err)
		}
	}
}
