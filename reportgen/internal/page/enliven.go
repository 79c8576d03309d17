package page

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
)

// enliven replaces the nodes that the workbook gives a meaning, and keeps the
// mistakes it finds.
func (l *lesson) enliven(doc ast.Node, source []byte, first int) {
	var nodes []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			nodes = append(nodes, n)
		}
		return ast.WalkContinue, nil
	})
	line := func(offset int) int { return first + bytes.Count(source[:offset], []byte("\n")) }
	for _, n := range nodes {
		switch n := n.(type) {
		case *ast.Heading:
			l.heading(n)
		case *ast.FencedCodeBlock:
			if n.Info == nil {
				l.plain(n, source)
			} else {
				l.fence(n, source, line(n.Info.Segment.Start))
			}
		case *ast.CodeBlock:
			l.plain(n, source)
		case *ast.CodeSpan:
			l.value(n, source, line)
		case *ast.Link:
			l.link(n)
		case *ast.Image:
			l.fail(line(lineOf(n)), errors.New("pictures are not carried into the page: draw it with a chart block"))
		case *ast.HTMLBlock:
			if n.HTMLBlockType != ast.HTMLBlockType2 {
				l.fail(line(n.Lines().At(0).Start), errHTML)
			}
		case *ast.RawHTML:
			if !bytes.HasPrefix(n.Segments.Value(source), []byte("<!--")) {
				l.fail(line(n.Segments.At(0).Start), errHTML)
			}
		}
	}
}

var errHTML = errors.New("HTML is left out of the page: write Markdown")

// heading moves a lesson's headings below the section's own and makes them
// link to themselves. A first-level heading is the lesson's title, which the
// section shows already.
func (l *lesson) heading(h *ast.Heading) {
	if h.Level == 1 {
		h.Parent().RemoveChild(h.Parent(), h)
		return
	}
	h.Level = min(h.Level+1, 6)
	if id, ok := h.AttributeString("id"); ok {
		h.AppendChild(h, &inline{piece: piece{"anchor", string(id.([]byte))}})
	}
}

// fence replaces a fenced block that one of the workbook's words opens.
func (l *lesson) fence(n *ast.FencedCodeBlock, source []byte, line int) {
	info := strings.Fields(string(n.Info.Value(source)))
	if len(info) == 0 {
		return
	}
	if fences[info[0]] == nil {
		if lexers.Get(info[0]) == nil {
			l.fail(line, unknown("block or language", info[0], append(keys(fences), "go", "sh", "text")))
		}
		return
	}
	p, err := fences[info[0]](l, fence{info[1:], string(n.Lines().Value(source)), line})
	if err != nil {
		l.fail(line, err)
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, &block{piece: p})
}

// plain replaces code of no language, so that it looks and scrolls like the rest.
func (l *lesson) plain(n ast.Node, source []byte) {
	code, err := highlight("text", string(n.Lines().Value(source)))
	if err != nil {
		l.errs = append(l.errs, fmt.Errorf("%s: %w", l.unit.Path, err))
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, &block{piece: piece{"plain", code}})
}

// value replaces inline code that begins with an equals sign.
func (l *lesson) value(n *ast.CodeSpan, source []byte, line func(int) int) {
	code := codeText(n, source)
	expression, ok := strings.CutPrefix(code, "=")
	if !ok {
		return
	}
	m, err := l.measure(strings.TrimSpace(expression))
	if err != nil {
		l.fail(line(lineOf(n)), err)
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, &inline{piece: piece{"value", m}})
}

// link turns a link to another lesson into one within the page. Other relative
// links lead nowhere once the page has left the project, so only their words
// stay.
func (l *lesson) link(n *ast.Link) {
	to := string(n.Destination)
	if strings.Contains(to, "://") || strings.HasPrefix(to, "mailto:") {
		return
	}
	file, fragment, _ := strings.Cut(to, "#")
	name := l.unit.Name
	if file != "" {
		name = strings.TrimSuffix(path.Base(file), ".md")
	}
	switch {
	case l.find(name) == nil:
		for child := n.FirstChild(); child != nil; child = n.FirstChild() {
			n.Parent().InsertBefore(n.Parent(), n, child)
		}
		n.Parent().RemoveChild(n.Parent(), n)
	case fragment != "":
		n.Destination = []byte("#" + name + "-" + fragment)
	default:
		n.Destination = []byte("#" + name)
	}
}

// placePrediction puts the prediction at the end of the section headed
// "Predict", or first where there is none.
func (l *lesson) placePrediction(doc ast.Node, source []byte) {
	p := &block{piece: l.prediction()}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || !strings.EqualFold(headingText(h, source), "predict") {
			continue
		}
		next := h.NextSibling()
		for next != nil && next.Kind() != ast.KindHeading {
			next = next.NextSibling()
		}
		doc.InsertBefore(doc, next, p)
		return
	}
	doc.InsertBefore(doc, doc.FirstChild(), p)
}

func headingText(h *ast.Heading, source []byte) string {
	return strings.TrimSpace(string(h.Lines().Value(source)))
}

func codeText(n *ast.CodeSpan, source []byte) string {
	var code strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			code.Write(t.Segment.Value(source))
		}
	}
	return code.String()
}

// lineOf returns where in the source an inline node begins: its first text, or
// its block.
func lineOf(n ast.Node) int {
	if t, ok := n.FirstChild().(*ast.Text); ok {
		return t.Segment.Start
	}
	for n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	if n.Lines().Len() == 0 {
		return 0
	}
	return n.Lines().At(0).Start
}
