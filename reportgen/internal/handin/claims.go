package handin

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"workbook/reportgen/internal/claim"
)

// claimsOf returns the claims of a lesson's Markdown, in its order. A block that
// holds none is a mistake that the report tells; here it is left out.
func claimsOf(body []byte) (all []claim.Stated) {
	root := goldmark.New().Parser().Parse(text.NewReader(body))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		block, ok := n.(*ast.FencedCodeBlock)
		if !ok || !entering || string(block.Language(body)) != "claim" {
			return ast.WalkContinue, nil
		}
		if c, err := claim.Parse(string(block.Lines().Value(body))); err == nil {
			all = append(all, c)
		}
		return ast.WalkContinue, nil
	})
	return all
}
