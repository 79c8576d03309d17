package page

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// unknown is the error for a name that is none of the allowed ones.
func unknown(noun, name string, allowed []string) error {
	if len(allowed) == 0 {
		return fmt.Errorf("unknown %s %q: there is none here", noun, name)
	}
	hint := ""
	if near := nearest(name, allowed); near != "" {
		hint = fmt.Sprintf("; did you mean %q?", near)
	}
	return fmt.Errorf("unknown %s %q: want one of %s%s", noun, name, strings.Join(allowed, ", "), hint)
}

// nearest returns the allowed name that the fewest edits lead to, or "" where
// more than a third of the name would have to change.
func nearest(name string, allowed []string) string {
	best, fewest := "", max(2, len(name)/3)+1
	for _, a := range allowed {
		if d := levenshtein.ComputeDistance(name, a); d < fewest {
			best, fewest = a, d
		}
	}
	return best
}

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
