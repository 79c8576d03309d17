package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestMakeDoesWhatWasMeant types targets as people do, and wants the command that
// they mean, or one line that says what to type.
func TestMakeDoesWhatWasMeant(t *testing.T) {
	for typed, want := range map[string]string{
		"check":                          "go tool reportgen check",
		"check 03":                       "go tool reportgen check '03'",
		"check 3 02-race":                "go tool reportgen check '3' '02-race'",
		"check 3 3":                      "go tool reportgen check '3' '3'",
		"check make 03":                  "go tool reportgen check 'make' '03'",
		"N=03 check":                     "go tool reportgen check '03'",
		"check LABS=02,03":               "go tool reportgen check '02,03'",
		"check N=03 ARGS=-json":          "go tool reportgen check -json '03'",
		"hint N=03":                      "go tool reportgen check -hint '03'",
		"watch 03":                       "go tool reportgen check -watch '03'",
		"solution LAB=03":                "go tool reportgen solution '03'",
		"reset N=03":                     "go tool reportgen reset '03'",
		"predict 03":                     "go tool reportgen predict '03'",
		"hand-in":                        "go tool reportgen hand-in",
		"hand-in TO=http://h:1/ABCDEF":   "go tool reportgen hand-in -to 'http://h:1/ABCDEF'",
		"class ARGS=-tls":                "go tool reportgen class -tls",
		"report N=03":                    "go tool reportgen report '03'",
		"report LABS=1-4 BUDGET=20":      "go tool reportgen report -budget '20' '1-4'",
		"report 02 03 BUDGET=20s":        "go tool reportgen report -budget '20s' '02' '03'",
		"report 02 LIVE=1":               "go tool reportgen report -live -open '02'",
		"report 02 LIVE=0":               "go tool reportgen report '02'",
		"report TO=http://h:1/ABCDEF":    "TO= is for make hand-in",
		"check 03 BUDGET=20s":            "BUDGET= is for make report",
		"report hand-in TO=o BUDGET=20s": "go tool reportgen report -budget '20s'",
		"lab N=3":                        "go tool reportgen lab '3'",
		"lab 03":                         "go tool reportgen lab '03'",
		"lab 03-mutex ARGS=-workers\\ 2": "go tool reportgen lab '03-mutex' -workers 2",
		"lab labs/03-mutex/":             "go tool reportgen lab 'labs/03-mutex/'",
		"lab":                            "say which lab: make lab N=03",
		"lab #3":                         "go tool reportgen lab '#3'",
		"lab 03 04":                      "make lab takes one lab; flags go into ARGS=\"-workers 2\"",
		"reset LABS=2\\ 3":               "make reset takes one lab.",
		"list 03":                        "go tool reportgen list '03'",
		"progress 03":                    "go tool reportgen progress '03'",
		"hand-in 03":                     "go tool reportgen hand-in '03'",
		"class N=03":                     "go tool reportgen class '03'",
		"test 03":                        "make test takes no lab; make check 03 checks an exercise",
		"hand-in predict N=03":           "go tool reportgen hand-in",
		"report BUDGET=3\\ s":            "go tool reportgen report -budget '3 s'",
		"hand-in TO=o'clock":             "go tool reportgen hand-in -to 'o'\\''clock'",
		"reset":                          "say which lab: make reset N=03",
		"chekc 03":                       "make chekc 03: no such target; make alone lists them",
		"compare a.json b.json":          "there is no target compare; type go run ./reportgen compare a.json b.json",
		"merge class -o page.html":       "there is no target merge; type go run ./reportgen merge class",
		"check n=03":                     "n= is not a setting; the settings are N= LAB= LABS= BUDGET= LIVE= TO= ARGS=, in capital letters",
		"report BUGDET=20s":              "BUGDET= is not a setting; the settings are N=",
		"check 03 GOPROXY=off":           "go tool reportgen check '03'",
		"predict ARGS=-why\\ a=b":        "go tool reportgen predict -why a=b",
		"hand-in http://h:1/ABCDEF":      "http://h:1/ABCDEF is not a target; a class's address goes after TO=",
		"03":                             "make 03: no such target; make alone lists them",
	} {
		words := []string{"-n"}
		for word := range strings.FieldsSeq(strings.ReplaceAll(typed, `\ `, "\x00")) {
			words = append(words, strings.ReplaceAll(word, "\x00", " "))
		}
		printed, _ := making(t, "..", words).CombinedOutput()
		first, _, _ := strings.Cut(string(printed), "\n")
		if _, command, found := strings.Cut(first, "&& "); found {
			first = command // after the line that says that it builds
		}
		first = strings.TrimPrefix(first, "exec ")
		if got := strings.Join(strings.Fields(first), " "); got != want && !strings.Contains(got, "*** "+want) {
			t.Errorf("make %s: got %q, want %q", typed, got, want)
		}
	}
}

// TestMakeKnowsGo puts scripts named go on PATH, which print what some version of Go or
// a version manager prints. It wants the command, or one line that says what to do.
func TestMakeKnowsGo(t *testing.T) {
	const can, cannot = "go tool reportgen list", "install Go 1.26 or later"
	for said, want := range map[string]string{
		"go1.26.0\nlinux\namd64":                        can,
		"go1.27rc1\nlinux\namd64":                       can,
		"go1.100.2\nlinux\namd64":                       cannot, // which nobody will see
		"mise: go 1.26 is on\ngo1.26.0\nlinux\narm64":   can,
		"go1.19.8\nlinux\namd64":                        cannot,
		"go1.25rc2\nlinux\namd64":                       cannot,
		"go1.25.3 X:jsonv2\nlinux\namd64":               cannot,
		"go1.26.1 (Red Hat 1.26.1-1.el9)\nlinux\namd64": can,
		"go1.24.6 (Red Hat 1.24.6-1.el9)\nlinux\namd64": cannot,
		"go1.27-devel_1a2b3c X:jsonv2\nlinux\namd64":    can,
		"gnugo 3.8": `prints "gnugo 3.8", so it is another program`,
		"":          "there is no Go",
	} {
		printed, _ := making(t, "..", []string{"-n", "list"}, stub(t, "go", "printf '"+said+"\n'\n")).CombinedOutput()
		if !strings.Contains(string(printed), want) {
			t.Errorf("%q: got %q, want %q", said, printed, want)
		}
	}
	course, err := os.ReadFile("../go.mod")
	if err != nil || !strings.Contains(string(course), "\ngo 1.26") {
		t.Errorf("go.mod wants another version than the Makefile: %v", err)
	}
}

// TestMakeListsItsTargetsToAShell asks as bash's completion and fish do when somebody types
// make ch and a tab.
func TestMakeListsItsTargetsToAShell(t *testing.T) {
	for _, asked := range []string{"-npq __BASH_MAKE_COMPLETION__=1 .DEFAULT", "-pRrq :", "-prRn"} {
		printed, _ := making(t, "..", strings.Fields(asked)).CombinedOutput()
		for _, target := range []string{"check", "report", "hand-in"} {
			if !strings.Contains(string(printed), "\n"+target+":") {
				t.Errorf("make %s does not list %s", asked, target)
			}
		}
	}
}

// TestMakeKnowsTheProject takes go.mod or go.sum away, or makes another go.mod.
func TestMakeKnowsTheProject(t *testing.T) {
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for files, want := range map[string]string{
		"":                          "go.mod is missing; git checkout go.mod or a new copy of the course brings it back",
		"go.mod":                    "go.sum is missing; git checkout go.sum",
		"go.mod go.sum labs/go.mod": "labs/go.mod takes its folder out of the project; remove it",
	} {
		project := t.TempDir()
		for file := range strings.FieldsSeq(files) {
			put(t, project, file, "module workbook\n")
		}
		put(t, project, "Makefile", string(makefile))
		if printed, _ := making(t, project, []string{"-n", "list"}).CombinedOutput(); !strings.Contains(string(printed), want) {
			t.Errorf("with %q: got %q, want %q", files, printed, want)
		}
	}
	for _, folder := range []string{t.TempDir(), "../labs"} { // make -f finds no project in them
		make := making(t, folder, []string{"-n", "-f", "-", "list"})
		make.Stdin = bytes.NewReader(makefile)
		if printed, _ := make.CombinedOutput(); !strings.Contains(string(printed), "this folder is not the project's; type cd and the project's folder first") {
			t.Errorf("in another folder: got %q", printed)
		}
	}
}

// TestMakeOfBSD has another language for the same file name.
func TestMakeOfBSD(t *testing.T) {
	bsd, err := exec.LookPath("bmake")
	if err != nil {
		t.Skip("there is no make of BSD's here")
	}
	make := exec.Command(bsd, "-n", "check")
	make.Dir = ".."
	printed, err := make.CombinedOutput()
	if first, _, _ := strings.Cut(string(printed), "\n"); err == nil || !strings.Contains(first, "these rules are GNU's: type gmake") {
		t.Errorf("%v: got %q", err, printed)
	}
}

// TestMakeTakesOneTargetAtATime has a go on PATH that takes a while, and wants a report
// to be made alone, also if the shell sets make -j for other projects.
func TestMakeTakesOneTargetAtATime(t *testing.T) {
	const script = "if [ $1 = env ]; then echo go1.26.0 linux amd64; exit; fi\necho $3 begins\nsleep 0.3\necho $3 ends\n"
	printed, err := making(t, "..", []string{"-s", "report", "check"}, stub(t, "go", script), "MAKEFLAGS=-j4", "GOROOT=").Output()
	if want := "report begins\nreport ends\ncheck begins\ncheck ends\n"; err != nil || string(printed) != want {
		t.Errorf("%v: got %q, want %q", err, printed, want)
	}
}

// TestMakeShowsAQuestionAtOnce has a shell that sets make -j for other projects, and lets make
// keep in a file what their programs print, until they end.
func TestMakeShowsAQuestionAtOnce(t *testing.T) {
	const script = "if [ $1 = env ]; then echo go1.26.0 linux amd64; exit; fi\n[ -p /dev/stdout ] && echo shown\n"
	path := stub(t, "go", script)
	if making(t, "..", []string{"-Otarget", "-v"}).Run() != nil {
		t.Skip("this make keeps nothing")
	}
	if printed, err := making(t, "..", []string{"-s", "predict"}, path, "MAKEFLAGS=-j4 -Otarget", "GOROOT=").Output(); err != nil || string(printed) != "shown\n" {
		t.Errorf("%v: got %q", err, printed)
	}
}

// making is make with these words, in a folder, without settings but those of the
// environment that are given.
func making(t *testing.T, folder string, words []string, settings ...string) *exec.Cmd {
	t.Helper()
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("there is no make here, and every target is one call of the go command")
	}
	make := exec.Command("make", append([]string{"--no-print-directory"}, words...)...)
	make.Dir = folder
	make.Env = append(append(make.Environ(), "MAKEFLAGS=", "MAKELEVEL=0", "N=", "LAB=", "LABS=", "BUDGET=", "LIVE=", "ARGS=", "TO="), settings...)
	return make
}

// stub is a setting of PATH by which a script is found under a program's name.
func stub(t *testing.T, program, script string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell")
	}
	folder := t.TempDir()
	put(t, folder, program, "#!/bin/sh\n"+script)
	if err := os.Chmod(filepath.Join(folder, program), 0o755); err != nil {
		t.Fatal(err)
	}
	return "PATH=" + folder + ":" + os.Getenv("PATH")
}

// put writes a file of a project.
func put(t *testing.T, project, name, text string) {
	t.Helper()
	path := filepath.Join(project, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
