package contract

import (
	"go/ast"
	"go/token"
	"maps"
	"slices"
)

// Without fails the step if the exercise uses one of the things named, such as
// "sync.Mutex", or anything of a package, such as "sync/atomic". Why says how the
// contract puts it.
func (t *T) Without(why string, names ...string) {
	s := t.source()
	used := s.uses()
	for _, name := range slices.Sorted(maps.Keys(used)) {
		path, _ := cutLast(name, ".")
		if slices.Contains(names, name) || slices.Contains(names, path) {
			t.forbid(why, "%s at %s", name, s.place(used[name]))
		}
	}
}

// forbid fails the step for what the exercise's source says.
func (t *T) forbid(why, got string, args ...any) {
	t.With("whatever it is called with")
	t.Fail(Forbidden, why, got, args...)
}

// WithoutClock fails the step if the exercise uses a clock: whoever waits for an
// event is woken by it, and does not sleep, look again, or give up after a while.
func (t *T) WithoutClock() {
	t.Without("it looks at no clock", append(timeouts, "time")...)
}

// WithoutTimeout fails the step if the exercise sets a time after which it does something
// else. It may sleep, and say how long something took.
func (t *T) WithoutTimeout() {
	t.Without("no time after which it gives up", append(timeouts, "time.After", "time.AfterFunc", "time.NewTimer", "time.NewTicker", "time.Tick")...)
}

// timeouts are contexts that end by a clock.
var timeouts = []string{"context.WithTimeout", "context.WithTimeoutCause", "context.WithDeadline", "context.WithDeadlineCause"}

// WithoutState fails the step if the exercise has variables of the package, in
// which a call could keep something for the next one.
func (t *T) WithoutState() {
	s := t.source()
	for _, declared := range s.file.Decls {
		if d, ok := declared.(*ast.GenDecl); ok && d.Tok == token.VAR {
			for _, name := range kept(d) {
				t.forbid("no variable of the package", "one at %s", s.place(name))
			}
		}
	}
}

// WithoutFields fails the step if the exercise names one of those fields or methods of
// anything. Why says how the contract puts it.
func (t *T) WithoutFields(why string, names ...string) {
	s := t.source()
	ast.Inspect(s.file, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			if name := selector.Sel.Name; slices.Contains(names, name) {
				t.forbid(why, "%s at %s", name, s.place(selector))
			}
		}
		return true
	})
}
