// Package stick fills a folder from which the course runs on a computer that has
// neither Go nor a network, and whose user may install nothing. The project, the
// chart script and the kinds of computers come in; on the disk it is
//
//	start.sh, start.command, start.bat   what a person starts
//	go/OS-ARCH/                          Go for one kind of computer, unpacked
//	modules/                             what package goproxy copies: the course's modules
//	echarts.min.js                       draws the charts
//	course/                              the files of the project that git tracks
//	work/                                what is built there; made when it is started
//
// Go comes as the module golang.org/toolchain, from the proxy that the go command
// is set up for, which also checks it.
package stick

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"workbook/labs/launch"
	"workbook/labs/plain"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/goproxy"
)

//go:embed assets
var assets embed.FS

// Contents say what to put into a folder.
type Contents struct {
	Root    string   // the project's folder
	Script  []byte   // echarts.min.js
	Targets []string // kinds of computers, as OS/ARCH
	Said    func(string)
}

// Write makes the folder, which must not be there yet. If anything fails, none is
// left.
func (c Contents) Write(ctx context.Context, folder string) (err error) {
	if _, err := os.Lstat(folder); err == nil {
		return fmt.Errorf("%s is there already; remove it, or name another folder with -o", folder)
	}
	folder = filepath.Clean(folder) // without a slash at its end, what is partial is beside it
	partial := folder + ".partial"
	if err := errors.Join(os.RemoveAll(partial), os.MkdirAll(partial, 0o755)); err != nil {
		return fmt.Errorf("folder for the stick: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(partial))
		}
	}()
	if err := c.fill(ctx, partial); err != nil {
		return err
	}
	return os.Rename(partial, folder)
}

func (c Contents) fill(ctx context.Context, folder string) error {
	for _, target := range c.Targets {
		c.Said("get Go for " + target)
		if err := c.unpackGo(ctx, target, filepath.Join(folder, "go", strings.ReplaceAll(target, "/", "-"))); err != nil {
			return err
		}
	}
	c.Said("copy the modules and the course")
	if err := c.modules(ctx, filepath.Join(folder, "modules")); err != nil {
		return err
	}
	if err := c.course(ctx, filepath.Join(folder, "course")); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "echarts.min.js"), c.Script, 0o644); err != nil {
		return err
	}
	return startFiles(folder)
}

// modules copies what go.sum names. The go command first gets what is missing in
// the cache.
func (c Contents) modules(ctx context.Context, folder string) error {
	if _, err := c.run(exec.CommandContext(ctx, "go", "mod", "download")); err != nil {
		return fmt.Errorf("get the course's modules: %w", err)
	}
	cache, err := goproxy.Cache(c.Root)
	if err != nil {
		return err
	}
	modules, err := goproxy.Open(os.DirFS(c.Root), cache)
	if err != nil {
		return err
	}
	return modules.Copy(folder)
}

// course copies the files that git tracks, as they are in the project's folder.
func (c Contents) course(ctx context.Context, folder string) error {
	listed, err := c.run(gobuild.Git(ctx, c.Root, "ls-files", "-z"))
	if err != nil {
		return fmt.Errorf("list the course's files, which takes a checkout and git: %w", err)
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(listed), "\x00"), "\x00") {
		from := filepath.Join(c.Root, filepath.FromSlash(name))
		about, err := os.Lstat(from)
		if errors.Is(err, os.ErrNotExist) { // removed, and not committed yet
			continue
		}
		if err != nil {
			return err
		}
		if err := copyFile(from, filepath.Join(folder, filepath.FromSlash(name)), about.Mode().Perm()); err != nil {
			return err
		}
	}
	return nil
}

// startFiles writes one for each system. macOS opens a .command in a terminal when
// it is clicked.
func startFiles(folder string) error {
	for name, from := range map[string]string{"start.sh": "start.sh", "start.command": "start.sh", "start.bat": "start.bat"} {
		text, err := assets.ReadFile("assets/" + from)
		if err != nil {
			return err
		}
		text = plain.Text(text)
		if name == "start.bat" {
			text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
		}
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o755); err != nil {
			return err
		}
	}
	return nil
}

// run runs a command in the project's folder and returns what it prints. The error
// has its last line.
func (c Contents) run(cmd *exec.Cmd) ([]byte, error) {
	cmd.Dir = c.Root
	launch.Join(cmd)
	var words bytes.Buffer
	cmd.Stderr = &words
	printed, err := cmd.Output()
	if lines := strings.Split(strings.TrimSpace(words.String()), "\n"); err != nil && lines[0] != "" {
		err = errors.New(lines[len(lines)-1])
	}
	return printed, err
}

func copyFile(from, to string, mode os.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode|0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
