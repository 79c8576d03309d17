package launch

import (
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
	for _, err := range []error{unix.EACCES, unix.ENOENT, unix.ENOSYS, unix.EINVAL} {
		seen[noCounter(err).Error()] = true
	}
	if len(seen) != 4 {
		t.Errorf("four reasons have %d texts: %v", len(seen), seen)
	}
}
