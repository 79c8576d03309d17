package stacks

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"workbook/reportgen/internal/results"
)

const dump = `SIGQUIT: quit
PC=0x40866e m=0 sigcode=0

goroutine 0 gp=0x59b580 m=0 mp=0x59c340 [idle]:
runtime.schedule()
	/usr/local/go/src/runtime/proc.go:4164 +0xb1 fp=0x7ffd sp=0x7ffd pc=0x450d11

goroutine 1 gp=0xc000002380 m=nil [sync.WaitGroup.Wait, 2 minutes]:
sync.(*WaitGroup).Wait(0xc000012020)
	/usr/local/go/src/sync/waitgroup.go:206 +0x85 fp=0xc0000 sp=0xc0000 pc=0x484625
main.main.mixed.func1({0xf4240, 0x4, 0x0})
	/home/ann/my work/labs/13-deadlock/work.go:31 +0x29e fp=0xc0 sp=0xc0 pc=0x4ab57e
created by workbook/labs/lab.Main in goroutine 3
	/home/ann/my work/labs/lab/lab.go:3 +0x1

goroutine 7 [running]:
	goroutine running on other thread; stack unavailable

goroutine 20 [chan receive]:
main.(*server).run(...)
	/home/ann/my work/labs/13-deadlock/server.go:8

goroutine 21 [select]:
os/signal.loop()
	/usr/local/go/src/os/signal/signal_unix.go:23 +0x13
created by main.main in goroutine 1
	/home/ann/my work/labs/13-deadlock/main.go:9 +0x1
`

func TestWaits(t *testing.T) {
	want := []results.Wait{
		{Goroutine: 1, State: "sync.WaitGroup.Wait, 2 minutes", Function: "mixed", File: "labs/13-deadlock/work.go", Line: 31},
		{Goroutine: 20, State: "chan receive", Function: "(*server).run", File: "labs/13-deadlock/server.go", Line: 8},
	}
	if diff := cmp.Diff(want, Waits(dump, "/home/ann/my work")); diff != "" {
		t.Error(diff)
	}
	many := strings.Repeat("goroutine 20 [chan receive]:\nmain.f()\n\t/p/f.go:1\n\n", keptWaits+1)
	if got := Waits(many, "/p"); len(got) != keptWaits {
		t.Errorf("kept %d waits, want %d", len(got), keptWaits)
	}
}

// TestWaitsReadNothingOutside has a dump that names files outside the project: by
// their path, and by a link to one.
func TestWaitsReadNothingOutside(t *testing.T) {
	top := t.TempDir()
	root := filepath.Join(top, "project")
	if err := os.Mkdir(root, 0o755); err != nil {
		t.Fatal(err)
	}
	const source = "package p\n\nfunc f() { secret.Lock() }\n"
	for _, path := range []string{filepath.Join(top, "out.go"), filepath.Join(root, "in.go")} {
		if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(top, "out.go"), filepath.Join(root, "link.go")); err != nil {
		t.Skip("no links here:", err)
	}
	frame := func(path string) string {
		return "goroutine 1 [sync.Mutex.Lock]:\nmain.f()\n\t" + path + ":3\n\n"
	}
	text := frame(root+"/in.go") + frame(root+"/link.go") + frame(root+"/../out.go") + frame(top+"/out.go")
	var got []string
	for _, w := range Waits(text, root) {
		got = append(got, w.File+" "+w.For)
	}
	if diff := cmp.Diff([]string{"in.go secret", "link.go "}, got); diff != "" {
		t.Errorf("files and locks (-want +got):\n%s", diff)
	}
}

// FuzzWaits wants waits in the project, whatever a program prints before it ends.
func FuzzWaits(f *testing.F) {
	f.Add(dump)
	f.Add("goroutine 1 [x]:\nf()\n\t/home/ann/my work/a.go:99999999999999999999\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range Waits(text, "/home/ann/my work") {
			if w.State == "" || !filepath.IsLocal(filepath.FromSlash(w.File)) || w.Goroutine < 0 || w.Line < 0 {
				t.Errorf("%+v", w)
			}
		}
	})
}
