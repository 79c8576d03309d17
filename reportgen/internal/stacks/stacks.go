// Package stacks reads what Go's runtime prints about goroutines: the race
// detector's reports, the dump of a program that is stuck, the last words of one
// that crashed. Text comes in, from a program that nobody vouches for; places in
// the project go out.
package stacks

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"workbook/reportgen/internal/results"
)

// place is a stack frame's second line: file, line and offset.
var place = regexp.MustCompile(`^\s+(.+):([0-9]+)(?: \+0x[0-9a-f]+.*)?$`)

// A frame is a place on a stack as the runtime prints it.
type frame struct {
	function string
	file     string
	line     int
}

// frames reads a stack, two lines a frame, innermost first.
func frames(stack string) (all []frame) {
	lines := strings.Split(stack, "\n")
	for i := 0; i+1 < len(lines); i += 2 {
		at := place.FindStringSubmatch(lines[i+1])
		if at == nil {
			break
		}
		line, _ := strconv.Atoi(at[2])
		all = append(all, frame{shortName(lines[i]), at[1], line})
	}
	return all
}

// Innermost returns the first frame of a stack whose file lies in folder, with
// the file's path from there. Text around the stack does no harm.
func Innermost(text, folder string) (results.Access, bool) {
	lines := strings.Split(text, "\n")
	for i, line := range lines[1:] {
		at := place.FindStringSubmatch(line)
		if at == nil {
			continue
		}
		if file, ok := inside(folder, at[1]); ok {
			number, _ := strconv.Atoi(at[2])
			return results.Access{Function: shortName(lines[i]), File: file, Line: number}, true
		}
	}
	return results.Access{}, false
}

// inside returns a file's path within the project, slashes, if it lies there.
func inside(root, file string) (string, bool) {
	relative, err := filepath.Rel(root, file)
	return filepath.ToSlash(relative), err == nil && filepath.IsLocal(relative)
}

// arguments are those of a call, as hexadecimal words or left out.
var arguments = regexp.MustCompile(`\([^()]*\)$`)

// shortName is the function that a person wrote: without import path and
// arguments, without the closures that the compiler made of its body, and
// without the function main if the compiler copied its body into that.
func shortName(frame string) string {
	name := arguments.ReplaceAllString(strings.TrimSpace(frame), "")
	name, _, _ = strings.Cut(name[strings.LastIndex(name, "/")+1:], ".func")
	name, _, _ = strings.Cut(name, "-range")
	return strings.TrimPrefix(strings.TrimPrefix(name, "main."), "main.")
}
