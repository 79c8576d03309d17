package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"workbook/labs/plain"
)

// complain is the one place that prints errors. Whoever's words an error holds, it
// is one line that a terminal shows and does not obey; of several mistakes, each
// has a line.
func complain(stderr io.Writer, err error) {
	for _, mistake := range mistakes(err) {
		fmt.Fprintln(stderr, "reportgen: "+plain.Line(mistake.Error()))
	}
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
