// Package atomicfile writes files whole or not at all, reads them back, and says what to
// do if it cannot. Paths and what to write come in.
package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
)

// A File is where to write, and what.
type File struct {
	Path  string
	Write func(io.Writer) error
}

// Partials is a pattern of the files in folder that this process has not written
// whole yet. If it is killed, they stay, and somebody else has to remove them.
func Partials(folder string) string {
	return filepath.Join(folder, fmt.Sprintf(".*-%d-*.partial", os.Getpid()))
}

// maxBytes bounds what [Read] reads: far more than any file that the workbook writes has.
const maxBytes = 64 << 20

// Read reads a file. For anything else in its place it does not wait: a pipe has no end
// before somebody has written to it. A file behind a [DeadLink] is not taken for a missing one.
func Read(path string) ([]byte, error) {
	switch about, err := os.Stat(path); {
	case err == nil && !about.Mode().IsRegular():
		return nil, errors.New("is not a file")
	case err == nil && about.Size() > maxBytes:
		return nil, fmt.Errorf("is larger than %d MiB", maxBytes>>20)
	}
	if err := DeadLink(path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// WriteFile writes text as [Replace] does.
func WriteFile(path string, text []byte) error {
	return Replace(path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// Keep is [WriteFile] for a program that goes on for hours: if somebody has deleted the
// file's folder meanwhile, as git clean does, it makes the folder again, for its user alone.
func Keep(path string, text []byte) error {
	err := WriteFile(path, text)
	if errors.Is(err, fs.ErrNotExist) && os.MkdirAll(filepath.Dir(path), 0o700) == nil {
		err = WriteFile(path, text)
	}
	return err
}

// Replace writes a file so that at path there is always a whole one, the
// earlier or the new.
func Replace(path string, write func(io.Writer) error) error {
	return ReplaceAll(File{path, write})
}

// ReplaceAll writes files that belong together. Each is first written beside its
// path, and only if all of them could be, they are renamed: if there is no room for one,
// or a folder is in its place, every earlier file stays as it was. A file on which something
// is mounted, as with docker run -v, cannot be replaced: it alone is written over.
func ReplaceAll(files ...File) error {
	var partials []string
	defer func() {
		for _, partial := range partials {
			os.Remove(partial) // there only if it was not renamed
		}
	}()
	for _, file := range files {
		if err := noFolder(file.Path); err != nil {
			return err
		}
		partial, err := beside(file.Path)
		if err != nil {
			return err
		}
		partials = append(partials, partial.Name())
		if err := fill(partial, file.Write); err != nil {
			return failure(file.Path, partial.Name(), err)
		}
	}
	for i, file := range files {
		err := os.Rename(partials[i], file.Path)
		if errors.Is(err, syscall.EBUSY) {
			err = overwrite(file.Path, partials[i])
		}
		if err != nil {
			return failure(file.Path, partials[i], err)
		}
	}
	return nil
}

// overwrite writes what is in the file partial over the one at path.
func overwrite(path, partial string) error {
	text, err := os.ReadFile(partial)
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o666)
}

// Try says why nothing can be written at path, if that is known before there
// is anything to write.
func Try(path string) error {
	if err := noFolder(path); err != nil {
		return err
	}
	partial, err := beside(path)
	if err != nil {
		return err
	}
	return errors.Join(partial.Close(), os.Remove(partial.Name()))
}

// noFolder refuses a path at which there is a folder: nothing can be renamed to it.
func noFolder(path string) error {
	if about, err := os.Stat(path); err == nil && about.IsDir() {
		return fmt.Errorf("write %s: there is a folder in its place; move it away", path)
	}
	return nil
}

// beside returns a new file beside path, which whoever may read the file at path
// may read too. A new one has the rights that the system gives it: many file
// systems let nobody change them afterwards.
func beside(path string) (*os.File, error) {
	for {
		name := fmt.Sprintf(".%s-%d-%d.partial", filepath.Base(path), os.Getpid(), rand.Uint32())
		partial, err := os.OpenFile(filepath.Join(filepath.Dir(path), name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if at := new(fs.PathError); errors.As(err, &at) {
			err = fmt.Errorf("write %s: %w; %s", path, at.Err, Remedy(path, err))
		}
		if was, statErr := os.Stat(path); err == nil && statErr == nil {
			_ = partial.Chmod(was.Mode().Perm()) // if nobody can, the file has the same rights anyway
		}
		return partial, err
	}
}

// Remedy says what to do about a file that could not be opened in its folder. A folder that
// a command made under sudo belongs to root.
func Remedy(path string, err error) string {
	folder := filepath.Dir(path)
	if about, statErr := os.Stat(path); statErr == nil && about.IsDir() {
		return fmt.Sprintf("%s is a folder in a file's place; move it away", path)
	}
	if errors.Is(err, fs.ErrPermission) && (foreign(path) || foreign(folder)) {
		return fmt.Sprintf("%s belongs to another user, as after sudo; sudo chown -R \"$(id -u)\" %[1]s makes it yours", folder)
	}
	if about, statErr := os.Stat(folder); errors.Is(err, fs.ErrNotExist) && statErr == nil && about.IsDir() {
		return Protected
	}
	if errors.Is(err, syscall.ENOSPC) {
		return "is there room on its disk, and for one more file (df -i)?"
	}
	if errors.Is(err, syscall.ENAMETOOLONG) {
		return "give the file a shorter name"
	}
	return "is the folder writable?"
}

// Unreadable is what to do about a part of the project that its user may not read, as
// after a clone under sudo.
const Unreadable = `sudo chown -R "$(id -u)" . makes the project yours; if it is yours already, chmod -R u+rX . lets you read it`

// Elsewhere is what to do about a file of which a cloud's program shows the name, and does
// not bring what is in it.
const Elsewhere = "a cloud has this file, and its program, such as OneDrive or iCloud, does not bring it: start that program and open the file once, or move the course to a folder that is in no cloud"

// Protected is what to do if the system says of a folder that is there that it is not, as
// Windows does to a program that makes a file in a folder that it protects.
const Protected = "the folder is there, and something keeps programs from making files in it, such as Windows' controlled folder access: allow it in Windows Security, or move the course to another folder"

// Unread adds what to do to the error of a read, if the system did not allow it, or if the
// file is not on this machine.
func Unread(err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w; %s", err, Unreadable)
	case elsewhere(err):
		return fmt.Errorf("%w; %s", err, Elsewhere)
	}
	return err
}

// fill writes the file and closes it.
func fill(file *os.File, write func(io.Writer) error) error {
	return errors.Join(write(file), file.Close())
}

// failure says why path was not written. What the system says of the file beside
// it, whose name means nothing to a reader, is said of path.
func failure(path, partial string, err error) error {
	at, link := new(fs.PathError), new(os.LinkError)
	switch {
	case errors.As(err, &at) && at.Path == partial && errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("write %s: %w; raise the limit of a file's size, in a shell with ulimit -f", path, at.Err)
	case errors.As(err, &at) && at.Path == partial:
		return fmt.Errorf("write %s: %w; is there room on its disk?", path, at.Err)
	case errors.As(err, &link) && link.Old == partial && errors.Is(err, syscall.EPERM):
		return fmt.Errorf("write %s: %w; the file or its folder is locked: unlock it, on macOS with chflags nouchg, on Linux with chattr -i", path, link.Err)
	case errors.As(err, &link) && link.Old == partial:
		return fmt.Errorf("write %s: %w; is something else in its place?", path, link.Err)
	}
	return fmt.Errorf("write %s: %w", path, err)
}
