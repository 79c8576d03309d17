package launch

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhatAShellHasLeftGoesOn lets a shell start a program in the background and end, also
// one outside of the program's container, and then a go command. The program ends with the
// last one alone.
func TestWhatAShellHasLeftGoesOn(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	text, err := os.ReadFile(shell)
	if err != nil {
		t.Fatal(err)
	}
	golike := filepath.Join(t.TempDir(), "go")
	if err := os.WriteFile(golike, text, 0o755); err != nil {
		t.Fatal(err)
	}
	for from, goesOn := range map[string]bool{shell: true, "unshare -rp " + shell: true, golike: false} {
		words := append(strings.Fields(from), "-c", `"$0" </dev/null & read -r line`, os.Args[0])
		if words[0] == "unshare" && exec.Command(words[0], words[1], "true").Run() != nil {
			continue // no right to make a container
		}
		listener, address := phone(t)
		starter := exec.Command(words[0], words[1:]...)
		starter.Env = append(os.Environ(), "PLAY=echo", "CALL="+address)
		hold, err := starter.StdinPipe()
		if err == nil {
			err = starter.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		line, err := listener.Accept() // the program has decided by then
		if err != nil {
			t.Fatal(err)
		}
		hold.Close()
		_ = starter.Wait() // that nothing was read is no failure
		_, _ = line.Write([]byte("?"))
		_, err = io.ReadFull(line, make([]byte, 1))
		if (err == nil) != goesOn {
			t.Errorf("started by %s, which has ended: it answers %v", from, err)
		}
		line.Close() // it ends
	}
}
