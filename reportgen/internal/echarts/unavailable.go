package echarts

import (
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"strings"

	"workbook/labs/plain"
)

// Unavailable is the error of a load that found the script nowhere. The report
// can still be made: every chart's table takes the place of its picture.
type Unavailable struct {
	Tried []Attempt
}

// An Attempt is one source and why it did not have the script.
type Attempt struct {
	Source string
	Err    error
}

// Error names every source with its reason, and what to do, on one line.
func (u *Unavailable) Error() string {
	reasons := make([]string, len(u.Tried))
	for i, a := range u.Tried {
		reasons[i] = fmt.Sprintf("%s: %s", a.Source, plain.OneLine(a.Err.Error()))
	}
	return fmt.Sprintf("no echarts %s (%s): give the file dist/echarts.min.js of that release with -echarts FILE to get the pictures",
		Version, strings.Join(reasons, "; "))
}

// Unwrap returns the reasons.
func (u *Unavailable) Unwrap() []error {
	errs := make([]error, len(u.Tried))
	for i, a := range u.Tried {
		errs[i] = a.Err
	}
	return errs
}

func (u *Unavailable) tried(source string, err error) {
	u.Tried = append(u.Tried, Attempt{Source: source, Err: err})
}

// notes are the attempts worth a word although a later one had the script: not an
// empty cache, and not a machine without npm.
func (u *Unavailable) notes() []string {
	var notes []string
	for _, a := range u.Tried {
		if !errors.Is(a.Err, fs.ErrNotExist) && !errors.Is(a.Err, exec.ErrNotFound) {
			notes = append(notes, fmt.Sprintf("refused %s: %s", a.Source, plain.OneLine(a.Err.Error())))
		}
	}
	return notes
}
