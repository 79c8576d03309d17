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

// replace makes a mutant with other words in the place of a node.
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
		m.without(n)
		m.call(n.X, around)
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

// order makes mutants in which two statements are the other way round. It makes no
// difference where a name is declared, and none which case comes first.
func (m *mutator) order(list []ast.Stmt) {
	for i := range max(len(list)-1, 0) {
		a, b := list[i], list[i+1]
		if unordered(a) || unordered(b) {
			continue
		}
		m.change(fmt.Sprintf("%s before %s", m.words(b), m.words(a)), m.edit(a, m.code(b)), m.edit(b, m.code(a)))
	}
}

func unordered(s ast.Stmt) bool {
	assigned, ok := s.(*ast.AssignStmt)
	switch s.(type) {
	case *ast.DeclStmt, *ast.CommClause, *ast.CaseClause:
		return true
	}
	return ok && assigned.Tok == token.DEFINE
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

// others are operators that are taken for each other.
var others = map[token.Token][]string{
	token.LSS: {"<=", ">"}, token.LEQ: {"<"}, token.GTR: {">="}, token.GEQ: {">"}, token.EQL: {"!="}, token.NEQ: {"=="},
	token.ADD: {"-"}, token.SUB: {"+"}, token.MUL: {"+"}, token.QUO: {"*"}, token.REM: {"/"}, token.LAND: {"||"}, token.LOR: {"&&"},
}

func (m *mutator) operator(n *ast.BinaryExpr) {
	at := m.offset(n.OpPos)
	for _, other := range others[n.Op] {
		m.change(other+" for "+n.Op.String()+" in "+m.words(n), edit{at, at + len(n.Op.String()), other})
	}
}

// member makes another number of workers or numbers, and types that do not guard.
func (m *mutator) member(n *ast.SelectorExpr) {
	switch code := m.code(n); {
	case n.Sel.Name == "Workers":
		for _, other := range []string{"4", "(" + code + " - 1)", "(" + code + " + 1)", "min(" + code + ", 8)"} {
			m.replace(n, other)
		}
	case n.Sel.Name == "N":
		m.replace(n, "("+code+" - 1)")
		m.replace(n, "("+code+" + 1)")
	case code == "atomic.Int64":
		m.change("plain for atomic", m.edit(n, "plainInt64"), m.helper(plainInt64))
	case code == "sync.Mutex", code == "sync.RWMutex":
		m.change("a lock that does nothing", m.edit(n, "noLock"), m.helper(strings.Replace(noLock, "LOCK", code, 1)))
	}
}

func (m *mutator) helper(text string) edit { return edit{len(m.text), len(m.text), text} }

// channel makes a channel with another buffer.
func (m *mutator) channel(n *ast.CallExpr) {
	if id, ok := n.Fun.(*ast.Ident); !ok || id.Name != "make" {
		return
	}
	if _, ok := n.Args[0].(*ast.ChanType); !ok {
		return
	}
	if len(n.Args) == 1 {
		m.replace(n, "make("+m.code(n.Args[0])+", 1)")
	} else {
		m.replace(n, "make("+m.code(n.Args[0])+")")
	}
}

// receiver makes a method work on a copy.
func (m *mutator) receiver(n *ast.FuncDecl) {
	if n.Recv == nil {
		return
	}
	if star, ok := n.Recv.List[0].Type.(*ast.StarExpr); ok {
		m.change("a copy for a pointer: "+n.Name.Name, m.edit(star, m.code(star.X)))
	}
}

// share declares a variable of a function outside of the loop around it, so that
// all workers have the same one.
func (m *mutator) share(f *ast.FuncLit, around []ast.Node) {
	for _, statement := range f.Body.List {
		declared, ok := statement.(*ast.DeclStmt)
		if !ok {
			continue
		}
		for _, outer := range around {
			switch outer.(type) {
			case *ast.ForStmt, *ast.RangeStmt:
				at := m.offset(outer.Pos())
				m.change("shared: "+m.words(declared), edit{at, at, m.code(declared) + "; "}, m.edit(declared, ""))
				return
			}
		}
	}
}

// Declarations that mutants need.
const (
	wrapping = `
type wrapping struct{ error }

func wrapped(err error) error { return wrapping{err} }
`
	noLock = `
type noLock struct{}

func (*noLock) Lock()    {}
func (*noLock) Unlock()  {}
func (*noLock) RLock()   {}
func (*noLock) RUnlock() {}

var _ LOCK
`
	plainInt64 = `
type plainInt64 int64

func (p *plainInt64) Load() int64         { return int64(*p) }
func (p *plainInt64) Store(x int64)       { *p = plainInt64(x) }
func (p *plainInt64) Add(x int64) int64   { *p += plainInt64(x); return int64(*p) }
func (p *plainInt64) CompareAndSwap(old, new int64) bool {
	if int64(*p) != old {
		return false
	}
	*p = plainInt64(new)
	return true
}

var _ atomic.Int64
`
)
