package answers

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
)

// order makes mutants in which two statements are the other way round.
func (m *mutator) order(list []ast.Stmt) {
	for i := range max(len(list)-1, 0) {
		a, b := list[i], list[i+1]
		if unordered(a) || unordered(b) || atEnd(a, b) || atEnd(b, a) {
			continue
		}
		m.change(fmt.Sprintf("%s before %s", m.words(b), m.words(a)), m.edit(a, m.code(b)), m.edit(b, m.code(a)))
	}
}

// unordered reports that it makes no difference where a statement comes: it declares
// a name, is a case, or only prints.
func unordered(s ast.Stmt) bool {
	assigned, ok := s.(*ast.AssignStmt)
	switch s.(type) {
	case *ast.DeclStmt, *ast.CommClause, *ast.CaseClause:
		return true
	}
	return ok && assigned.Tok == token.DEFINE || prints(s)
}

// prints reports that a statement is a call of package fmt or log: no contract asks for one.
func prints(s ast.Stmt) bool {
	statement, ok := s.(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := statement.X.(*ast.CallExpr)
	if !ok {
		return false
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	from, ok := selector.X.(*ast.Ident)
	return ok && (from.Name == "fmt" || from.Name == "log")
}

// atEnd reports that it makes no difference whether the call that a is deferring is
// deferred before b or after: b cannot return, and defers nothing itself.
func atEnd(a, b ast.Stmt) bool {
	_, deferring := a.(*ast.DeferStmt)
	_, both := b.(*ast.DeferStmt)
	returns := false
	ast.Inspect(b, func(n ast.Node) bool {
		_, inner := n.(*ast.FuncLit)
		if _, ok := n.(*ast.ReturnStmt); ok {
			returns = true
		}
		return !inner
	})
	return deferring && !both && !returns
}

// opposites are methods that are taken for each other.
var opposites = map[string]string{"Lock": "Unlock", "Unlock": "Lock", "RLock": "Lock", "Signal": "Broadcast", "Broadcast": "Signal"}

func (m *mutator) call(e ast.Expr, around []ast.Node) {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	if other := opposites[selector.Sel.Name]; other != "" {
		m.replace(selector.Sel, other)
	}
	if selector.Sel.Name == "Go" && len(call.Args) == 1 {
		m.change("no goroutine: "+m.words(call), m.edit(call, "("+m.code(call.Args[0])+")()"))
	}
	if len(call.Args) == 0 { // a step too early: before the statement around it
		for _, outer := range slices.Backward(around) {
			if loop, ok := outer.(*ast.ForStmt); ok {
				m.change(m.words(call)+" before the loop", edit{m.offset(loop.Pos()), m.offset(loop.Pos()), m.code(call) + "; "}, m.edit(call, ""))
				break
			}
		}
	}
}

func (m *mutator) assignment(n *ast.AssignStmt) {
	switch {
	case n.Tok == token.ASSIGN:
		m.without(n)
	case n.Tok == token.ADD_ASSIGN:
		m.change("= for "+m.words(n), edit{m.offset(n.TokPos), m.offset(n.TokPos) + 2, "="})
	}
	if n.Tok == token.DEFINE && len(n.Lhs) == 2 { // an error that is dropped
		if id, ok := n.Lhs[1].(*ast.Ident); ok && id.Name == "err" {
			m.change("the error of "+m.words(n.Rhs[0])+" dropped", edit{m.offset(n.End()), m.offset(n.End()), "; err = nil"})
		}
	}
}

// early makes a loop stop after its first turn.
func (m *mutator) early(body *ast.BlockStmt) {
	end := m.offset(body.Rbrace)
	m.change("a loop of one turn", edit{end, end, "; break; "})
}

// result makes other results: no error, the error within another, none at all.
func (m *mutator) result(n *ast.ReturnStmt) {
	for _, r := range n.Results {
		switch code := m.code(r); {
		case code == "nil":
		case code == "0":
		default:
			m.replace(r, "nil")
			m.change(fmt.Sprintf("%s wrapped", m.words(r)), m.edit(r, "wrapped("+code+")"), m.helper(wrapping))
		}
	}
}
