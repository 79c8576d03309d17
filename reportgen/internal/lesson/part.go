package lesson

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// A part is a section of a lesson after its prediction: its heading and all that
// follows, up to the next heading of its level. The page covers parts, prints
// some of them in a handout, and presents what is in them.
type part struct {
	ast.BaseBlock
	name string // the heading as an id: "look", "read-on"
}

var kindPart = ast.NewNodeKind("Part")

func (p *part) Kind() ast.NodeKind            { return kindPart }
func (p *part) Dump(source []byte, level int) { ast.DumpHelper(p, source, level, nil, nil) }

// divide moves everything after the quiz into parts.
func (d *draft) divide(quiz ast.Node) {
	var into *part
	for n := quiz.NextSibling(); n != nil; {
		next := n.NextSibling()
		h, heading := n.(*ast.Heading)
		if into == nil || heading && h.Level <= partLevel {
			into = &part{name: "rest"}
			if heading {
				into.name = slug(headingText(h, d.doc.source))
			}
			d.doc.root.InsertBefore(d.doc.root, n, into)
		}
		into.AppendChild(into, n) // takes n from the document
		n = next
	}
}

// partLevel is the level of a lesson's headings, once the page has lowered them.
const partLevel = 3

// partRenderer writes parts; goldmark writes what they hold.
type partRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (partRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindPart, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			_, err := fmt.Fprintln(w, "</div>")
			return ast.WalkContinue, err
		}
		_, err := fmt.Fprintf(w, "<div class=\"part %s\">\n", n.(*part).name)
		return ast.WalkContinue, err
	})
}

// answering takes the first chart out of the lesson, to be shown with the quiz
// that it answers, and leaves a link to it in its place. It returns nil if there
// is not a chart.
func (d *draft) answering() *Figure {
	for n := d.doc.root.FirstChild(); n != nil; n = n.NextSibling() {
		b, ok := n.(*block)
		if !ok {
			continue
		}
		if figure, ok := b.piece.(Figure); ok {
			b.piece = pointer(figure.ID)
			return &figure
		}
	}
	return nil
}
