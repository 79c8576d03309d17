package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"workbook/labs/launch"
	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/results"
)

func TestMain(m *testing.M) {
	launch.Tether() // the janitors of these tests are this program too
	testscript.Main(m, map[string]func(){
		"reportgen": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"attach":    func() { os.Exit(attach(os.Stderr)) },
		"xdg-open":  func() { os.Exit(save(os.Args[1], "opened.html")) },
	})
}

// TestScripts runs every command as a person would, in a project of two labs.
func TestScripts(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("ECHARTS_JS", "")
			for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOFLAGS", "GOPROXY"} {
				env.Setenv(name, goEnv(t, name))
			}
			return copyProject(root, env.WorkDir, "01-serial", "02-race")
		},
		Condition: func(name string) (bool, error) {
			return name == "root" && runtime.GOOS != "windows" && os.Getuid() == 0, nil
		},
	})
}

// save is the browser of these tests: it writes what an address answers to a file.
func save(address, path string) int {
	answer, err := http.Get(address)
	if err != nil {
		return exitFailed
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err != nil || os.WriteFile(path, page, 0o644) != nil {
		return exitFailed
	}
	return exitDone
}

// attach does what run does once it has measured: it puts the student's answers into
// the results file that is there.
func attach(stderr io.Writer) int {
	path := resultsFile
	f, err := results.Open(path)
	if err == nil {
		var p project
		if p, err = openProject(nil); err == nil {
			p.attach(&shell{stderr: stderr}, f)
		}
	}
	if err == nil {
		err = atomicfile.Replace(path, f.Write)
	}
	if err != nil {
		complain(stderr, err)
		return exitFailed
	}
	return exitDone
}
