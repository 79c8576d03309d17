package launch

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// A Janitor is a process that waits for this one to end, however it ends, and
// then ends what was started with Join and removes what this one has left.
type Janitor struct {
	Folder string // for temporary files; it goes with the janitor

	cmd  *exec.Cmd
	life *os.File // open as long as this process lives
}

// janitorArg, as the first argument, makes this program a janitor.
const janitorArg = "launch-janitor"

// janitor is the one that this process has, or nil.
var janitor *Janitor

// Employ starts this process's janitor, with a folder for temporary files in
// which programs may run; if no usual place has one, it is made in last. The
// janitor also removes files that this process writes elsewhere, if one of the
// patterns matches. Only the last part of a path is a pattern, because a folder may
// have any name. The program has to call Tether first of all.
func Employ(last string, patterns ...string) (*Janitor, error) {
	folder, err := makeFolder(last)
	if err != nil {
		return nil, err
	}
	j := &Janitor{Folder: folder}
	if err := j.start(patterns); err != nil {
		err = Limited(err)
		if errors.Is(err, syscall.EPERM) {
			err = fmt.Errorf("%w; %s", err, sandboxed)
		}
		return nil, errors.Join(fmt.Errorf("start the janitor: %w", err), os.RemoveAll(folder))
	}
	contain()
	janitor = j
	return j, nil
}

func (j *Janitor) start(patterns []string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	lifeline, life, err := os.Pipe()
	if err != nil {
		return err
	}
	defer lifeline.Close()
	j.cmd = exec.Command(self, append([]string{janitorArg, j.Folder}, patterns...)...)
	j.cmd.Stdin = lifeline
	j.life = life
	Lead(j.cmd)
	if err := j.cmd.Start(); err != nil {
		return errors.Join(err, life.Close())
	}
	return nil
}

// Dismiss removes the folder, and ends the janitor.
func (j *Janitor) Dismiss() error {
	err := os.RemoveAll(j.Folder)
	janitor = nil
	return errors.Join(err, j.life.Close(), ignoreExit(j.cmd.Wait()))
}

// ignoreExit takes any end of a process for an end.
func ignoreExit(err error) error {
	if errors.As(err, new(*exec.ExitError)) {
		return nil
	}
	return err
}

// Join lets a program that knows nothing of this package, such as the go command,
// and all that it starts, end with this process. It does so only if there is a
// janitor.
func Join(cmd *exec.Cmd) {
	if janitor != nil {
		follow(cmd, janitor.cmd.Process.Pid)
	}
}

// sweeping is how long a janitor keeps trying to remove what others may still
// be writing to, as they end.
const sweeping = 2 * time.Second

// keepHouse is a janitor's whole program.
func keepHouse(folder string, patterns []string) {
	signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	drain()
	disband()
	for end := time.Now().Add(sweeping); ; time.Sleep(10 * time.Millisecond) {
		left := os.RemoveAll(folder)
		for _, pattern := range patterns {
			left = errors.Join(left, removeMatching(pattern))
		}
		if left == nil || time.Now().After(end) {
			break
		}
	}
	endGroup()
}

// removeMatching removes what a pattern matches.
func removeMatching(pattern string) (left error) {
	folder, name := filepath.Split(pattern)
	found, _ := fs.Glob(os.DirFS(cmp.Or(folder, ".")), name) // a folder that is not there has nothing to remove
	for _, file := range found {
		left = errors.Join(left, os.RemoveAll(filepath.Join(folder, file)))
	}
	return left
}
