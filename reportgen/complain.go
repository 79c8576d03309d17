package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"workbook/labs/plain"
	"workbook/reportgen/internal/gobuild"
)

// complain is the one place that prints errors. Whoever's words an error holds, it
// is one line that a terminal shows and does not obey; of several mistakes, each
// has a line.
func complain(stderr io.Writer, err error) {
	for _, mistake := range mistakes(err) {
		fmt.Fprintln(stderr, "reportgen: "+withoutGit(plain.Line(mistake.Error())))
	}
}

// broughtBack is what git brings back, if a line says so, and a file that is not as it was.
var broughtBack = regexp.MustCompile(`\bgit checkout (?:-- )?(\S*[/.][^\s,;]*|lessons)?( brings the original| restores)?`)

// withoutGit adds another way to get the file to a line that names git, if git cannot bring
// the file back: many unpack the course from a zip, which may be inside another repository,
// and some commit what they have spoilt.
func withoutGit(line string) string {
	file := broughtBack.FindStringSubmatch(line)
	if file == nil {
		return line
	}
	name := cmp.Or(file[1], "go.mod") // if the line names none, any of the course's
	ctx, cancel := context.WithTimeout(context.Background(), gobuild.GitPatience)
	defer cancel()
	git := func(args ...string) error {
		return gobuild.Git(ctx, "", append(args, "--", name)...).Run()
	}
	listed := git("ls-files", "--error-unmatch")
	switch {
	case ctx.Err() != nil: // a git that is stuck says nothing of the file
		return line
	case listed != nil:
		return line + "; git does not have it here: a new copy of the course has the file too"
	case file[2] != "" && git("diff", "--quiet") == nil:
		return fmt.Sprintf("%s; as it is committed here, git log %s lists what it was before", line, name)
	}
	return line
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
