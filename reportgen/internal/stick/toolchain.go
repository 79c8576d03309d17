package stick

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// kind is how a kind of computer is typed.
var kind = regexp.MustCompile(`^([a-z0-9]+)[/-]([a-z0-9_-]+)$`)

// The names that systems and processors have elsewhere, and Go's.
var (
	systems    = map[string]string{"win": "windows", "mac": "darwin", "macos": "darwin", "osx": "darwin"}
	processors = map[string]string{"x64": "amd64", "x86_64": "amd64", "x86-64": "amd64", "aarch64": "arm64", "x86": "386", "i386": "386", "i686": "386"}
)

// Kind is the kind of computer that was typed, as Go names it: OS/ARCH.
func Kind(typed string) (string, error) {
	parts := kind.FindStringSubmatch(strings.ToLower(typed))
	if parts == nil {
		return "", fmt.Errorf("%q: want OS/ARCH, such as windows/amd64, darwin/arm64 or linux/amd64", typed)
	}
	system, processor := parts[1], parts[2]
	return cmp.Or(systems[system], system) + "/" + cmp.Or(processors[processor], processor), nil
}

// unpackGo gets the Go that this project is built with for another kind of computer.
func (c Contents) unpackGo(ctx context.Context, target, folder string) error {
	version, err := c.run(exec.CommandContext(ctx, "go", "env", "GOVERSION"))
	if err != nil {
		return err
	}
	name, _, _ := strings.Cut(strings.TrimSpace(string(version)), " ") // experiments follow
	module := "golang.org/toolchain@v0.0.1-" + name + "." + strings.ReplaceAll(target, "/", "-")
	printed, err := c.run(exec.CommandContext(ctx, "go", "mod", "download", "-json", module))
	var got struct{ Dir, Error string }
	if broken := json.Unmarshal(printed, &got); broken != nil && err == nil {
		err = broken
	}
	if got.Error != "" {
		err = fmt.Errorf("%s", strings.Join(strings.Fields(got.Error), " "))
	}
	if err != nil {
		return fmt.Errorf("get %s for %s: %w; is there a network, and is this a kind of computer that Go is made for?", name, target, err)
	}
	return copyGo(got.Dir, folder)
}

// copyGo copies Go as its module has it: a module knows no programs and no go.mod
// of another one, so both get back what they are. Go's own tests are left out.
func copyGo(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		switch name := entry.Name(); {
		case entry.IsDir() && name == "testdata":
			return filepath.SkipDir
		case entry.IsDir() || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		mode := os.FileMode(0o644)
		if slashed := filepath.ToSlash(inside); strings.HasPrefix(slashed, "bin/") || strings.HasPrefix(slashed, "pkg/tool/") {
			mode = 0o755
		}
		folder, name := filepath.Split(inside)
		if name == "_go.mod" {
			name = "go.mod"
		}
		return copyFile(path, filepath.Join(to, folder, name), mode)
	})
}
