package launch

import (
	"encoding/binary"
	"errors"
	"strconv"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A MissCounter counts cache misses in hardware, see perf_event_open(2).
type MissCounter struct{ files []int }

// CountMisses starts to count the cache misses of all threads of this process, and
// of the threads and processes that they start, outside the kernel. The error says
// why the system does not count them. The caller closes the counter.
func CountMisses() (*MissCounter, error) {
	event := unix.PerfEventAttr{
		Type:   unix.PERF_TYPE_HARDWARE,
		Config: unix.PERF_COUNT_HW_CACHE_MISSES,
		Size:   uint32(unsafe.Sizeof(unix.PerfEventAttr{})),
		Bits:   unix.PerfBitInherit | unix.PerfBitExcludeKernel | unix.PerfBitExcludeHv,
	}
	return countEvent(&event)
}

func countEvent(event *unix.PerfEventAttr) (*MissCounter, error) {
	event.Read_format = unix.PERF_FORMAT_TOTAL_TIME_ENABLED | unix.PERF_FORMAT_TOTAL_TIME_RUNNING
	m := &MissCounter{}
	for _, thread := range threads() {
		number, err := strconv.Atoi(thread)
		if err != nil {
			continue
		}
		file, err := unix.PerfEventOpen(event, number, -1, -1, unix.PERF_FLAG_FD_CLOEXEC)
		if errors.Is(err, unix.ESRCH) {
			continue // the thread has just ended
		}
		if err != nil {
			m.Close()
			return nil, noCounter(err)
		}
		m.files = append(m.files, file)
	}
	if len(m.files) == 0 {
		return nil, errors.New("/proc does not list the threads of a program")
	}
	return m, nil
}

// errInUse is why there is no count if another program, such as a profiler, counts.
var errInUse = errors.New("other programs use the processor's counters")

// noCounter says in words why the kernel gives no counter.
func noCounter(err error) error {
	switch {
	case errors.Is(err, unix.EACCES), errors.Is(err, unix.EPERM):
		return errors.New("the system does not let programs count them; sysctl kernel.perf_event_paranoid=2 or a container's settings may allow it")
	case errors.Is(err, unix.ENOENT), errors.Is(err, unix.ENODEV), errors.Is(err, unix.EOPNOTSUPP):
		return errors.New("this processor, or the virtual machine around the system, has no counter for them")
	case errors.Is(err, unix.EBUSY):
		return errInUse
	case errors.Is(err, unix.ENOSYS):
		return errors.New("this kernel has no performance counters")
	}
	return err
}

// Count returns the cache misses since the counter was started.
func (m *MissCounter) Count() (misses int64, err error) {
	for _, file := range m.files {
		var told reading
		if _, err := unix.Read(file, told[:]); err != nil {
			return 0, err
		}
		count, err := told.count()
		if err != nil {
			return 0, err
		}
		misses += count
	}
	return misses, nil
}

// A reading is what the kernel tells of one counter: its count, how long its thread ran,
// and how long it counted meanwhile.
type reading [24]byte

// count returns the count. A counter that had to share the hardware with others, such as
// a profiler's, has seen a part of the events, or none.
func (r *reading) count() (int64, error) {
	number := func(i int) uint64 { return binary.NativeEndian.Uint64(r[8*i:]) }
	if number(2) < number(1) {
		return 0, errInUse
	}
	return int64(number(0)), nil
}

// Close ends the count.
func (m *MissCounter) Close() {
	for _, file := range m.files {
		_ = unix.Close(file)
	}
}
