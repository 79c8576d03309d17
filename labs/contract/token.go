package contract

import (
	"go/ast"
	"go/token"
)

// WithoutLocks fails the step if the exercise uses a lock of package sync, something
// there that has a lock inside, or a channel as a lock. More names what else the contract
// forbids, as in [T.Without], and why says how the contract puts it.
func (t *T) WithoutLocks(why string, more ...string) {
	t.Without(why, append(more, "sync.Mutex", "sync.RWMutex", "sync.Map",
		"sync.Once", "sync.OnceFunc", "sync.OnceValue", "sync.OnceValues")...)
	s := t.source()
	for _, use := range s.tokens() {
		t.forbid(why, "a channel used as a lock at %s", s.place(use))
	}
}

// tokens are the places at which a goroutine uses a channel as a lock. The channel has
// room for one value, a token that nobody looks at. The goroutine puts it there and takes
// it out again, or the other way round, and meanwhile it keeps out all others. Whoever
// only sends, only receives, or uses what was received, uses no lock.
func (s *Source) tokens() (found []ast.Node) {
	rooms, functions := s.rooms(), s.functions()
	ast.Inspect(s.file, func(n ast.Node) bool {
		var body *ast.BlockStmt
		switch n := n.(type) {
		case *ast.FuncDecl:
			body = n.Body
		case *ast.FuncLit:
			body = n.Body
		}
		if body != nil {
			u := &uses{functions: functions, seen: map[*ast.BlockStmt]bool{}, sent: map[string]bool{}, dropped: map[string]ast.Node{}}
			u.look(body)
			for name, at := range u.dropped {
				if rooms[name] && u.sent[name] {
					found = append(found, at)
				}
			}
		}
		return true
	})
	return found
}

// rooms are the variables and fields that are given a channel with room for one value.
func (s *Source) rooms() map[string]bool {
	rooms := map[string]bool{}
	s.given(func(name string, value ast.Expr) {
		if call, ok := value.(*ast.CallExpr); ok && len(call.Args) == 2 {
			of, made := call.Fun.(*ast.Ident)
			size, literal := call.Args[1].(*ast.BasicLit)
			rooms[name] = rooms[name] || made && of.Name == "make" && literal && size.Value == "1"
		}
	})
	return rooms
}

// functions are the bodies of the functions that have a name.
func (s *Source) functions() map[string]*ast.BlockStmt {
	bodies := map[string]*ast.BlockStmt{}
	for _, declared := range s.file.Decls {
		if f, ok := declared.(*ast.FuncDecl); ok {
			bodies[f.Name.Name] = f.Body
		}
	}
	s.given(func(name string, value ast.Expr) {
		if f, ok := value.(*ast.FuncLit); ok {
			bodies[name] = f.Body
		}
	})
	return bodies
}

// given calls do for each variable and field that is given a value of its own.
func (s *Source) given(do func(name string, value ast.Expr)) {
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, to := range n.Lhs[:min(len(n.Lhs), len(n.Rhs))] {
				do(lastName(to), n.Rhs[i])
			}
		case *ast.ValueSpec:
			for i, to := range n.Names[:min(len(n.Names), len(n.Values))] {
				do(to.Name, n.Values[i])
			}
		case *ast.KeyValueExpr:
			do(lastName(n.Key), n.Value)
		}
		return true
	})
}

// uses are what a goroutine does with channels, by their names, within one function and
// the functions that it calls.
type uses struct {
	functions map[string]*ast.BlockStmt
	seen      map[*ast.BlockStmt]bool
	sent      map[string]bool
	dropped   map[string]ast.Node // received, and nobody looks at the value
}

func (u *uses) look(body *ast.BlockStmt) {
	if body == nil || u.seen[body] {
		return
	}
	u.seen[body] = true
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt, *ast.FuncLit: // of another goroutine, or called elsewhere
			return false
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.FuncLit); ok {
				u.look(f.Body)
			}
			u.look(u.functions[lastName(n.Fun)])
		case *ast.SendStmt:
			u.sent[lastName(n.Chan)] = true
		case *ast.ExprStmt:
			u.drop(n.X)
		case *ast.AssignStmt:
			if len(n.Lhs) == 1 && lastName(n.Lhs[0]) == "_" {
				u.drop(n.Rhs[0])
			}
		}
		return true
	})
}

func (u *uses) drop(e ast.Expr) {
	if receive, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && receive.Op == token.ARROW {
		u.dropped[lastName(receive.X)] = receive
	}
}

// lastName is the name of a variable, of a field or of a method, or "".
func lastName(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
