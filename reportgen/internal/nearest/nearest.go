// Package nearest finds what a mistyped name was meant to be. A name and the
// names that are allowed come in; the closest of them, or an error that a reader
// can act on, goes out.
package nearest

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Name returns the allowed name that the fewest edits lead to, without regard to
// case. It returns "" if more than a third of the name would have to change, and
// always allows two edits, so that short names have a neighbour too.
func Name(name string, allowed []string) string {
	best, fewest := "", max(2, len(name)/3)+1
	for _, a := range allowed {
		if d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(a)); d < fewest {
			best, fewest = a, d
		}
	}
	return best
}

// Unknown is the error for a name that is not allowed: it lists the names that
// are, and the [Name] that was probably meant. The noun says what is named, such
// as "lab".
func Unknown(noun, name string, allowed []string) error {
	if len(allowed) == 0 {
		return fmt.Errorf("unknown %s %q: there is none here", noun, name)
	}
	hint := ""
	if near := Name(name, allowed); near != "" {
		hint = fmt.Sprintf("; did you mean %q?", near)
	}
	return fmt.Errorf("unknown %s %q: want one of %s%s", noun, name, strings.Join(allowed, ", "), hint)
}
