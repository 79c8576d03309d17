package gobuild

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestBuildsTheSameEverywhere builds one program as it is built on a plain machine,
// and then in environments that would change it, break its build or slow it down, in
// a short test only in the worst ones: every build has to give the same bytes.
func TestBuildsTheSameEverywhere(t *testing.T) {
	for _, name := range []string{"GOFLAGS", "GOENV"} {
		t.Setenv(name, "")
	}
	above := t.TempDir()
	root := filepath.Join(above, "project")
	write(t, filepath.Join(root, "go.mod"), "module m\n\ngo 1.24\n")
	write(t, filepath.Join(root, "p", "main.go"), "package main\n\nfunc main() { println(sum(3)) }\n\nfunc sum(n int) int { return n * (n + 1) / 2 }\n")
	want := built(t, root)

	settings := filepath.Join(t.TempDir(), "env")
	write(t, settings, "GOFLAGS=-race\nGOAMD64=v3\nGOEXPERIMENT=no-such\nGOOS=no-such\nCGO_ENABLED=1\n")
	variables := []string{"GOENV=" + settings, "GOEXPERIMENT=no-such", "GOOS=plan9", "TMPDIR=/none"}
	if !testing.Short() {
		variables = append(variables, lessBad...)
	}
	for _, variable := range variables {
		name, value, _ := strings.Cut(variable, "=")
		before, was := os.LookupEnv(name)
		t.Setenv(name, value)
		if !bytes.Equal(built(t, root), want) {
			t.Errorf("%s: another program", variable)
		}
		if os.Setenv(name, before); !was {
			os.Unsetenv(name)
		}
	}

	write(t, filepath.Join(root, "p", "default.pgo"), "no profile")
	write(t, filepath.Join(above, "go.work"), "go 1.24\n")
	write(t, filepath.Join(root, ".git", "HEAD"), "ref: refs/heads/main\n")
	stubs := t.TempDir()
	if runtime.GOOS != "windows" {
		write(t, filepath.Join(stubs, "git"), "#!/bin/sh\necho 'xcrun: error: invalid active developer path' >&2\nexit 1\n")
	}
	t.Setenv("PATH", stubs+string(os.PathListSeparator)+os.Getenv("PATH"))
	if !bytes.Equal(built(t, root), want) {
		t.Error("a profile, a workspace above and a git that fails: another program")
	}
}

// TestTheCompilerSpeaksEnglish has a machine whose programs speak German: what a C
// compiler says of its headers is looked for in English. And nothing asks glibc's loader
// to talk.
func TestTheCompilerSpeaksEnglish(t *testing.T) {
	for _, variable := range []string{"LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"} {
		t.Setenv(variable, "de_DE.UTF-8")
	}
	t.Setenv("LD_SHOW_AUXV", "1")
	root := t.TempDir()
	write(t, filepath.Join(root, "go.mod"), "module m\n")
	env, err := environ(t.Context(), root, t.TempDir(), []string{"-race"})
	if err != nil {
		t.Fatal(err)
	}
	last := ""
	for _, variable := range env {
		if value, is := strings.CutPrefix(variable, "LC_ALL="); is {
			last = value
		}
		if strings.HasPrefix(variable, "LD_SHOW_AUXV=") {
			t.Error(variable)
		}
	}
	if last != "C" {
		t.Errorf("LC_ALL=%s", last)
	}
}

// lessBad are settings that change less than those of a short test.
var lessBad = []string{
	"GOFLAGS=-race", "GOFLAGS=-gcflags=all=-N", "GOFLAGS=-no-such-flag", "GOFLAGS=-mod=vendor", "GOFLAGS=-tags=debug -ldflags=-s",
	"GOFLAGS=-buildvcs=true", "GOFLAGS=-cover", "GOFLAGS=-trimpath", "GOENV=off",
	"GOEXPERIMENT=noregabi", "GODEBUG=gctrace=1", "GOFIPS140=latest", "GO111MODULE=off", "GOWORK=/none",
	"GOARCH=386", "GOAMD64=v3", "GOARM64=v9.0", "GO386=softfloat", "CGO_ENABLED=1", "CGO_ENABLED=0", "CC=/none",
	"CGO_CFLAGS=-O0", "GO_EXTLINK_ENABLED=1", "GOTMPDIR=/none", "TMP=/none", "GOGC=1", "GOMAXPROCS=1", "LC_ALL=tr_TR.UTF-8",
}

// built is the content of program p of the project at root.
func built(t *testing.T, root string) []byte {
	t.Helper()
	dir := t.TempDir()
	if err := Build(t.Context(), root, dir, []string{"p"}); err != nil {
		t.Error(err)
		return nil
	}
	program, err := os.ReadFile(Program(dir, "p"))
	if err != nil {
		t.Error(err)
	}
	return program
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

// TestModulesComeFromWhereTheMachineSays keeps what go env -w says of proxies: a
// class behind a firewall cannot build without it.
func TestModulesComeFromWhereTheMachineSays(t *testing.T) {
	settings := filepath.Join(t.TempDir(), "env")
	write(t, settings, "GOPROXY=https://proxy.example,direct\nGOSUMDB=off\nGOFLAGS=-race\n")
	for _, name := range []string{"GOPROXY", "GOSUMDB", "GOFLAGS"} {
		t.Setenv(name, "")
	}
	t.Setenv("GOENV", settings)
	t.Setenv("GONOPROXY", "mine.example")
	t.Setenv("HTTPS_PROXY", "http://out.example:3128")
	env, err := environ(t.Context(), t.TempDir(), t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	all := "\n" + strings.Join(env, "\n") + "\n"
	for _, want := range []string{"GOPROXY=https://proxy.example,direct", "GOSUMDB=off", "GONOPROXY=mine.example", "HTTPS_PROXY=http://out.example:3128"} {
		if !strings.Contains(all, "\n"+want+"\n") {
			t.Errorf("%s did not reach the build", want)
		}
	}
}
