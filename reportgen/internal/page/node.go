package page

import (
	"fmt"
	"html/template"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// A piece is what one of the page's templates writes into a lesson.
type piece struct {
	Template string
	Data     any
}

var (
	kindBlock  = ast.NewNodeKind("Block")
	kindInline = ast.NewNodeKind("Inline")
)

// A block is a piece that stands between paragraphs.
type block struct {
	ast.BaseBlock
	piece
}

func (b *block) Kind() ast.NodeKind             { return kindBlock }
func (b *block) Dump(source []byte, level int)  { ast.DumpHelper(b, source, level, nil, nil) }
func (i *inline) Kind() ast.NodeKind            { return kindInline }
func (i *inline) Dump(source []byte, level int) { ast.DumpHelper(i, source, level, nil, nil) }

// An inline is a piece within a line of text.
type inline struct {
	ast.BaseInline
	piece
}

// pieceRenderer writes pieces; goldmark writes everything else.
type pieceRenderer struct{ templates *template.Template }

func (r pieceRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	write := func(w util.BufWriter, p piece, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		return ast.WalkSkipChildren, r.templates.ExecuteTemplate(w, p.Template, p.Data)
	}
	reg.Register(kindBlock, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		return write(w, n.(*block).piece, entering)
	})
	reg.Register(kindInline, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		return write(w, n.(*inline).piece, entering)
	})
}

// tableRenderer lets a wide table scroll within itself.
type tableRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (tableRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(extast.KindTable, func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		tag := `<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>`
		if !entering {
			tag = "</table></div>\n"
		}
		_, err := fmt.Fprintln(w, tag)
		return ast.WalkContinue, err
	})
}
