package page

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	highlighting "github.com/yuin/goldmark-highlighting/v2"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// A section is one lab on the page: its lesson, rendered.
type section struct {
	Name    string // the unit's, and the section's id
	Number  string
	Title   string
	Follows *course.Unit
	Shown   bool          // nothing is covered: there is no result to predict, or the reader has
	Body    template.HTML // goldmark's output
	Figures []figure
	Terms   []term
}

// A book is all lessons and what they speak of.
type book struct {
	Input    // without a File, lessons are only checked: values and pictures stay empty
	variants map[string][]string
}

// readLessons renders every lesson, or finds all their mistakes.
func readLessons(in Input) ([]section, error) {
	b := &book{in, map[string][]string{}}
	var errs []error
	for _, u := range b.Units {
		names, err := variants(b.Root, u)
		if err != nil {
			errs = append(errs, err)
		}
		b.variants[u.Name] = append(names, keys(u.Lesson.Expect)...)
	}
	sections := make([]section, len(b.Units))
	for i, u := range b.Units {
		l := newLesson(b, u)
		sections[i] = l.section()
		errs = append(errs, l.errs...)
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

// A lesson is one unit's Markdown on its way to HTML.
type lesson struct {
	*book
	unit    course.Unit
	lab     *results.Lab // nil where the file has none of that name
	errs    []error
	ids     *headingIDs
	figures []figure
	terms   []term
}

func newLesson(b *book, u course.Unit) *lesson {
	l := &lesson{book: b, unit: u, ids: &headingIDs{prefix: u.Name + "-", used: map[string]bool{}}}
	if b.File != nil {
		l.lab = labOf(b.File, u.Name)
	}
	return l
}

func (l *lesson) section() section {
	follows := l.unit.Lesson.Follows
	if follows != "" && l.find(follows) == nil {
		l.fail(1, fmt.Errorf("follows: %w", unknown("lab", follows, l.names())))
	}
	body := l.html(l.unit.Lesson.Body, l.unit.Lesson.Line, true)
	return section{
		Name:    l.unit.Name,
		Number:  l.unit.Number,
		Title:   l.unit.Lesson.Title,
		Follows: l.find(follows),
		Shown:   l.lab == nil || l.lab.Status == results.Failed || newSaid(l.lab.Prediction, l.unit.Lesson.Predict) != nil,
		Body:    body,
		Figures: l.figures,
		Terms:   l.terms,
	}
}

// html renders Markdown whose first line is that line of the lesson's file. The
// whole lesson also gets its prediction; an answer within it does not.
func (l *lesson) html(source []byte, line int, whole bool) template.HTML {
	notes := l.unit.Name + "-"
	if !whole {
		notes += fmt.Sprintf("%d-", line)
	}
	md := markdown(notes)
	doc := md.Parser().Parse(text.NewReader(source), parser.WithContext(parser.NewContext(parser.WithIDs(l.ids))))
	l.enliven(doc, source, line)
	if whole {
		l.placePrediction(doc, source)
	}
	var out bytes.Buffer
	if err := md.Renderer().Render(&out, source, doc); err != nil {
		l.errs = append(l.errs, fmt.Errorf("%s: %w", l.unit.Path, err))
	}
	return template.HTML(out.String())
}

// markdown returns the converter; the ids of its footnotes begin with notes.
func markdown(notes string) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough, extension.Typographer,
			extension.NewFootnote(extension.WithFootnoteIDPrefix(notes)),
			highlighting.NewHighlighting(highlighting.WithFormatOptions(formatting...)),
		),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(
			util.Prioritized(pieceRenderer{templates}, 100),
			util.Prioritized(tableRenderer{}, 100),
		)),
	)
}

// fail keeps a mistake with its place.
func (l *lesson) fail(line int, err error) {
	l.errs = append(l.errs, fmt.Errorf("%s:%d: %w", l.unit.Path, line, err))
}

// headingIDs makes ids that are unique on the page: each begins with the
// unit's name.
type headingIDs struct {
	prefix string
	used   map[string]bool
}

// Generate implements parser.IDs.
func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	slug := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		case r == ' ' || r == '-':
			return '-'
		}
		return -1
	}, strings.TrimSpace(string(value)))
	return []byte(h.unique(slug))
}

// Put implements parser.IDs.
func (h *headingIDs) Put(value []byte) { h.used[string(value)] = true }

// unique returns prefix and slug, numbered where that id is taken.
func (h *headingIDs) unique(slug string) string {
	id := h.prefix + slug
	for n := 2; h.used[id]; n++ {
		id = fmt.Sprintf("%s%s-%d", h.prefix, slug, n)
	}
	h.used[id] = true
	return id
}
