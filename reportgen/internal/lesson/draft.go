package lesson

import (
	"bytes"
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
	"workbook/reportgen/internal/nearest"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/source"
)

// A draft is one unit's Markdown on its way to HTML.
type draft struct {
	*book
	unit    course.Unit
	lab     *results.Lab // nil if the results file has none of that name
	doc     document
	errs    []error
	ids     *headingIDs
	figures []Figure
	terms   []Term
}

// A document is parsed Markdown.
type document struct {
	root   ast.Node
	source []byte
	md     goldmark.Markdown
}

// newDraft reads the unit's lesson.
func newDraft(b *book, u course.Unit) *draft {
	d := &draft{book: b, unit: u, ids: &headingIDs{prefix: u.Name + "-", used: map[string]bool{}}}
	if b.File != nil {
		d.lab = b.File.Lab(u.Name)
	}
	if err := source.Check(b.Root, u.Lab); err != nil {
		b.note(trouble{u, source.Main(u.Lab), err})
	}
	d.doc = d.parse(u.Lesson.Body, u.Lesson.Line)
	return d
}

// section writes the lesson, when all lessons are read.
func (d *draft) section() Section {
	follows := d.unit.Lesson.Follows
	if follows != "" && d.find(follows) == nil {
		d.fail(1, fmt.Errorf("follows: %w", nearest.Unknown("lab", follows, course.Names(d.Units))))
	}
	if d.variants != nil {
		if follows >= d.unit.Name {
			d.fail(1, fmt.Errorf("follows: %s does not come before this lab; name one that does", follows))
		}
		d.errs = append(d.errs, d.unit.Known(append([]string{results.Serial}, d.variants[d.unit.Name]...)))
	}
	quiz := d.quiz()
	quiz.Figure = d.answering()
	d.divide(d.placeQuiz(quiz))
	return Section{
		Name:    d.unit.Name,
		Number:  d.unit.Number,
		Title:   d.unit.Lesson.Title,
		Follows: d.find(follows),
		Shown:   d.lab == nil || d.lab.Status == results.Failed || quiz.Mine != nil,
		Body:    d.html(d.doc),
		Figures: d.figures,
		Terms:   d.terms,
		Quiz:    quiz,
	}
}

// parse reads Markdown whose first line is that line of the lesson's file.
func (d *draft) parse(input []byte, line int) document {
	footnotes := d.unit.Name + "-"
	if line != d.unit.Lesson.Line { // an answer within the lesson
		footnotes += fmt.Sprintf("%d-", line)
	}
	md := markdown(footnotes)
	root := md.Parser().Parse(text.NewReader(input), parser.WithContext(parser.NewContext(parser.WithIDs(d.ids))))
	d.enliven(root, input, line)
	return document{root, input, md}
}

func (d *draft) html(doc document) template.HTML {
	var out bytes.Buffer
	if err := doc.md.Renderer().Render(&out, doc.source, doc.root); err != nil {
		d.errs = append(d.errs, fmt.Errorf("%s: %w", d.unit.Path, err))
	}
	return template.HTML(out.String())
}

// markdown returns the converter. The ids of its footnotes begin with prefix.
func markdown(prefix string) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough, extension.Typographer,
			extension.NewFootnote(extension.WithFootnoteIDPrefix(prefix)),
			highlighting.NewHighlighting(highlighting.WithFormatOptions(formatting...)),
		),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(
			util.Prioritized(pieceRenderer{}, 100),
			util.Prioritized(tableRenderer{}, 100),
			util.Prioritized(partRenderer{}, 100),
		)),
	)
}

// fail keeps a mistake with its place.
func (d *draft) fail(line int, err error) {
	d.errs = append(d.errs, fmt.Errorf("%s:%d: %w", d.unit.Path, line, err))
}

// headingIDs makes ids that are unique on the page: each begins with the
// unit's name.
type headingIDs struct {
	prefix string
	used   map[string]bool
}

// Generate implements parser.IDs.
func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	return []byte(h.unique(slug(string(value))))
}

// slug writes a heading as an id.
func slug(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		case r == ' ' || r == '-':
			return '-'
		}
		return -1
	}, strings.TrimSpace(heading))
}

// Put implements parser.IDs.
func (h *headingIDs) Put(value []byte) { h.used[string(value)] = true }

// unique returns prefix and slug, with a number if that id is taken.
func (h *headingIDs) unique(slug string) string {
	id := h.prefix + slug
	for n := 2; h.used[id]; n++ {
		id = fmt.Sprintf("%s%s-%d", h.prefix, slug, n)
	}
	h.used[id] = true
	return id
}
