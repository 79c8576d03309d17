package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"workbook/labs/launch"
)

func TestMain(m *testing.M) {
	launch.Tether() // the janitors of these tests are this program too
	testscript.Main(m, map[string]func(){
		"reportgen": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs every command as a person would, in a project of two labs.
func TestScripts(t *testing.T) {
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
