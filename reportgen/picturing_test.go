package main

import (
	"os"
	"path/filepath"
	"testing"
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
		path := filepath.Join(t.TempDir(), "page.html")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := pageFile.mayReplace(path); (err == nil) != may {
			t.Errorf("%q: got %v, want it replaced: %t", text, err, may)
		}
	}
}
