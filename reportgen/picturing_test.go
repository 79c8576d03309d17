package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workbook/reportgen/internal/class"
)

// TestOnlyAPageIsReplaced has files at the page's path: pages of any version, with and
// without a byte order mark, what a browser has saved, and others' files.
func TestOnlyAPageIsReplaced(t *testing.T) {
	for text, may := range map[string]bool{
		"":                              true,
		"\uFEFF<!doctype html>\n":       true,
		"<!doctype html>\n":             true,
		"<!DOCTYPE html><html>":         true,
		"\uFEFF":                        false,
		"<!doc":                         false,
		"\uFEFF# my notes, one line":    false,
		"{\"schema\": 2, \"labs\": []}": false,
	} {
		isReplaced(t, pageFile, text, may)
	}
}

// TestATableThatSomebodyAddedToIsKept has tables as a merge and a spreadsheet write them, and
// one with a column of an instructor's.
func TestATableThatSomebodyAddedToIsKept(t *testing.T) {
	columns := strings.Join(class.Columns, ",")
	for text, may := range map[string]bool{
		columns + "\n": true,
		"\uFEFF" + columns + "\r\nred-fox,linux\r\n":   true,
		columns + ",grade\nred-fox,linux\n":            false,
		strings.ReplaceAll(columns, ",", ";") + "\r\n": false,
	} {
		isReplaced(t, tableFile, text, may)
	}
}

// isReplaced wants a file with that text to be replaced by one of that kind, or not.
func isReplaced(t *testing.T, kind output, text string, may bool) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := kind.mayReplace(path); (err == nil) != may {
		t.Errorf("%q: got %v, want it replaced: %t", text, err, may)
	}
}
