package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"workbook/reportgen/internal/results"
)

// TestWhatWasStoppedGoesOn stops a report and a check, with all that they launched, as Ctrl-Z
// does, for longer than any launch or step may take, and lets them go on.
func TestWhatWasStoppedGoesOn(t *testing.T) {
	if testing.Short() {
		t.Skip("stands still for some seconds")
	}
	t.Run("report", stopReport)
	t.Run("check", stopCheck)
}

func stopReport(t *testing.T) {
	t.Parallel()
	project := projectWith(t, "01-serial")
	cmd := exec.CommandContext(t.Context(), "reportgen", "report", "-budget", "6s", "01") // shorter than the standstill
	cmd.Dir = project
	stopFor(t, cmd, "measure 01-serial", 13*time.Second)
	f, err := results.Open(filepath.Join(project, resultsFile))
	if err != nil {
		t.Fatal(err)
	}
	serial := f.Labs[0].Cases[0]
	// The first round is taken in any case. If the standstill used up the budget, it is the only one.
	if len(serial.Samples) < 6 {
		t.Errorf("%d samples after the standstill", len(serial.Samples))
	}
	for _, s := range serial.Samples {
		if s.Wall > 10*time.Second {
			t.Errorf("a sample took %s", s.Wall)
		}
	}
	if !slices.ContainsFunc(f.Warnings, func(w results.Warning) bool { return w.Code == "stopped" }) {
		t.Errorf("nothing says that the report stood still: %v", f.Warnings)
	}
}

func stopCheck(t *testing.T) {
	t.Parallel()
	project := projectWith(t, "02-race")
	folder := filepath.Join(project, "labs", "02-race", "exercise")
	if err := copyFile(filepath.Join(folder, "testdata", "solution.go"), filepath.Join(folder, "exercise.go")); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "reportgen", "check", "02")
	cmd.Dir = project
	stopFor(t, cmd, "builds", 15*time.Second)
}

// stopFor starts a command, stops it and all that it launched when it has printed that,
// lets it go on after a while, and wants it to end well.
func stopFor(t *testing.T, cmd *exec.Cmd, printed string, while time.Duration) {
	t.Helper()
	var said screen
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said.await(t, printed)
	group := -cmd.Process.Pid
	if err := syscall.Kill(group, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	time.Sleep(while)
	if err := syscall.Kill(group, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, said.text.String())
	}
}
