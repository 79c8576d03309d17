package answers

import (
	"go/ast"
	"go/token"
	"strings"
)

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
