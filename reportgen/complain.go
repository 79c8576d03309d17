package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"workbook/labs/plain"
)

// complain is the one place that prints errors. Whoever's words an error holds, it
// is one line that a terminal shows and does not obey; of several mistakes, each
// has a line.
func complain(stderr io.Writer, err error) {
	for _, mistake := range mistakes(err) {
		fmt.Fprintln(stderr, "reportgen: "+withoutGit(plain.Line(mistake.Error())))
	}
}

// withoutGit adds another way to get the file to a line that names git, if git cannot bring
// the file back: many unpack the course from a zip.
func withoutGit(line string) string {
	if !strings.Contains(line, "git checkout ") || hasGit() {
		return line
	}
	return line + "; there is no git here: a new copy of the course has the file too"
}

// hasGit reports that there is a git, and a repository around the current folder.
func hasGit() bool {
	if _, err := exec.LookPath("git"); err != nil {
		return false
	}
	folder, _ := os.Getwd() // "" has no .git either
	for below := ""; folder != below; folder, below = filepath.Dir(folder), folder {
		if _, err := os.Stat(filepath.Join(folder, ".git")); err == nil {
			return true
		}
	}
	return false
}

// mistakes takes apart what errors.Join made.
func mistakes(err error) (all []error) {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var texts []string
	for _, e := range joined.Unwrap() {
		texts = append(texts, e.Error())
		all = append(all, mistakes(e)...)
	}
	if strings.Join(texts, "\n") != err.Error() {
		return []error{errors.New(err.Error())}
	}
	return all
}
