// Package proof reads the proofs of a lesson: it finds what Markdown takes for something
// other than what its author meant, and what is left out of the page. A document that is parsed
// comes in; mistakes, each with its place, go out.
package proof

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"workbook/reportgen/internal/written"
)

// A Mistake is one, and where in the source it is.
type Mistake struct {
	At  int
	Err error
}

var (
	errHTML     = errors.New("HTML is left out of the page: write Markdown")
	errPicture  = errors.New("pictures are not carried into the page: draw it with a chart block")
	errNoEnd    = errors.New("this block has no end: put a line ``` after it")
	errNoLink   = errors.New("a part of this is no link: write %20 for a blank in its address, and close all parentheses")
	errNoTable  = errors.New("this is no table: its second line is |---|---|, with a part for each column")
	errIndented = errors.New("indented by four, this is code and no block: begin it at the start of its line")
)

// Read finds the mistakes of a document. The blocks are those that have a meaning, by the
// word that opens them.
func Read(doc ast.Node, source []byte, blocks []string) (found []Mistake) {
	say := func(holds bool, at int, err error) {
		if holds {
			found = append(found, Mistake{at, err})
		}
	}
	if line, todo := written.LeftByGit(source); line > 0 {
		found = append(found, Mistake{offset(source, line), errors.New(todo)})
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.FencedCodeBlock:
			if n.Info != nil {
				at := n.Info.Segment.Start
				say(!closed(n, source), at, errNoEnd)
				say(true, at, misplaced(n, source))
			}
		case *ast.CodeBlock:
			first := n.Lines().At(0)
			word, fenced := strings.CutPrefix(strings.TrimSpace(string(first.Value(source))), "```")
			word, _, _ = strings.Cut(word, " ")
			say(fenced && slices.Contains(blocks, word), first.Start, errIndented)
		case *ast.Paragraph:
			lines := bytes.Split(bytes.TrimSpace(n.Lines().Value(source)), []byte("\n"))
			say(len(lines) > 1 && !slices.ContainsFunc(lines, func(l []byte) bool { return !isRow(l) }), n.Lines().At(0).Start, errNoTable)
		case *ast.Text:
			say(looksLinked(n, source), n.Segment.Start, errNoLink)
		case *ast.Image:
			say(true, Begin(n), errPicture)
		case *ast.HTMLBlock:
			say(n.HTMLBlockType != ast.HTMLBlockType2, n.Lines().At(0).Start, errHTML)
		case *ast.RawHTML:
			say(!bytes.HasPrefix(n.Segments.Value(source), []byte("<!--")), n.Segments.At(0).Start, errHTML)
		}
		return ast.WalkContinue, nil
	})
	return slices.DeleteFunc(found, func(m Mistake) bool { return m.Err == nil })
}

// isRow reports that a line is written as the row of a table.
func isRow(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 1 && line[0] == '|' && line[len(line)-1] == '|'
}

// looksLinked reports that a run of text, which begins with that node, has the brackets of a
// link in it.
func looksLinked(n *ast.Text, source []byte) bool {
	if _, inCode := n.Parent().(*ast.CodeSpan); inCode {
		return false
	}
	if before, goesOn := n.PreviousSibling().(*ast.Text); goesOn && before.Segment.Stop == n.Segment.Start {
		return false
	}
	end := n.Segment.Stop
	for next, is := n.NextSibling().(*ast.Text); is && next.Segment.Start == end; next, is = next.NextSibling().(*ast.Text) {
		end = next.Segment.Stop
	}
	return bytes.Contains(source[n.Segment.Start:end], []byte("]("))
}

// Links finds the links of a document that lead to no file and no folder of the project. The
// document is in that folder. Links to elsewhere, and names that are spelt with %, are not
// looked at.
func Links(doc ast.Node, project fs.FS, folder string) (found []Mistake) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		link, is := n.(*ast.Link)
		if !entering || !is {
			return ast.WalkContinue, nil
		}
		file, _, _ := strings.Cut(string(link.Destination), "#")
		if file == "" || strings.ContainsAny(file, ":%") {
			return ast.WalkContinue, nil
		}
		to := path.Join(folder, file)
		if _, err := fs.Stat(project, to); err != nil {
			found = append(found, Mistake{Begin(n), fmt.Errorf("the link leads to %s, which is not there", to)})
		}
		return ast.WalkContinue, nil
	})
	return found
}

// offset is where a line begins.
func offset(source []byte, line int) (at int) {
	for range line - 1 {
		at += bytes.IndexByte(source[at:], '\n') + 1
	}
	return at
}

// closed reports that a fenced block has an end. Without one, all text after it is part of
// it.
func closed(n *ast.FencedCodeBlock, source []byte) bool {
	end := n.Info.Segment.Stop
	if last := n.Lines().Len() - 1; last >= 0 {
		end = n.Lines().At(last).Stop - 1 // its line end
	}
	_, after, _ := bytes.Cut(source[end:], []byte("\n"))
	after = bytes.TrimLeft(after, " \t>")
	return bytes.HasPrefix(after, []byte("```")) || bytes.HasPrefix(after, []byte("~~~"))
}

// alone are the blocks that package course finds too, each by its first line alone: predict
// asks them, and the page collects them.
var alone = []string{"answer", "order", "term"}

// misplaced returns an error for one of those that course does not find.
func misplaced(n *ast.FencedCodeBlock, source []byte) error {
	from := n.Info.Segment.Start
	begins := source[bytes.LastIndexByte(source[:from], '\n')+1 : from]
	word, _, _ := strings.Cut(string(n.Info.Value(source)), " ")
	if !slices.Contains(alone, word) || string(begins) == "```" {
		return nil
	}
	return fmt.Errorf("want three ticks and %s at the start of the line, and in no list: predict and the glossary look for it there", word)
}

// Begin returns where in the source an inline node begins: its first text, or its block.
func Begin(n ast.Node) int {
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
