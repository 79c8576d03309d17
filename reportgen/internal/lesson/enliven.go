package lesson

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"workbook/reportgen/internal/nearest"
	"workbook/reportgen/internal/proof"
)

// enliven replaces the nodes to which the workbook gives a meaning, and keeps the
// mistakes that it finds. The source's first line is that line of the lesson.
func (d *draft) enliven(doc ast.Node, source []byte, first int) {
	var nodes []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			nodes = append(nodes, n)
		}
		return ast.WalkContinue, nil
	})
	line := func(offset int) int { return first + bytes.Count(source[:offset], []byte("\n")) }
	found := proof.Read(doc, source, slices.Collect(maps.Keys(d.fences())))
	if d.variants != nil {
		found = append(found, proof.Links(doc, d.Root, path.Dir(d.unit.Path))...)
	}
	for _, m := range found {
		d.fail(line(m.At), m.Err)
	}
	for _, n := range nodes {
		switch n := n.(type) {
		case *ast.Heading:
			d.heading(n, source)
		case *extast.TableCell:
			if n.ChildCount() == 0 && n.Parent().Kind() == extast.KindTableHeader {
				n.AppendChild(n, &inline{piece: unseen("of")})
			}
		case *ast.FencedCodeBlock:
			if n.Info == nil {
				d.plain(n, source)
			} else {
				d.fence(n, source, line(n.Info.Segment.Start))
			}
		case *ast.CodeBlock:
			d.plain(n, source)
		case *ast.CodeSpan:
			d.inlineValue(n, source, line)
		case *ast.Link:
			d.link(n)
		}
	}
}

// heading moves a lesson's headings below the section's own and makes them
// link to themselves. A first-level heading is the lesson's title, which the
// section shows already.
func (d *draft) heading(h *ast.Heading, source []byte) {
	if h.Level == 1 {
		h.Parent().RemoveChild(h.Parent(), h)
		return
	}
	h.Level = min(h.Level+1, 6)
	if id, ok := h.AttributeString("id"); ok {
		h.AppendChild(h, &inline{piece: Anchor{string(id.([]byte)), headingText(h, source)}})
	}
}

// fence replaces a fenced block that one of the workbook's words opens. If the lab
// is in trouble, a note takes the place of what the block would show.
func (d *draft) fence(n *ast.FencedCodeBlock, source []byte, line int) {
	info := strings.Fields(string(n.Info.Value(source)))
	if len(info) == 0 {
		return
	}
	fences := d.fences()
	build, ok := fences[info[0]]
	if !ok {
		if lexers.Get(info[0]) == nil {
			allowed := append(slices.Sorted(maps.Keys(fences)), "go", "sh", "text")
			d.fail(line, nearest.Unknown("block or language", info[0], allowed))
		}
		return
	}
	p, err := build(fence{info[1:], string(n.Lines().Value(source)), line})
	if t, ok := d.note(err); ok {
		p = t
	} else if err != nil {
		d.fail(line, err)
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, &block{piece: p})
}

// plain replaces code of no language, so that it looks and scrolls like the rest.
func (d *draft) plain(n ast.Node, source []byte) {
	code, err := highlight("text", string(n.Lines().Value(source)))
	if err != nil {
		d.errs = append(d.errs, fmt.Errorf("%s: %w", d.unit.Path, err))
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, &block{piece: listing(code)})
}

// inlineValue replaces inline code that begins with an equals sign.
func (d *draft) inlineValue(n *ast.CodeSpan, source []byte, line func(int) int) {
	code := codeText(n, source)
	expression, ok := strings.CutPrefix(code, "=")
	if !ok {
		return
	}
	value, err := d.value(strings.TrimSpace(expression))
	if err != nil {
		d.fail(line(proof.Begin(n)), err)
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, &inline{piece: value})
}

// outward are links that lead somewhere from wherever the page is.
var outward = regexp.MustCompile(`(?i)^(https?://|mailto:)`)

// link turns a link to another lesson into one within the page. Other relative
// links lead nowhere once the page has left the project, so only their words
// stay.
func (d *draft) link(n *ast.Link) {
	to := string(n.Destination)
	if outward.MatchString(to) {
		return
	}
	file, fragment, _ := strings.Cut(to, "#")
	name := d.unit.Name
	if file != "" {
		name = strings.TrimSuffix(path.Base(file), ".md")
	}
	switch {
	case d.find(name) == nil:
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

// placeQuiz puts the quiz at the end of the section headed "Predict", or first
// if there is no such section, and returns its node.
func (d *draft) placeQuiz(q Quiz) ast.Node {
	doc, p := d.doc.root, &block{piece: q}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || !strings.EqualFold(headingText(h, d.doc.source), "predict") {
			continue
		}
		next := h.NextSibling()
		for next != nil && next.Kind() != ast.KindHeading {
			next = next.NextSibling()
		}
		doc.InsertBefore(doc, next, p)
		return p
	}
	doc.InsertBefore(doc, doc.FirstChild(), p)
	return p
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
