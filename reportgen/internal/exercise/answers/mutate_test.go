package answers

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// A mutant is a right answer with one mistake in it, as a student could make it.
type mutant struct {
	Name string // what was changed, and where: "channel.go:14: without workers.Wait()"
	Text string
}

// A mutator makes the mutants of one answer.
type mutator struct {
	*source
	name  string
	found []mutant
}

// mutants makes all mutants of an answer, in the order of its text. Some do not
// compile.
func mutants(name string, s *source) []mutant {
	m := &mutator{source: s, name: name}
	var around []ast.Node
	ast.Inspect(s.file, func(n ast.Node) bool {
		if n == nil {
			around = around[:len(around)-1]
			return true
		}
		m.mutate(n, around)
		around = append(around, n)
		return true
	})
	return m.found
}

// change makes a mutant in which some of the text is another.
func (m *mutator) change(what string, edits ...edit) {
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	text, at := "", 0
	for _, e := range edits {
		text += m.text[at:e.from] + e.text
		at = e.to
	}
	line := 1 + strings.Count(m.text[:edits[0].from], "\n")
	m.found = append(m.found, mutant{fmt.Sprintf("%s:%d: %s", m.name, line, what), text + m.text[at:]})
}

// replace makes a mutant with other words in place of a node.
func (m *mutator) replace(n ast.Node, words string) {
	m.change(fmt.Sprintf("%s for %s", strings.Join(strings.Fields(words), " "), m.words(n)), m.edit(n, words))
}

// without makes a mutant without a statement.
func (m *mutator) without(n ast.Node) { m.change("without "+m.words(n), m.edit(n, "")) }

func (m *mutator) edit(n ast.Node, words string) edit {
	return edit{m.offset(n.Pos()), m.offset(n.End()), words}
}

func (m *mutator) code(n ast.Node) string { return m.text[m.offset(n.Pos()):m.offset(n.End())] }

// words is the code of a node, short and on one line.
func (m *mutator) words(n ast.Node) string {
	code := strings.Join(strings.Fields(m.code(n)), " ")
	if len(code) > 40 {
		code = code[:37] + "…"
	}
	return code
}

// mutate makes the mutants of one node. Around are those that it is in.
func (m *mutator) mutate(n ast.Node, around []ast.Node) {
	switch n := n.(type) {
	case *ast.BlockStmt:
		m.order(n.List)
	case *ast.ExprStmt:
		if !prints(n) {
			m.without(n)
			m.call(n.X, around)
		}
	case *ast.DeferStmt:
		m.without(n)
		m.change("not deferred: "+m.words(n.Call), m.edit(n, m.code(n.Call)))
	case *ast.GoStmt:
		m.change("no goroutine: "+m.words(n.Call), m.edit(n, m.code(n.Call)))
	case *ast.SendStmt, *ast.IncDecStmt:
		m.without(n)
	case *ast.AssignStmt:
		m.assignment(n)
	case *ast.IfStmt:
		if n.Init == nil {
			m.replace(n.Cond, "!("+m.code(n.Cond)+")")
			m.replace(n.Cond, "false && ("+m.code(n.Cond)+")")
		}
	case *ast.ForStmt:
		m.early(n.Body)
	case *ast.RangeStmt:
		m.early(n.Body)
	case *ast.CommClause:
		m.without(n)
	case *ast.ReturnStmt:
		m.result(n)
	case *ast.BinaryExpr:
		m.operator(n)
	case *ast.BasicLit:
		if value, err := strconv.ParseInt(n.Value, 0, 64); err == nil && n.Kind == token.INT {
			m.replace(n, strconv.FormatInt(value+1, 10))
		}
	case *ast.SelectorExpr:
		m.member(n)
	case *ast.CallExpr:
		m.channel(n)
	case *ast.FuncDecl:
		m.receiver(n)
	case *ast.FuncLit:
		m.share(n, around)
	}
}
