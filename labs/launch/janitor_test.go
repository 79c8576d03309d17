package launch

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// employer gets a janitor, writes a file into its folder and one beside it, and
// starts a program that knows nothing of tethers. Then it calls, and waits.
func employer() {
	beside := os.Getenv("BESIDE")
	j, err := Employ(os.TempDir(), beside)
	if err != nil {
		panic(err)
	}
	for _, path := range []string{filepath.Join(j.Folder, "inside"), beside} {
		if err := os.WriteFile(path, []byte("left"), 0o600); err != nil {
			panic(err)
		}
	}
	stranger := exec.Command(os.Args[0])
	stranger.Env = append(os.Environ(), "PLAY=stranger")
	Join(stranger)
	if err := stranger.Start(); err != nil {
		panic(err)
	}
	_ = stranger.Wait()
}

// TestTheJanitorClearsUp wants nothing left of a killed process: neither what it
// wrote nor what it started. As a pattern, the folder would not match itself.
func TestTheJanitorClearsUp(t *testing.T) {
	listener, address := phone(t)
	temporary, beside := t.TempDir(), filepath.Join(t.TempDir(), "[CS101] work", "beside")
	if err := os.Mkdir(filepath.Dir(beside), 0o700); err != nil {
		t.Fatal(err)
	}
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), "PLAY=employer", "CALL="+address, "BESIDE="+beside, "TMPDIR="+temporary, "TMP="+temporary)
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	awaitEnd := answer(t, listener) // of the stranger
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait()
	awaitEnd()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for ctx.Err() == nil {
		_, err := os.Stat(beside)
		left, _ := os.ReadDir(temporary)
		if os.IsNotExist(err) && len(left) == 0 {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Error("something is left")
}

// TestADismissedJanitorLeavesNothing wants the same if all went well.
func TestADismissedJanitorLeavesNothing(t *testing.T) {
	j, err := Employ(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(j.Folder); err != nil {
		t.Error(err)
	}
	if err := j.Dismiss(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(j.Folder); !os.IsNotExist(err) {
		t.Errorf("its folder: %v", err)
	}
}
