package results

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestOpen(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "results.json")
	if _, err := Open(path); !errors.Is(err, os.ErrNotExist) || !strings.HasSuffix(err.Error(), "make one with make report") {
		t.Errorf("no file: %v", err)
	}
	if err := os.WriteFile(path, written(t, fullFile()), 0o644); err != nil {
		t.Fatal(err)
	}
	if f, err := Open(path); err != nil || len(f.Labs) != 1 {
		t.Errorf("opened %v, %v", f, err)
	}
	if err := os.WriteFile(path, []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil || !strings.HasPrefix(err.Error(), path+": not a results file") {
		t.Errorf("error %v does not name the file", err)
	}
	for text, says := range map[string]string{
		"<<<<<<< HEAD\n{}":                       ": not a results file: it is not JSON, or not all of it; make one with make report",
		"":                                       "it is not JSON, or not all of it; make one with make report",
		`{"hand_in": 1}`:                         ": a hand-in, not a results file; go run ./reportgen merge makes a page of hand-ins",
		"<!DOCTYPE html>":                        ": not a results file: it is a page; name the results.json that it was made from",
		"\x1f\x8b\x08\x00":                       ": not a results file: it is packed; unpack it",
		`{"schema": 2, "duration_ns": 326538.0}`: ": not a results file: duration_ns is 326538.0; want a whole number, without a point; take the file as it was before a tool wrote it anew",
		`{"schema": 3}`:                          "or make them again with make report",
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path); err == nil || !strings.HasSuffix(err.Error(), says) {
			t.Errorf("%q: got %v, want %q", text, err, says)
		}
	}
	for _, e := range Exports(fullFile())[1:] {
		var text bytes.Buffer
		if err := e.Write(&text); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(&text); err == nil || !strings.HasSuffix(err.Error(), "it is made from one; name the results.json beside it") {
			t.Errorf("%s: %v", e.Name, err)
		}
	}
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); errors.Is(err, os.ErrPermission) && !strings.HasSuffix(err.Error(), "permission denied; only another user may read it") { // root may
		t.Errorf("a file of another user: %v", err)
	}
	if _, err := Open("https://host/results.json"); err == nil || !strings.HasSuffix(err.Error(), "an address; download the results file, and name that") {
		t.Errorf("an address: %v", err)
	}
	if _, err := Open(folder); err == nil || !strings.HasPrefix(err.Error(), folder+": is a folder; ") {
		t.Errorf("a folder: %v", err)
	}
}

func TestOpenRefusesALargeFileUnread(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.json")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 1<<30); err != nil {
		t.Skip("no sparse files here:", err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := Open(path)
	runtime.ReadMemStats(&after)
	if err == nil || !strings.HasSuffix(err.Error(), "large.json: larger than 64 MiB; this is not a results file") {
		t.Errorf("error %v", err)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
		t.Errorf("took %d bytes", took)
	}
}
