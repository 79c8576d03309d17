// Package lesson turns lessons into HTML. The course's lessons, the labs' sources
// and a results file come in; a section of the page for each lesson goes out, or
// every mistake that the lessons hold, with file and line. It measures nothing,
// and every string of a results file leaves it as text.
//
// # What a lesson may hold
//
// Markdown with tables and footnotes; raw HTML stays off. A heading "Predict"
// takes the prediction at the end of its section; without one, the prediction
// comes first. A link to another lesson (02-race.md) becomes a link within the
// page. These fenced blocks come alive, as does inline code that begins with an
// equals sign, which becomes the measured value of its expression:
//
//	```chart NAME          one picture of this lab, as package chart reads it
//	```code Name           that declaration of the lab's main.go; Type.Method for a method
//	```diff 02-race 03-mutex    what changed between the two labs' main.go,
//	                       or between 02-race/unlocked and 03-mutex/lockEveryAdd
//	```claim               a sentence; the last line is its predicate
//	```answer              a question; after an empty line its answer, folded
//	```order               a question, and a program whose lines the reader puts in order
//	```exercise            what the reader is asked to make, and how far that is
//	```term                a word of the field; from the second line its meaning
//	```stepper NAME        two workers, and the reader schedules them: a game of the page's
//
// # Mistakes and trouble
//
// A mistake is in a lesson: an unknown chart, an expression that makes no sense.
// It is an error. Trouble is in a lab: a student's edit took away the function
// that a lesson quotes, or the file does not parse. [Render] shows trouble as a
// note on the card of that lab, and goes on. [Check], for those who write
// lessons, takes trouble for a mistake too.
package lesson

import (
	"errors"
	"html/template"
	"io/fs"
	"maps"
	"slices"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/source"
)

// Input is what the lessons are rendered from.
type Input struct {
	Units    []course.Unit // the whole course, since lessons speak of each other; measured or not
	Root     fs.FS         // the project tree; code is quoted from its labs
	File     *results.File // what was measured
	Pictures bool          // charts can be drawn; if not, their tables are shown
}

// A Section is one lesson on the page.
type Section struct {
	Name    string // the unit's, and the section's id
	Number  string
	Title   string
	Follows *course.Unit // the unit that it builds on, or nil
	Shown   bool         // nothing is covered: there is no result to predict, or the reader has predicted
	Body    template.HTML
	Figures []Figure
	Terms   []Term
	Quiz    Quiz
}

// Render renders every lesson, in the course's order. The error has one line a
// mistake; trouble in a lab is not an error.
func Render(in Input) ([]Section, error) { return (&book{Input: in}).sections() }

// CheckText finds the mistakes that the lessons alone show. The error has one
// line a mistake, each with file and line.
func CheckText(units []course.Unit, root fs.FS) error {
	_, err := Render(Input{Units: units, Root: root, File: &results.File{}})
	return err
}

// Check finds every mistake that shows without a measurement, also if a
// lesson and a lab disagree: a declaration, variant or lab that is not there, or
// a lab that cannot be read. The error has one line a mistake.
func Check(units []course.Unit, root fs.FS) error {
	b := &book{Input: Input{Units: units, Root: root}, variants: map[string][]string{}}
	var errs []error
	for _, u := range units {
		names, all, err := source.Variants(root, u.Lab)
		errs = append(errs, err)
		if !all { // a lesson names what its lab calculates
			names = append(names, slices.Sorted(maps.Keys(u.Lesson.Expect))...)
		}
		b.variants[u.Name] = names
	}
	_, err := b.sections()
	return errors.Join(errors.Join(errs...), err)
}

// A book is all lessons and what they speak of.
type book struct {
	Input
	variants map[string][]string  // by lab, to check names against; nil if trouble in a lab is not a mistake
	troubles map[string][]trouble // by unit
}

// sections reads all lessons before it writes the first: a lesson may find
// trouble in the lab of another one.
func (b *book) sections() ([]Section, error) {
	b.troubles = map[string][]trouble{}
	var errs []error
	drafts := make([]*draft, len(b.Units))
	for i, u := range b.Units {
		drafts[i] = newDraft(b, u)
	}
	sections := make([]Section, len(b.Units))
	for i, d := range drafts {
		sections[i] = d.section()
		errs = append(errs, d.errs...)
	}
	return sections, errors.Join(errs...)
}

func (b *book) find(name string) *course.Unit {
	for i := range b.Units {
		if b.Units[i].Name == name {
			return &b.Units[i]
		}
	}
	return nil
}
