package plain

import (
	"slices"
	"strings"
	"testing"
)

// TestArgs parts arguments by | as Windows' shells do, and wants what was typed.
func TestArgs(t *testing.T) {
	for passed, want := range map[string]string{
		"render|a.json|-o=page|.html":       "render|a.json|-o=page.html",
		"--budget=2|.5s|02":                 "--budget=2.5s|02",
		"-o=|./page.html":                   "-o=./page.html",
		`-o=|..\x.html`:                     `-o=..\x.html`,
		"-o=a|.b.c":                         "-o=a.b.c",
		"-o=page.html|.5s":                  "-o=page.html|.5s",
		"-o|page|.html":                     "-o|page|.html",
		"-json|./labs|.":                    "-json|./labs|.",
		"-x=1|./labs":                       "-x=1|./labs",
		"03|-why|'it|waits|long'|-choice|1": "03|-why|it waits long|-choice|1",
		"-why='it|waits'":                   "-why=it waits",
		"report|-budget|'20s'|'02'|'03'":    "report|-budget|20s|02|03",
		"'02|03'":                           "02 03",
		"-why|'tis slow":                    "-why|'tis slow",
		"-why|'tis|-choice|2":               "-why|'tis|-choice|2",
		"-why|'a' is not 'b'":               "-why|'a' is not 'b'",
		"-why|it's|the workers'":            "-why|it's|the workers'",
		"-why|'tis|the 'b'|'02'":            "-why|'tis|the 'b'|02",
		"|''|'|.|-|--|.5":                   "||'|.|-|--|.5",
	} {
		got := Args(strings.Split(passed, "|"))
		if !slices.Equal(got, strings.Split(want, "|")) {
			t.Errorf("%s: got %s, want %s", passed, strings.Join(got, "|"), want)
		}
	}
	if got := Args(nil); len(got) > 0 {
		t.Errorf("of nothing: got %q", got)
	}
}
