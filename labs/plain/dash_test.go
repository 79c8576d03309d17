package plain

import (
	"strings"
	"testing"
)

func TestLongDash(t *testing.T) {
	for arg, want := range map[string]string{
		"–budget":         `"–budget" begins with a long dash, as text programs make; type -budget`,
		"—budget=2s":      "; type -budget=2s",
		"−n":              "; type -n",
		"\u2011o":         "; type -o",
		"－budget":         "; type -budget",
		"–-hint":          "; type -hint",
		"-budget":         "",
		"--budget":        "",
		"02–05":           "",
		"–":               "",
		"–5":              "",
		"– it is a guess": "",
		"—that is why it": "",
		"":                "",
	} {
		got := ""
		if err := LongDash([]string{"report", arg, "02"}); err != nil {
			got = err.Error()
		}
		if !strings.HasSuffix(got, want) || want == "" && got != "" {
			t.Errorf("%q: %q, want %q", arg, got, want)
		}
	}
}
