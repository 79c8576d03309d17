package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workbook/reportgen/internal/results"
)

// TestOneReportAtATime holds the folder as a report does while it is made.
func TestOneReportAtATime(t *testing.T) {
	t.Chdir(t.TempDir())
	temporary := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP"} {
		t.Setenv(name, temporary)
	}
	first, err := occupy()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(first.Folder); err != nil {
		t.Error(err)
	}
	if _, err := occupy(); err == nil || !strings.Contains(err.Error(), "another report is being made in this folder") {
		t.Errorf("a second one: %v", err)
	}
	if _, err := os.Stat(first.Folder); err != nil {
		t.Errorf("the second one took away the folder of the first: %v", err)
	}
	put(t, reportFolder, "another", "")
	another, lock := rights(t, "another"), rights(t, ".lock")
	if lock&another != another {
		t.Errorf("the lock has the rights %s, and another file has %s", lock, another)
	}
	_ = os.Remove(filepath.Join(reportFolder, "another"))
	first.leave()
	again, err := occupy()
	if err != nil {
		t.Fatalf("after the first has ended: %v", err)
	}
	again.leave()
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if left, err := os.ReadDir(reportFolder); err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v; want the lock alone", left, err)
	}
}

// rights are those of a file in the report's folder.
func rights(t *testing.T, name string) os.FileMode {
	t.Helper()
	about, err := os.Stat(filepath.Join(reportFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	return about.Mode().Perm()
}

// TestAFolderThatIsDeletedMeanwhile deletes the report's folder during a run.
func TestAFolderThatIsDeletedMeanwhile(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := writeResults(&results.File{Schema: results.Schema}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(resultsFile); err != nil {
		t.Error(err)
	}
}
