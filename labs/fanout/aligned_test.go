package fanout

import (
	"sync/atomic"
	"testing"
	"unsafe"
)

// TestAtomicAccessIsAligned is what 32-bit systems ask of a 64-bit number that
// is read and written at once: there a wrong place ends the process.
func TestAtomicAccessIsAligned(t *testing.T) {
	m := mapped(t, 3)
	for w := range task.Workers {
		if at := uintptr(unsafe.Pointer(m.Value(w))); at%8 != 0 {
			t.Errorf("slot %d begins at %#x", w, at)
		}
		atomic.AddInt64(m.Value(w), 1<<40)
	}
	for i := range m.Numbers() {
		atomic.AddInt64(&m.Numbers()[i], 1<<40)
	}
	if size := unsafe.Sizeof(slot{}); size != slotSize {
		t.Errorf("a slot has %d bytes, want %d", size, slotSize)
	}
}
