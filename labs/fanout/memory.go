// Package fanout starts a lab's program again as worker processes, and gives
// them memory that they share with it and a pipe of their own: a task and the
// name of a piece of work come in; what each worker wrote into either goes out.
package fanout

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"unsafe"

	"github.com/edsrzf/mmap-go"
)

// slotSize keeps slots out of each other's cache line. A line has 64 bytes on most
// CPUs and 128 on Apple's, and Intel's CPUs fetch two neighbouring lines at once.
const slotSize = 128

// numberSize is the size of an int64.
const numberSize = 8

// A slot is what a worker and its parent see of each other. The worker writes its
// fields. The lab decides what value is for, and who writes it.
type slot struct {
	value int64
	began int64 // Unix nanoseconds, when the worker's part began
	ended int64 // and ended
	peak  int64 // bytes of its peak memory, if the task holds
	err   [slotSize - 32]byte
}

// Memory is a file mapped by the parent and by all its workers, one slot each.
// Nothing is left of the file, however the processes end: once Map returns it has no
// name, or on Windows it is deleted when the last handle to it closes.
type Memory struct {
	file    *os.File
	mapped  mmap.MMap
	workers int
}

// Map maps memory with a slot for each worker, all zero.
func Map(workers int) (*Memory, error) { return MapNumbers(workers, 0) }

// MapNumbers maps memory as Map does, with room for numbers after the slots.
func MapNumbers(workers int, numbers int64) (*Memory, error) {
	file, err := unnamedFile()
	if err != nil {
		return nil, fmt.Errorf("memory to share: %w; is the folder for temporary files writable?", err)
	}
	if err := reserve(file, int64(workers)*slotSize+numbers*numberSize); err != nil {
		return nil, errors.Join(fmt.Errorf("memory to share: %w; is there room in %s, or in another folder that TMPDIR names?", err, os.TempDir()), file.Close())
	}
	return mapFile(file, workers)
}

func mapFile(file *os.File, workers int) (*Memory, error) {
	mapped, err := mmap.Map(file, mmap.RDWR, 0)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("memory to share: %w; set TMPDIR to a folder on a disk of this machine, if %s is on none", err, os.TempDir()), file.Close())
	}
	return &Memory{file, mapped, workers}, nil
}

// Close unmaps the memory in this process.
func (m *Memory) Close() error {
	return errors.Join(m.mapped.Unmap(), m.file.Close())
}

// Value is the number in worker w's slot, the same memory in every process. It
// is aligned for atomic access on every system: mappings begin at a page.
func (m *Memory) Value(w int) *int64 { return &m.slot(w).value }

// Numbers are what MapNumbers put after the slots, the same memory in every
// process.
func (m *Memory) Numbers() []int64 {
	after := m.mapped[m.workers*slotSize:]
	return unsafe.Slice((*int64)(unsafe.Pointer(unsafe.SliceData(after))), len(after)/numberSize)
}

// SetErr keeps the error of worker w's part, nil if it went well, for the
// parent's Wait to return. A text longer than its room in the slot is cut, between
// two characters.
func (m *Memory) SetErr(w int, err error) {
	if err == nil {
		return
	}
	text := err.Error()
	room := m.slot(w).err[:]
	copy(room, strings.ToValidUTF8(text[:min(len(text), len(room))], ""))
}

func (m *Memory) err(w int) error {
	if text := bytes.TrimRight(m.slot(w).err[:], "\x00"); len(text) > 0 {
		return errors.New(string(text))
	}
	return nil
}

func (m *Memory) slot(w int) *slot {
	return (*slot)(unsafe.Pointer(&m.mapped[w*slotSize]))
}
