// Package page makes the report: lessons, the project's sources and a results
// file come in; one HTML file that needs nothing else goes out. It is the shell
// around the lessons, which package lesson renders: the glance, the method, the
// downloads and the policy. It measures nothing, and every string of a results
// file leaves it as text.
//
// # What is covered
//
// Everything after a lesson's prediction is covered until the reader has chosen
// or asks to be shown; a claim's verdict until its question is answered. The
// results of all labs at a glance are covered too, until the reader asks for
// them. A switch uncovers everything. Without scripts nothing is covered, nor is
// anything of a lab that failed or was not measured.
package page

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/lesson"
	"workbook/reportgen/internal/results"
)

// Input is what a page is made from.
type Input struct {
	Units    []course.Unit // the whole course, since lessons speak of each other; measured or not
	Root     fs.FS         // the project tree; code is quoted from its labs
	File     *results.File // what was measured
	Before   *results.File // an earlier report to compare with, or nil
	Script   []byte        // echarts.min.js, or nil
	NoScript string        // why there are no pictures and how to get them; empty if Script is set
	Growing  *Growing      // of a page that package live serves while labs are measured; nil for a page on its own
}

// Growing makes a page that renews itself from the server that it came from.
type Growing struct {
	Text string // how far it is
	Over bool   // nothing follows
}

// Render writes the page. A mistake in a lesson is an error, as in
// [lesson.CheckText], and then nothing is written.
func Render(w io.Writer, in Input) error {
	if in.File == nil {
		return errors.New("no results to render: measure first, or name a results file")
	}
	sections, err := lesson.Render(lesson.Input{Units: in.Units, Root: in.Root, File: in.File, Pictures: in.pictures()})
	if err != nil {
		return err
	}
	view, err := newView(in, sections)
	if err != nil {
		return err
	}
	return write(w, "page", view)
}

// mark is the byte order mark of UTF-8. A browser believes it before the header of a server
// that is set up for another encoding, and that header before the page's own meta element:
// then no letter beyond ASCII would be right, and no style and no script as the page's
// policy has it.
const mark = "\uFEFF"

// write writes a page that somebody may put on a server of their own.
func write(w io.Writer, name string, view any) error {
	_, err := io.WriteString(w, mark)
	if err == nil {
		err = templates.ExecuteTemplate(w, name, view)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// pictures reports whether charts can be drawn.
func (in Input) pictures() bool { return len(in.Script) > 0 }

// A view is what the page's template sees.
type view struct {
	Policy   string
	Style    template.CSS
	Script   template.JS
	Growing  *Growing
	ECharts  template.HTML // packed; "" if there is none
	NoScript string
	Pictures bool // ECharts is there

	Glance   glance
	Lessons  []chapter
	Glossary []lesson.Term
	Method   method
}

func newView(in Input, sections []lesson.Section) (view, error) {
	downloads, err := newDownloads(in.File)
	if err != nil {
		return view{}, err
	}
	v := view{
		ECharts:  carried(in.Script),
		NoScript: in.NoScript,
		Pictures: in.pictures(),
		Glance:   newGlance(in, sections),
		Glossary: glossary(sections),
		Method:   newMethod(in.File, downloads),
		Script:   template.JS(script),
		Growing:  in.Growing,
	}
	v.Lessons = chapters(sections, v.Glance, newSince(in.Before, in.File))
	pictures := []lesson.Figure{v.Glance.Figure}
	for _, s := range sections {
		pictures = append(pictures, s.Figures...)
	}
	v.Style = template.CSS(style + heights(pictures))
	connect := ""
	if in.Growing != nil {
		v.Script, connect = template.JS(growing), "; connect-src 'self'"
	}
	v.Policy = policy(string(v.Style), string(v.Script), string(in.Script)) + connect
	return v, nil
}
