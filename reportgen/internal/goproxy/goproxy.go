// Package goproxy hands out the modules that a course needs, from a computer that
// has them: a room without internet then needs no other source. What go.sum names
// comes in, with the go command's module cache; exactly that goes out again, over
// HTTP as the GOPROXY protocol asks for it (go help goproxy), or into a folder.
// Every file is held against its line in go.sum, here and by the go command that
// gets it, so nobody has to trust the server.
//
// The class's server mounts it beside the script that draws the charts, in its
// field Needs:
//
//	cache, err := goproxy.Cache(folder)
//	modules, err := goproxy.Open(os.DirFS(folder), cache)
//	class.Needs = goproxy.Room(modules, script)
//
// and whoever sits in the room types, once in a terminal, what [Lines] returns.
//
// Only what the cache holds can be handed out. The command go mod download, typed
// once in the course's folder with a network, puts everything into it that a build
// of the course needs; only tests of other modules need the rest of go.sum.
package goproxy

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb/dirhash"
)

// Modules are the modules of one go.sum.
type Modules struct {
	cache string              // the download folder of a module cache
	sums  map[string]string   // what go.sum says of each file, by its name below the download folder
	lists map[string][]string // the versions of each module, by the name of its list

	mu      sync.Mutex
	checked map[string]error // guarded by mu; by file
}

// Open reads go.sum in the project's root. The cache is a module cache.
func Open(root fs.FS, cache string) (*Modules, error) {
	sums, err := root.Open("go.sum")
	if err != nil {
		return nil, fmt.Errorf("which modules the course needs: %w", err)
	}
	defer sums.Close()
	m := &Modules{
		cache: filepath.Join(cache, "cache", "download"),
		sums:  map[string]string{}, lists: map[string][]string{}, checked: map[string]error{},
	}
	lines := bufio.NewScanner(sums)
	for number := 1; lines.Scan(); number++ {
		if err := m.add(strings.Fields(lines.Text())); err != nil {
			return nil, fmt.Errorf("go.sum:%d: %w", number, err)
		}
	}
	return m, lines.Err()
}

// Cache returns the module cache that the go command uses in the folder.
func Cache(folder string) (string, error) {
	ask := exec.Command("go", "env", "GOMODCACHE")
	ask.Dir = folder
	printed, err := ask.Output()
	if err != nil {
		return "", fmt.Errorf("ask go env for the module cache: %w", err)
	}
	return strings.TrimSpace(string(printed)), nil
}

// add takes a line of go.sum: a module, its version, maybe with /go.mod after it,
// and a hash.
func (m *Modules) add(fields []string) error {
	if len(fields) == 0 {
		return nil
	}
	if len(fields) != 3 {
		return fmt.Errorf("%d fields, want a module, a version and a hash", len(fields))
	}
	path, err := module.EscapePath(fields[0])
	if err != nil {
		return err
	}
	version, isMod := strings.CutSuffix(fields[1], "/go.mod")
	escaped, err := module.EscapeVersion(version)
	if err != nil {
		return err
	}
	folder := path + "/@v/"
	m.sums[folder+escaped+".info"] = ""
	if isMod {
		m.sums[folder+escaped+".mod"] = fields[2]
	} else {
		m.sums[folder+escaped+".zip"] = fields[2]
	}
	if list := folder + "list"; !slices.Contains(m.lists[list], version) {
		m.lists[list] = append(m.lists[list], version)
	}
	return nil
}

// open returns a file by its name in the GOPROXY protocol. The error says why there
// is none that go.sum allows.
func (m *Modules) open(name string) (io.ReadSeekCloser, error) {
	if versions, known := m.lists[name]; known {
		return text(strings.Join(versions, "\n") + "\n"), nil
	}
	sum, known := m.sums[name]
	if strings.HasPrefix(name, "golang.org/toolchain/") { // an older go command asks for the one that go.mod names
		return nil, errNoGo
	}
	if !known {
		return nil, errors.New("this course does not use it: go.sum has no line for it")
	}
	if version, isInfo := strings.CutSuffix(name[strings.LastIndex(name, "/")+1:], ".info"); isInfo {
		unescaped, err := module.UnescapeVersion(version)
		return text(fmt.Sprintf("{\"Version\":%q}\n", unescaped)), err
	}
	path := filepath.Join(m.cache, filepath.FromSlash(name))
	if err := m.check(path, sum); err != nil {
		return nil, err
	}
	return os.Open(path)
}

var errNoGo = errors.New("this class hands out no Go itself: install the one that go.mod asks for, or a later one, or start the course from a stick, which has it")

// text is a file that is made here.
func text(content string) io.ReadSeekCloser {
	return struct {
		io.ReadSeeker
		io.Closer
	}{strings.NewReader(content), io.NopCloser(nil)}
}

var errNotCached = errors.New("it is not in the module cache: type go mod download, with a network")

// check holds a file against its hash, the first time that it is asked for.
func (m *Modules) check(path, want string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	err, known := m.checked[path]
	if known {
		return err
	}
	got, err := hash(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errNotCached // and it is not remembered, because the file may come
	case err == nil && got != want:
		err = fmt.Errorf("%s has the hash %s, and go.sum says %s: type go clean -modcache and go mod download", path, got, want)
	}
	m.checked[path] = err
	return err
}

// hash is what go.sum would say of a file.
func hash(path string) (string, error) {
	if strings.HasSuffix(path, ".zip") {
		return dirhash.HashZip(path, dirhash.Hash1)
	}
	return dirhash.Hash1([]string{"go.mod"}, func(string) (io.ReadCloser, error) { return os.Open(path) })
}

// Copy writes every file that the cache holds into the folder, which file://FOLDER as
// GOPROXY then names.
func (m *Modules) Copy(folder string) error {
	for _, name := range slices.AppendSeq(slices.Collect(maps.Keys(m.sums)), maps.Keys(m.lists)) {
		err := m.copy(filepath.Join(folder, filepath.FromSlash(name)), name)
		if err != nil && !errors.Is(err, errNotCached) {
			return fmt.Errorf("module file %s: %w", name, err)
		}
	}
	return nil
}

func (m *Modules) copy(path, name string) error {
	from, err := m.open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	to, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Close())
}
