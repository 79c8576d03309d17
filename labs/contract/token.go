package contract

import (
	"cmp"
	"go/ast"
	"go/token"
	"strings"
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
// room for one value, a token that nobody looks at, or that goes back as it came, such as a
// pointer to what the lock guards. The goroutine puts it there and takes it out again, or the
// other way round, and meanwhile it keeps out all others. Whoever only sends, only receives,
// or sends something else than was received, uses no lock.
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
			u.look(body, nil)
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

// rooms are the variables and fields that are given a channel with room for one value. An
// element of a slice is none of them: what is sent to one, another one may receive.
func (s *Source) rooms() map[string]bool {
	rooms := map[string]bool{}
	s.given(func(name string, value ast.Expr) {
		if call, ok := value.(*ast.CallExpr); ok && len(call.Args) == 2 {
			of, made := call.Fun.(*ast.Ident)
			size, literal := call.Args[1].(*ast.BasicLit)
			rooms[name] = rooms[name] || name != "" && made && of.Name == "make" && literal && size.Value == "1"
		}
	})
	return rooms
}

// A function is what has a name and can be called.
type function struct {
	self   string   // its receiver, or ""
	params []string // its parameters
	body   *ast.BlockStmt
}

// functions are those of the file, by their names.
func (s *Source) functions() map[string]function {
	all := map[string]function{}
	for _, declared := range s.file.Decls {
		if f, ok := declared.(*ast.FuncDecl); ok {
			self := strings.Join(fieldNames(f.Recv), "")
			all[f.Name.Name] = function{self, fieldNames(f.Type.Params), f.Body}
		}
	}
	s.given(func(name string, value ast.Expr) {
		if f, ok := value.(*ast.FuncLit); ok {
			all[name] = function{"", fieldNames(f.Type.Params), f.Body}
		}
	})
	return all
}

func fieldNames(fields *ast.FieldList) (names []string) {
	if fields == nil {
		return nil
	}
	for _, field := range fields.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return names
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
	functions map[string]function
	seen      map[*ast.BlockStmt]bool
	sent      map[string]bool
	dropped   map[string]ast.Node // received, and nobody looks at the value, or it goes back
}

// look notes what a body does. Names are the caller's for what has another name in it.
func (u *uses) look(body *ast.BlockStmt, names names) {
	if body == nil || u.seen[body] {
		return
	}
	u.seen[body] = true
	drop := func(e ast.Expr) {
		if receive, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && receive.Op == token.ARROW {
			u.dropped[names.of(receive.X)] = receive
		}
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt, *ast.FuncLit: // of another goroutine, or called elsewhere
			return false
		case *ast.CallExpr:
			u.call(n, names)
		case *ast.SendStmt:
			u.sent[names.of(n.Chan)] = true
			if from := receives(body, n.Value); from != nil && names.of(from.X) == names.of(n.Chan) {
				u.dropped[names.of(n.Chan)] = from
			}
		case *ast.ExprStmt:
			drop(n.X)
		case *ast.AssignStmt:
			if len(n.Lhs) == 1 && lastName(n.Lhs[0]) == "_" {
				drop(n.Rhs[0])
			}
		}
		return true
	})
}

// receives is the one expression that gives a variable its value, if it receives from a
// channel; or nil.
func receives(body *ast.BlockStmt, variable ast.Expr) (receive *ast.UnaryExpr) {
	name, ok := variable.(*ast.Ident)
	if !ok {
		return nil
	}
	values := 0
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, to := range n.Lhs {
				if variableOf(to) == name.Name {
					values++
					if from, ok := ast.Unparen(n.Rhs[min(i, len(n.Rhs)-1)]).(*ast.UnaryExpr); ok && from.Op == token.ARROW {
						receive = from
					}
				}
			}
		case *ast.IncDecStmt:
			if variableOf(n.X) == name.Name {
				values++
			}
		}
		return true
	})
	if values != 1 {
		return nil
	}
	return receive
}

// variableOf is the variable of which an expression is the whole or a part, or "".
func variableOf(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return variableOf(e.X)
	case *ast.IndexExpr:
		return variableOf(e.X)
	}
	return ""
}

// call looks at the function that is called.
func (u *uses) call(n *ast.CallExpr, caller names) {
	if f, ok := n.Fun.(*ast.FuncLit); ok {
		u.look(f.Body, caller)
	}
	f := u.functions[lastName(n.Fun)]
	inside := names{}
	if method, ok := n.Fun.(*ast.SelectorExpr); ok && f.self != "" {
		inside[f.self] = caller.of(method.X)
	}
	for i, param := range f.params[:min(len(f.params), len(n.Args))] {
		inside[param] = caller.of(n.Args[i])
	}
	u.look(f.body, inside)
}

// names are other names of variables.
type names map[string]string

func (n names) of(e ast.Expr) string { return cmp.Or(n[lastName(e)], lastName(e)) }

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
