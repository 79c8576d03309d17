package written

import (
	"bytes"
	"regexp"
)

// marks are what git leaves around two versions of a passage that it could not merge.
var marks = regexp.MustCompile(`(?ms)^<{7}( [^\n]*)?\n.*?^={7}\r?\n.*?^>{7}( |\r?$)`)

// Unmerged is the line of a text at which a merge left its marks, or 0.
func Unmerged(text []byte) int {
	at := marks.FindIndex(text)
	if at == nil {
		return 0
	}
	return 1 + bytes.Count(text[:at[0]], []byte("\n"))
}

// Merge is what to do about such marks. Git brings no file back as long as it has some.
const Merge = "a merge left its marks here: keep one of both versions, and take out the lines of <<<<<<<, ======= and >>>>>>>"
