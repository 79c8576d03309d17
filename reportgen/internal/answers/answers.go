// Package answers keeps what a student predicted. The file lessons/answers.yaml
// and the course come in; predictions go out, and back into the file. A file that
// cannot be read is never written.
package answers

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/written"
)

// Path is the file of the answers, relative to the root.
const Path = "lessons/answers.yaml"

// maxBytes bounds the file: far more than a course of answers.
const maxBytes = 1 << 20

// mostEarlier bounds the earlier answers to one question that are kept: the first,
// which is the prediction, and the latest.
const mostEarlier = 50

// A Book holds the answers to a course, by lab.
type Book struct {
	path    string
	units   []course.Unit
	entries map[string]entry
	leftOut []error
}

// Open reads the answers to the units from the file at path; there need not be
// one yet. The error has the line of the mistake, and what is allowed.
func Open(path string, units []course.Unit) (*Book, error) {
	b := &Book{path: path, units: units}
	return b, b.read()
}

// read reads the file again. Between two answers a person thinks, and meanwhile the
// file may be edited, or answered to in another terminal: those answers are kept.
func (b *Book) read() error {
	b.entries, b.leftOut = map[string]entry{}, nil
	about, err := os.Stat(b.path)
	deadLink := atomicfile.DeadLink(b.path)
	switch {
	case deadLink != nil:
		return fmt.Errorf("%s: %w", b.path, deadLink)
	case errors.Is(err, fs.ErrNotExist):
		if other := renamed(b.path); other != nil {
			b.leftOut = []error{other}
		}
		folder, name := filepath.Split(b.path)
		if err := written.InCloud(os.DirFS(folder), name); err != nil { // a new file would hide the answers in it
			return fmt.Errorf("%s: %w", filepath.ToSlash(folder), err)
		}
		return nil
	case err == nil && !about.Mode().IsRegular():
		return fmt.Errorf("%s: is not a file; move it away", b.path)
	case err == nil && about.Size() > maxBytes:
		return fmt.Errorf("%s: larger than %d MiB; keep only answers in it", b.path, maxBytes>>20)
	}
	text, err := os.ReadFile(b.path)
	if err != nil {
		return fmt.Errorf("answers: %w", atomicfile.Unread(err))
	}
	if line, todo := written.LeftByGit(text); line > 0 {
		return fmt.Errorf("%s:%d: %s", b.path, line, todo)
	}
	return b.parse(written.Text(text))
}

// LeftOut says which answers are to a lab or a choice that the course does not have,
// each with its line: it may have had them once, or will in a later version. The
// others count all the same, and none is taken out of the file. If the file is missing, it
// names another one that may hold the answers.
func (b *Book) LeftOut() []error { return b.leftOut }

// Prediction returns the student's answers to a unit's lesson, nil if there are none.
func (b *Book) Prediction(u course.Unit) *results.Prediction {
	e, known := b.entries[u.Name]
	if !known {
		return nil
	}
	return e.prediction(u)
}

// Predict keeps the answer to a unit's question: a choice, by its place in the
// lesson. The answer before is kept as an earlier one, unless it is the same.
func (b *Book) Predict(u course.Unit, choice int, why string, seen bool, now time.Time) error {
	if err := cmp.Or(fits("why", why), b.read()); err != nil {
		return err
	}
	picked := pick{Choice: text{value: u.Lesson.Predict.Choices[choice].Text}, Why: text{value: why}, At: at(now), Seen: seen}
	e := b.entries[u.Name]
	switch {
	case e.Now.Choice.value == picked.Choice.value:
		picked.At, picked.Seen = e.Now.At, e.Now.Seen
	case e.Now.Choice.value != "":
		e.Earlier = append(e.Earlier, e.Now)
		if len(e.Earlier) > mostEarlier {
			e.Earlier = slices.Delete(e.Earlier, 1, 2)
		}
	}
	e.Now = picked
	b.entries[u.Name] = e
	return b.write()
}

// Answer keeps the answer to one of the unit's questions or puzzles, by its words.
func (b *Book) Answer(u course.Unit, ask, words string, now time.Time) error {
	if err := cmp.Or(fits("the answer", words), b.read()); err != nil {
		return err
	}
	e := b.entries[u.Name]
	e.Questions = slices.DeleteFunc(slices.Clone(e.Questions), func(a answer) bool { return a.Ask.value == ask })
	e.Questions = append(e.Questions, answer{Ask: text{value: ask}, Answer: text{value: words}, At: at(now)})
	b.entries[u.Name] = e
	return b.write()
}

// fits refuses a text with which the file could not be read again.
func fits(what, text string) error {
	if len(text) > maxText {
		return fmt.Errorf("%s has %d bytes; want at most %d", what, len(text), maxText)
	}
	return nil
}

// heading tells those who open the file what it is.
const heading = `# What you predicted, by lab. "go run ./reportgen predict" asks, and writes this
# file; you may edit it too. choice is one of the lesson's choices, in its words.
# Comments are lost with the next answer; what you want to keep goes after why.
`

func (b *Book) write() error {
	var inOrder yaml.MapSlice
	for _, u := range b.units {
		if e, known := b.entries[u.Name]; known {
			inOrder = append(inOrder, yaml.MapItem{Key: u.Name, Value: e})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b.entries)) {
		if !slices.ContainsFunc(b.units, func(u course.Unit) bool { return u.Name == name }) {
			inOrder = append(inOrder, yaml.MapItem{Key: name, Value: b.entries[name]})
		}
	}
	body, err := yaml.Marshal(inOrder)
	if err != nil {
		return fmt.Errorf("%s: %w", b.path, err)
	}
	path := b.path
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the file may be kept elsewhere, behind a link
	}
	return atomicfile.WriteFile(path, []byte(heading+string(body)))
}

// at is a time as it is kept, to the second.
func at(t time.Time) moment { return moment{t.UTC().Truncate(time.Second)} }

// named lists choices for an error.
func named(choices []course.Choice) string {
	all := make([]string, len(choices))
	for i, c := range choices {
		all[i] = fmt.Sprintf("%q", c.Text)
	}
	return strings.Join(all, ", ")
}
