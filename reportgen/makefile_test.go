package main

import (
	"os/exec"
	"strings"
	"testing"
)

// TestMakeDoesWhatWasMeant types targets as people do, and wants the command that
// they mean, or one line that says what to type.
func TestMakeDoesWhatWasMeant(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("there is no make here, and every target is one call of the go command")
	}
	for typed, want := range map[string]string{
		"check":                          "go tool reportgen check",
		"check 03":                       "go tool reportgen check 03",
		"check 3 02-race":                "go tool reportgen check 3 02-race",
		"N=03 check":                     "go tool reportgen check 03",
		"check LABS=02,03":               "go tool reportgen check 02,03",
		"check N=03 ARGS=-json":          "go tool reportgen check -json 03",
		"hint N=03":                      "go tool reportgen check -hint 03",
		"watch 03":                       "go tool reportgen check -watch 03",
		"solution LAB=03":                "go tool reportgen solution 03",
		"reset N=03":                     "go tool reportgen reset 03",
		"predict 03":                     "go tool reportgen predict 03",
		"hand-in":                        "go tool reportgen hand-in",
		"hand-in TO=http://h:1/ABCDEF":   "go tool reportgen hand-in -to 'http://h:1/ABCDEF'",
		"class ARGS=-tls":                "go tool reportgen class -tls",
		"report N=03":                    "go tool reportgen report 03",
		"report LABS=1-4 BUDGET=20":      "go tool reportgen report -budget 20 1-4",
		"report 02 03 BUDGET=20s":        "go tool reportgen report -budget 20s 02 03",
		"report 02 LIVE=1":               "go tool reportgen report -live -open 02",
		"lab N=3":                        "go tool reportgen lab 03-mutex",
		"lab 03":                         "go tool reportgen lab 03-mutex",
		"lab 03-mutex ARGS=-workers\\ 2": "go tool reportgen lab 03-mutex -workers 2",
		"lab labs/03-mutex/":             "go tool reportgen lab 03-mutex",
		"lab":                            "say which lab: make lab N=03",
		"lab N=77":                       "say which lab: make lab N=03",
		"reset":                          "say which lab: make reset N=03",
		"chekc 03":                       "make chekc 03: no such target; make alone lists them",
		"03":                             "make 03: no such target; make alone lists them",
	} {
		args := []string{"-n", "--no-print-directory"}
		for word := range strings.FieldsSeq(strings.ReplaceAll(typed, `\ `, "\x00")) {
			args = append(args, strings.ReplaceAll(word, "\x00", " "))
		}
		make := exec.Command("make", args...)
		make.Dir = ".."
		make.Env = append(make.Environ(), "MAKEFLAGS=", "N=", "LAB=", "LABS=", "BUDGET=", "LIVE=", "ARGS=", "TO=")
		printed, _ := make.CombinedOutput()
		first, _, _ := strings.Cut(string(printed), "\n")
		if _, command, found := strings.Cut(first, "&& "); found {
			first = command // behind the line that says that it builds
		}
		if got := strings.Join(strings.Fields(first), " "); got != want && !strings.Contains(got, "*** "+want) {
			t.Errorf("make %s: got %q, want %q", typed, got, want)
		}
	}
}
