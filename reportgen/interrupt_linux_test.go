package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A test of every change interrupts a few times; docs/reliability.md has the
// command for many.
var (
	interruptions = flag.Int("interruptions", 3, "how often TestInterruptions interrupts a report, and each lab")
	moments       = flag.Uint64("moments", 1, "seed of the moments at which it does")
)

// soon is how long what an interrupted process started may take to notice.
const soon = time.Second

// TestInterruptions interrupts reports and labs at random moments, and wants
// nothing left of them: no process, no temporary file, no half report.
func TestInterruptions(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	project := t.TempDir()
	if err := copyProject(root, project, "01-serial", "02-race"); err != nil {
		t.Fatal(err)
	}
	programs := t.TempDir()
	once := []string{"-n", "1000", "-repeat", "1"}
	victims := []victim{
		{"reportgen", []string{"report", "-budget", "1s", "-rounds", "6"}},
		{"labs/04-processes", once},
		{"labs/11-waiting", []string{"-n", "10", "-workers", "10", "-repeat", "1"}},
		{"labs/12-global-lock", once},
		{"labs/13-deadlock", once},
		{"labs/14-pipes", once},
		{"labs/21-machines", []string{"-json", "-variant", "one-dies", "-n", "1000", "-repeat", "1"}},
	}
	if testing.Short() {
		victims = victims[1:2]
	}
	build := exec.Command("go", "build", "-o", programs+"/")
	for _, v := range victims {
		build.Args = append(build.Args, "./"+v.program)
	}
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for i, v := range victims {
		t.Run(path.Base(v.program), func(t *testing.T) {
			t.Parallel()
			place{programs, project}.interrupt(t, v, rand.New(rand.NewPCG(*moments, uint64(i))))
		})
	}
}

// A victim is a command that is going to be interrupted.
type victim struct {
	program string // its package, in the project
	args    []string
}

// A place is where the programs are, and the project in which they run.
type place struct{ programs, project string }

// how a process can be interrupted: Ctrl-C, a polite end, a closed terminal, and
// none that it could notice.
var how = []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGKILL}

// interrupt runs the victim whole once, and then ends it at a random moment, as
// often as asked.
func (p place) interrupt(t *testing.T, v victim, random *rand.Rand) {
	whole := p.run(t, v, 0, time.Hour)
	if whole.code != 0 {
		t.Fatalf("not even whole once: %s", whole.stderr)
	}
	var slowest time.Duration
	times := *interruptions
	if testing.Short() {
		times = 1
	}
	for range times {
		signal, after := how[random.IntN(len(how))], time.Duration(random.Int64N(int64(whole.took)))
		r := p.run(t, v, signal, after)
		slowest = max(slowest, r.cleared)
		if t.Failed() {
			t.Fatalf("by %s after %s; -moments %d", signal, after, *moments)
		}
	}
	t.Logf("%d times within %s; nothing left after %s at the latest", times, whole.took.Round(time.Millisecond), slowest.Round(time.Millisecond))
}

// A run is how one run of a victim ended.
type ran struct {
	code    int
	took    time.Duration
	cleared time.Duration // until nothing was left
	stderr  string
}

// run starts the victim, sends it the signal, and looks at what is left.
func (p place) run(t *testing.T, v victim, signal syscall.Signal, after time.Duration) ran {
	t.Helper()
	temporary := t.TempDir()
	mark := fmt.Sprintf("WORKBOOK_VICTIM=%d", rand.Uint64())
	var stderr bytes.Buffer
	cmd := exec.Command(filepath.Join(p.programs, path.Base(v.program)), v.args...)
	cmd.Dir, cmd.Stderr = p.project, &stderr
	cmd.Env = append(os.Environ(), mark, "TMPDIR="+temporary)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	before := reportIn(t, p.project)
	began := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(after):
		_ = cmd.Process.Signal(signal)
		<-ended
	}
	r := ran{code: exitCode(cmd.ProcessState), took: time.Since(began), stderr: stderr.String()}
	if r.code != 0 && r.code != exitInterrupted && signal != syscall.SIGKILL {
		t.Errorf("exit code %d, want %d: %s", r.code, exitInterrupted, r.stderr)
	}
	r.cleared = clear(t, mark, temporary, filepath.Join(p.project, reportFolder))
	if now := reportIn(t, p.project); !bytes.Equal(now, before) && !bytes.HasSuffix(now, []byte("</html>\n")) {
		t.Error("half a report")
	}
	return r
}

// exitCode is the code as a shell tells it: 128 and the signal for a process that
// a signal ended. Every polite one means an interruption.
func exitCode(state *os.ProcessState) int {
	status := state.Sys().(syscall.WaitStatus)
	if status.Signaled() && status.Signal() != syscall.SIGKILL {
		return exitInterrupted
	}
	return status.ExitStatus()
}

func reportIn(t *testing.T, project string) []byte {
	text, err := os.ReadFile(filepath.Join(project, reportPage))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return text
}

// clear waits until nothing is left, and returns how long that took.
func clear(t *testing.T, mark, temporary, report string) time.Duration {
	t.Helper()
	for began := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		left := append(processes(mark), append(files(temporary), partials(report)...)...)
		took := time.Since(began)
		if len(left) == 0 {
			return took
		}
		if took > soon {
			t.Errorf("still there after %s: %s", soon, strings.Join(left, ", "))
			return took
		}
	}
}

// processes names those that carry the mark, without the dead ones.
func processes(mark string) (found []string) {
	all, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, path := range all {
		if text, err := os.ReadFile(path); err == nil && bytes.Contains(text, []byte(mark)) {
			command, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline"))
			found = append(found, fmt.Sprintf("process %s", bytes.ReplaceAll(command, []byte{0}, []byte{' '})))
		}
	}
	return found
}

func files(folder string) (found []string) {
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		found = append(found, filepath.Join(folder, entry.Name()))
	}
	return found
}

func partials(folder string) []string {
	found, _ := filepath.Glob(filepath.Join(folder, ".*.partial"))
	return found
}
