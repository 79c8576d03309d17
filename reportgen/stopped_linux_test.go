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

// TestAStoppedReportGoesOn stops a report and its launches, as Ctrl-Z does, for longer than
// any launch may take, and lets them go on.
func TestAStoppedReportGoesOn(t *testing.T) {
	if testing.Short() {
		t.Skip("stands still for some seconds")
	}
	project, program := projectWith(t, "01-serial"), filepath.Join(t.TempDir(), "reportgen")
	mustRun(t, ".", "go", "build", "-o", program, ".")
	var said screen
	cmd := exec.CommandContext(t.Context(), program, "report", "-budget", "2s", "01")
	cmd.Dir, cmd.Stderr = project, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said.await(t, "measure 01-serial")
	group := -cmd.Process.Pid
	if err := syscall.Kill(group, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	time.Sleep(13 * time.Second)
	if err := syscall.Kill(group, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, said.text.String())
	}
	f, err := results.Open(filepath.Join(project, "report", "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	serial := f.Labs[0].Cases[0]
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
