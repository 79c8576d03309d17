package lesson

import (
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// A piece is what a block, a value or a heading's anchor becomes on the page. It
// writes itself.
type piece interface {
	write(io.Writer) error
}

//go:embed assets
var assets embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"json": func(x any) (template.JS, error) {
		written, err := json.Marshal(x) // with < escaped
		return template.JS(written), err
	},
	"anchor": func(id, name string) (template.HTML, error) { return Anchor{id, name}.HTML() },
	"shape":  func(symbol string) string { return shapes[symbol] },
}).ParseFS(assets, "assets/*.tmpl"))

// An Anchor is the link to a heading or a figure beside itself: its id, and the
// words that name it.
type Anchor struct{ ID, Name string }

func (a Anchor) write(w io.Writer) error { return templates.ExecuteTemplate(w, "anchor", a) }

// HTML returns the anchor as the page's templates insert it.
func (a Anchor) HTML() (template.HTML, error) { return written(a) }

// A pointer says, in a chart's place, that the chart of that id is shown with the
// prediction that it answers.
type pointer string

func (p pointer) write(w io.Writer) error { return templates.ExecuteTemplate(w, "pointer", p) }

// An unseen is read aloud and not seen: the name of a column without one.
type unseen string

func (u unseen) write(w io.Writer) error { return templates.ExecuteTemplate(w, "unseen", u) }

var (
	kindBlock  = ast.NewNodeKind("Block")
	kindInline = ast.NewNodeKind("Inline")
)

// A block is a piece between paragraphs.
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

// pieceRenderer lets pieces write themselves; goldmark writes everything else.
type pieceRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (pieceRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	write := func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		return ast.WalkSkipChildren, n.(piece).write(w)
	}
	reg.Register(kindBlock, write)
	reg.Register(kindInline, write)
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
