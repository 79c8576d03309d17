package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "results.json")
	for _, text := range []string{"earlier", "later"} {
		if err := Replace(path, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
			t.Fatal(err)
		}
		holds(t, path, text)
	}

	broken := errors.New("broken")
	err := Replace(path, func(w io.Writer) error { io.WriteString(w, "half of "); return broken })
	if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "write "+path+": ") {
		t.Errorf("error %v, want it to name the file and wrap the cause", err)
	}
	holds(t, path, "later")
}

func TestReplaceLeavesAFolderAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "results.json")
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Replace(path, func(io.Writer) error { return nil }); err == nil {
		t.Error("a folder was replaced by a file")
	}
	alone(t, path)
}

func TestReplaceWantsAFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "results.json")
	err := Replace(path, func(io.Writer) error { t.Error("written to nowhere"); return nil })
	if err == nil || !strings.Contains(err.Error(), "is the folder writable?") {
		t.Errorf("error %v, want it to ask for the folder", err)
	}
}

// holds wants text in the file at path, and no other file beside it.
func holds(t *testing.T, path, text string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != text {
		t.Errorf("the file has %q, %v; want %q", got, err, text)
	}
	alone(t, path)
}

func alone(t *testing.T, path string) {
	t.Helper()
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(beside) != 1 {
		t.Errorf("beside the file: %v, %v", beside, err)
	}
}

func TestPartialsAreThoseOfThisProcess(t *testing.T) {
	folder := t.TempDir()
	err := Replace(filepath.Join(folder, "a.json"), func(io.Writer) error {
		found, err := filepath.Glob(Partials(folder))
		if err != nil || len(found) != 1 {
			t.Errorf("found %v, %v, want the file that is being written", found, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestAllOrNone wants every earlier file as it was if one cannot be written.
func TestAllOrNone(t *testing.T) {
	folder := t.TempDir()
	text := func(s string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
	}
	first, second := filepath.Join(folder, "results.json"), filepath.Join(folder, "bench.txt")
	if err := ReplaceAll(File{first, text("earlier")}, File{second, text("earlier")}); err != nil {
		t.Fatal(err)
	}
	full := errors.New("full")
	if err := ReplaceAll(File{first, text("later")}, File{second, func(io.Writer) error { return full }}); !errors.Is(err, full) {
		t.Errorf("error %v, want the cause", err)
	}
	other := filepath.Join(folder, "other")
	if err := os.Mkdir(other, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := ReplaceAll(File{first, text("later")}, File{other, text("later")}); err == nil || !strings.Contains(err.Error(), "there is a folder in its place") {
		t.Errorf("with a folder in place of the second file: %v", err)
	}
	for _, path := range []string{first, second} {
		if got, err := os.ReadFile(path); err != nil || string(got) != "earlier" {
			t.Errorf("%s has %q, %v", path, got, err)
		}
	}
	if left, _ := filepath.Glob(Partials(folder)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestTrySaysWhyNothingCanBeWritten(t *testing.T) {
	folder := t.TempDir()
	if err := Try(filepath.Join(folder, "new")); err != nil {
		t.Error(err)
	}
	if err := Try(folder); err == nil || !strings.Contains(err.Error(), "there is a folder in its place") {
		t.Errorf("a folder: %v", err)
	}
	if err := Try(filepath.Join(folder, "none", "new")); err == nil || !strings.Contains(err.Error(), "is the folder writable?") {
		t.Errorf("no folder: %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestAFolderOfAnotherUser is one that a command made under sudo.
func TestAFolderOfAnotherUser(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "lock")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := Remedy(path, fs.ErrPermission); got != "is the folder writable?" {
		t.Errorf("one of this user's: %q", got)
	}
	if got := Remedy(folder, syscall.EISDIR); got != folder+" is a folder in a file's place; move it away" {
		t.Errorf("a folder where the file should be: %q", got)
	}
	if got := Remedy(path, &fs.PathError{Err: syscall.ENOSPC}); !strings.Contains(got, "one more file") {
		t.Errorf("no room for another file: %q", got)
	}
	if got := Remedy(path, &fs.PathError{Err: fs.ErrNotExist}); got != Protected {
		t.Errorf("a folder that is there and is said not to be: %q", got)
	}
	if got := Remedy(filepath.Join(folder, "none", "lock"), &fs.PathError{Err: fs.ErrNotExist}); got == Protected {
		t.Errorf("a folder that is not there: %q", got)
	}
	if got := Remedy(path, &fs.PathError{Err: syscall.ENAMETOOLONG}); got != "give the file a shorter name" {
		t.Errorf("a name that is too long: %q", got)
	}
	if err := os.Chown(path, 12345, -1); err != nil {
		t.Skip(err)
	}
	want := folder + ` belongs to another user, as after sudo; sudo chown -R "$(id -u)" ` + folder + " makes it yours"
	if got := Remedy(path, &fs.PathError{Err: fs.ErrPermission}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Remedy(path, fs.ErrInvalid); got != "is the folder writable?" {
		t.Errorf("an error that has another cause: %q", got)
	}
}

// TestADeviceThatIsFull wants the file named that was asked for, and not the one
// beside it.
func TestADeviceThatIsFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "results.json")
	err := failure(path, path+".partial", &os.PathError{Op: "write", Path: path + ".partial", Err: errors.New("no space left")})
	if want := "write " + path + ": no space left; is there room on its disk?"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	err = failure(path, path+".partial", &os.PathError{Op: "write", Path: path + ".partial", Err: syscall.EFBIG})
	if !strings.Contains(err.Error(), "ulimit -f") {
		t.Errorf("too large: %v", err)
	}
}

// TestWhoMayReadStays wants a file that only its owner may read to stay so, and a new
// one to have the rights that the system gives it. No chmod is needed for that: some
// file systems refuse it.
func TestWhoMayReadStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.yaml")
	write := func() os.FileMode {
		if err := Replace(path, func(w io.Writer) error { _, err := io.WriteString(w, "mine"); return err }); err != nil {
			t.Fatal(err)
		}
		about, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return about.Mode().Perm()
	}
	other := filepath.Join(t.TempDir(), "other")
	if err := os.WriteFile(other, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	about, err := os.Stat(other)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := write(), about.Mode().Perm(); got != want {
		t.Errorf("a new file has %v, and others that are made here have %v", got, want)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	private, err := os.Stat(path) // on Windows there is no such right
	if err != nil {
		t.Fatal(err)
	}
	if got, want := write(), private.Mode().Perm(); got != want {
		t.Errorf("a file with %v has %v after it was replaced", want, got)
	}
}
