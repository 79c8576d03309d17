package classroom

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"workbook/labs/plain"
	"workbook/reportgen/internal/atomicfile"
)

// file is where a register is kept if the class has one server.
type file struct {
	path    string
	changes int // guarded by the register's mu

	saving sync.Mutex
	saved  int // guarded by saving: how many changes are in the file
}

// OpenRegister reads the class's file in the folder, or begins a new class.
func OpenRegister(folder string) (*Register, error) {
	if err := atomicfile.MakeFolder(folder, 0o700, "name another one with -store"); err != nil {
		return nil, fmt.Errorf("folder for the class: %w", err)
	}
	r := &Register{file: file{path: registerPath(folder)}}
	text, err := atomicfile.Read(r.file.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.class = class{newIdentity(), map[string]*poll{}}
		r.file.changes = 1
		return r, r.save(1)
	case err == nil:
		err = json.Unmarshal(text, &r.class)
	}
	if err == nil {
		err = r.class.check()
	}
	if err != nil {
		return nil, fmt.Errorf("the class that was kept: %s: %w; go run ./reportgen merge %s makes a page of its hand-ins, and class -forget then deletes them and begins a new one", r.file.path, err, filepath.ToSlash(folder))
	}
	if r.class.Polls == nil {
		r.class.Polls = map[string]*poll{}
	}
	return r, nil
}

// IsKept returns an error if no class is kept in the folder.
func IsKept(folder string) error {
	if _, err := os.Lstat(registerPath(folder)); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("no class is kept in %s", plain.Path(filepath.ToSlash(folder)))
	}
	return nil
}

// ForgetRegister deletes the class's file in the folder.
func ForgetRegister(folder string) error {
	if err := os.Remove(registerPath(folder)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("delete the class: %w", err)
	}
	return nil
}

// registerPath begins with a dot, so that a merge of the folder leaves it out.
func registerPath(folder string) string { return filepath.Join(folder, ".class.json") }

// change makes a change, and returns once it is in the file.
func (r *Register) change(make func(*class) error) error {
	r.mu.Lock()
	if err := make(&r.class); err != nil {
		r.mu.Unlock()
		return err
	}
	r.file.changes++
	mine := r.file.changes
	r.mu.Unlock()
	return r.save(mine)
}

// save returns once the change of that number is in the file. Changes that come
// while a file is written share the next one.
func (r *Register) save(change int) error {
	r.file.saving.Lock()
	defer r.file.saving.Unlock()
	if r.file.saved >= change {
		return nil
	}
	r.mu.Lock()
	text, err := json.Marshal(r.class)
	latest := r.file.changes
	r.mu.Unlock()
	if err != nil {
		return fmt.Errorf("keep the class: %w", err)
	}
	err = atomicfile.Keep(r.file.path, text)
	if err == nil {
		r.file.saved = latest
	}
	return err
}
