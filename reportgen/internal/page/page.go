// Package page makes the report: lessons, the project's sources and a results
// file come in; one HTML file that needs nothing else goes out. It measures
// nothing, and every string of a results file leaves it as text.
//
// # What a lesson may hold
//
// Markdown with tables and footnotes; raw HTML stays off. A heading "Predict"
// takes the prediction at the end of its section; without one, the prediction
// stands first. A link to another lesson (02-race.md) becomes a link within
// the page. These fenced blocks come alive, as does inline code that begins
// with an equals sign, which becomes the measured value of its expression:
//
//	```chart NAME          one picture of this lab, by chart kind; nothing inside
//	```code Name           that declaration of the lab's main.go; Type.Method for a method
//	```diff 02-race 03-mutex    what changed between the two labs' main.go,
//	                       or between 02-race/unlocked and 03-mutex/lockEveryAdd
//	```claim               a sentence; the last line is its predicate
//	```answer              a question; after an empty line its answer, folded
//	```exercise            what the reader is asked to make, and how far that is
//	```term                a word of the field; from the second line its meaning
//	```stepper             two workers add to one total, and the reader schedules them
//
// # What is covered
//
// A lesson's charts, its claims' verdicts, its values and the answer to its
// prediction keep their places but are covered until the reader has chosen,
// asks to be shown, or follows a link to one of them; a switch uncovers all
// lessons. The glance is never covered: a class starts with it. Nor is anything
// on paper, without scripts, or of a lab that failed or was not measured.
package page

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// Input is what a page is made from.
type Input struct {
	Units    []course.Unit // the whole course, since lessons speak of each other; measured or not
	Root     fs.FS         // the project tree; code is quoted from its labs
	File     *results.File // what was measured
	Script   []byte        // echarts.min.js, or nil
	NoScript string        // why there are no pictures and how to get them; empty where Script is set
}

// Render writes the page. A mistake in a lesson is an error, as in Check, and
// then nothing is written.
func Render(w io.Writer, in Input) error {
	if in.File == nil {
		return errors.New("no results to render: measure first, or name a results file")
	}
	sections, err := readLessons(in)
	if err != nil {
		return err
	}
	view, err := newView(in, sections)
	if err != nil {
		return err
	}
	if err := templates.ExecuteTemplate(w, "page", view); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	return nil
}

// Check finds every mistake in the lessons that shows without a measurement:
// unknown charts, declarations, labs and variants, and bad expressions. The
// error has one line a mistake, each with file and line.
func Check(units []course.Unit, root fs.FS) error {
	_, err := readLessons(Input{Units: units, Root: root})
	return err
}

// pictures reports whether charts can be drawn.
func (in Input) pictures() bool { return len(in.Script) > 0 }

// A view is what the page's template sees.
type view struct {
	Policy   string
	Style    template.CSS
	Script   template.JS
	ECharts  template.JS
	NoScript string
	Pictures bool // ECharts is there

	Glance   glance
	Lessons  []section
	Glossary []term
	Method   method
}

func newView(in Input, sections []section) (view, error) {
	downloads, err := newDownloads(in.File)
	if err != nil {
		return view{}, err
	}
	v := view{
		ECharts:  template.JS(in.Script),
		NoScript: in.NoScript,
		Pictures: in.pictures(),
		Glance:   newGlance(in),
		Lessons:  sections,
		Glossary: glossary(sections),
		Method:   newMethod(in.File, downloads),
		Script:   template.JS(script),
	}
	pictures := []figure{v.Glance.Figure}
	for _, s := range sections {
		pictures = append(pictures, s.Figures...)
	}
	v.Style = template.CSS(style + heights(pictures))
	v.Policy = policy(string(v.Style), script, string(in.Script))
	return v, nil
}
