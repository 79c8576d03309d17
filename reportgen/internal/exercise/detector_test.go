package exercise

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestADetectorThatCannotStart wants what the race detector said, however the
// program with it ended: none of these is a race or a student's mistake.
func TestADetectorThatCannotStart(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the programs are shell scripts")
	}
	for body, want := range map[string]string{
		"exit 0": "",
		`echo "FATAL: ThreadSanitizer: unexpected memory mapping 0x7119" >&2; exit 66`:                  "exit status 66: FATAL: ThreadSanitizer: unexpected memory mapping 0x7119",
		`echo "==41==ERROR: ThreadSanitizer failed to allocate 0x4000 bytes" >&2; exit 1`:               "exit status 1: ==41==ERROR: ThreadSanitizer failed to allocate 0x4000 bytes",
		`printf "fatal error: out of memory allocating heap arena map\n\nruntime stack:\n" >&2; exit 2`: "exit status 2: fatal error: out of memory allocating heap arena map; if ulimit -v",
		`echo "error while loading shared libraries: libtsan.so" >&2; exit 127`:                         "exit status 127: error while loading shared libraries: libtsan.so",
		`echo "FATAL: ThreadSanitizer can not mmap the shadow memory" >&2; kill -ABRT $$; exit 1`:       "FATAL: ThreadSanitizer can not mmap the shadow memory",
		"exit 66":               "exit status 66",
		"kill -SEGV $$; exit 1": "signal: segmentation fault",
	} {
		program := filepath.Join(t.TempDir(), "detector")
		if err := os.WriteFile(program, []byte("#!/bin/sh\n"+body+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		err := detectorStarts(t.Context(), program)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", body, err, want)
		}
	}
}

// TestADetectorThatIsGone is a program that something has removed: nobody knows what the
// race detector would do.
func TestADetectorThatIsGone(t *testing.T) {
	err := detectorStarts(t.Context(), filepath.Join(t.TempDir(), "gone"))
	if err == nil || strings.Contains(err.Error(), "race detector") {
		t.Errorf("got %v", err)
	}
}
