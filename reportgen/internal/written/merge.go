package written

import (
	"bytes"
	"regexp"
)

// marks are what git leaves around two versions of a passage that it could not merge.
var marks = regexp.MustCompile(`(?ms)^<{7}( [^\n]*)?\n.*?^={7}\r?\n.*?^>{7}( |\r?$)`)

// pointer begins the note that git leaves in place of a file that git-lfs keeps.
var pointer = []byte("version https://git-lfs.github.com/spec/")

// LeftByGit is the first line of a text at which git left something of its own, and what
// to do about it: the marks of a merge, or the note of git-lfs. It is 0 if there is none.
// Git brings no file back as long as it has such marks.
func LeftByGit(text []byte) (line int, todo string) {
	if bytes.HasPrefix(text, pointer) {
		return 1, "this is a note in place of the file, which git-lfs keeps: git lfs pull brings it"
	}
	at := marks.FindIndex(text)
	if at == nil {
		return 0, ""
	}
	return 1 + bytes.Count(text[:at[0]], []byte("\n")),
		"a merge left its marks here: keep one of both versions, and take out the lines of <<<<<<<, ======= and >>>>>>>"
}
