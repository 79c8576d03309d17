package launch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// trialArg, as the first argument, makes this program end at once.
const trialArg = "launch-trial"

// trialTime bounds how long that may take. A virus scanner reads a program before
// it lets it start.
const trialTime = 30 * time.Second

// folderName begins the names of the folders that makeFolder makes.
const folderName = "workbook-"

// makeFolder makes a folder for temporary files in which programs run: folders
// for temporary files may be mounted without the right to run, be full or be
// missing. It tries GOTMPDIR, the system's folder, the user's cache and then last.
func makeFolder(last string) (string, error) {
	if _, err := os.Executable(); err != nil { // which no other folder would mend
		return "", fmt.Errorf("find this program: %w; is /proc mounted?", err)
	}
	var wrong []error
	for _, place := range places(last) {
		if place == last {
			_ = os.MkdirAll(last, 0o755) // if that fails, the next line says so
		}
		folder, err := os.MkdirTemp(place, folderName)
		if err == nil {
			folder, err = filepath.Abs(folder)
		}
		if about, statErr := os.Stat(folder); err == nil && statErr == nil && about.Mode().Perm()&0o700 != 0o700 {
			err = errUmask
		}
		if err == nil {
			err = try(folder)
		}
		if err == nil {
			return folder, nil
		}
		wrong = append(wrong, err)
		if folder != "" {
			_ = os.RemoveAll(folder)
		}
	}
	return "", noFolder(wrong[0])
}

// errUmask is a shell whose umask was meant for a mode, such as 700, and so takes the
// rights from whoever makes a file.
var errUmask = errors.New("the umask keeps you from using what you make; type umask 022")

// noFolder says what to do if programs run in no folder, by what was wrong with the first.
func noFolder(err error) error {
	at := new(fs.PathError)
	switch limited := Limited(err); {
	case errors.As(err, &at) && at.Path == os.DevNull && limited == err: // whatever is started has it open
		return fmt.Errorf("no program can be started: %w; everybody has to be able to read and write it, as after sudo chmod 666 %s", err, os.DevNull)
	case errors.Is(err, errUmask):
		return fmt.Errorf("found no folder in which programs may run: %w", err)
	case limited != err:
		return fmt.Errorf("found no folder in which programs may run: %w", limited)
	}
	return fmt.Errorf("found no folder in which programs may run: %w; set GOTMPDIR to one", err)
}

func places(last string) []string {
	all := []string{os.TempDir()}
	if named := os.Getenv("GOTMPDIR"); named != "" {
		all = []string{named, os.TempDir()}
	}
	if cache, err := os.UserCacheDir(); err == nil {
		all = append(all, cache)
	}
	return append(all, last)
}

// try copies this program into the folder and starts the copy: that takes room and
// the right to run, as a lab's program will.
func try(folder string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	trial := filepath.Join(folder, "trial")
	if runtime.GOOS == "windows" {
		trial += ".exe"
	}
	if err := copyProgram(self, trial); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), trialTime)
	defer cancel()
	cmd, said := exec.CommandContext(ctx, trial, trialArg), &Tail{}
	cmd.Stderr = said
	if err := cmd.Run(); err != nil {
		return cmp.Or(Refused(err, said.kept), err)
	}
	_ = os.Remove(trial) // else the janitor does
	return nil
}

func copyProgram(from, to string) error {
	program, err := os.Open(from)
	if err != nil {
		return err
	}
	defer program.Close()
	copied, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o700)
	if err != nil {
		return err
	}
	_, err = io.Copy(copied, program)
	return errors.Join(err, copied.Close())
}
