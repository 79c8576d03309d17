package main

import (
	"fmt"
	"path/filepath"
	"strings"
)

// traceback is how Python begins what it prints of an exception.
const traceback = "Traceback (most recent call last):"

// reason is why a Python ended, by what it printed. A version manager first says what is
// wrong, and then what could be done. Python says it after the lines of the stack, which
// are indented, of the last exception. A mistake in a program of the folder has its line.
func reason(printed []byte, folder string) string {
	text, place := string(printed), ""
	if at := max(strings.LastIndex(text, traceback), strings.LastIndex(text, "Fatal Python error:")); at >= 0 {
		text = strings.TrimPrefix(text[at:], traceback)
	}
	for line := range strings.Lines(text) {
		switch words := strings.TrimSpace(line); {
		case strings.HasPrefix(words, `File "`):
			place = lineOf(words, folder)
		case words != "" && !strings.ContainsAny(line[:1], " \t") && !warns(words):
			return fmt.Sprintf("%s%.300s", place, words)
		}
	}
	return fmt.Sprintf("%.300s", lastLine(printed))
}

// lineOf is the place that a line of the stack names, as "threads.py:12: ", if it is in
// the folder.
func lineOf(frame, folder string) string {
	path, rest, _ := strings.Cut(strings.TrimPrefix(frame, `File "`), `", line `)
	if filepath.Dir(path) != folder {
		return ""
	}
	line, _, _ := strings.Cut(rest, ",")
	return filepath.Base(path) + ":" + line + ": "
}

// warns reports whether a line is a warning, or the loader's note that it leaves a
// library out. The program goes on after both.
func warns(line string) bool {
	return strings.Contains(line, "WARN") || strings.Contains(line, "arning: ") || strings.HasPrefix(line, "ERROR: ld.so: ")
}
