package handin

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func TestIdentityStays(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "workbook")
	first, err := NextIdentity(folder, "a machine")
	if err != nil {
		t.Fatal(err)
	}
	second, err := NextIdentity(folder, "a machine")
	if err != nil {
		t.Fatal(err)
	}
	if first.Number != 1 || second.Number != 2 || first.Token != second.Token || first.Token == (Token{}) {
		t.Errorf("first %v, second %v", first, second)
	}
	other, err := NextIdentity(t.TempDir(), "a machine")
	if err != nil || other.Token == first.Token || other.Token.ID() == first.Token.ID() {
		t.Errorf("another machine: %v, %v", other, err)
	}
	if about, err := os.Stat(folder); err != nil || runtime.GOOS != "windows" && about.Mode().Perm() != 0o700 {
		t.Errorf("folder %v, %v; want one that others cannot read", about.Mode(), err)
	}
}

// TestACopyIsAnotherMachine copies a folder with a secret, as the image of a disk does,
// and hands in from both machines in turns. As a pattern, the copy would not match itself.
func TestACopyIsAnotherMachine(t *testing.T) {
	folder := t.TempDir()
	next := func(folder, mark string) Identity {
		t.Helper()
		got, err := NextIdentity(folder, mark)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	original := next(folder, "id lab-01")
	image := filepath.Join(t.TempDir(), "[image]")
	if err := os.CopyFS(image, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	second, again := next(image, "id lab-02"), next(image, "id lab-02")
	if second.Token == original.Token || second.Number != 1 || !second.Fresh || original.Fresh {
		t.Errorf("the original is %v and its copy %v", original, second)
	}
	if again.Token != second.Token || again.Number != 2 || again.Fresh {
		t.Errorf("the copy is %v at first, and then %v", second, again)
	}
	if back := next(image, "id lab-01"); back.Token != original.Token || back.Number != 2 || back.Fresh {
		t.Errorf("the original is %v at first, and then %v", original, back)
	}
	files, err := fs.Glob(os.DirFS(image), "*lab*")
	if err != nil || len(files) > 0 {
		t.Errorf("names of files tell the mark: %v, %v", files, err)
	}
}

// TestOneIdentity lets many ask at once.
func TestOneIdentity(t *testing.T) {
	folder := t.TempDir()
	var wg sync.WaitGroup
	got := make([]Identity, 8)
	for i := range got {
		wg.Go(func() {
			var err error
			if got[i], err = NextIdentity(folder, "a machine"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	numbers := map[int]bool{}
	for _, g := range got {
		numbers[g.Number] = true
		if g.Token != got[0].Token {
			t.Errorf("two tokens: %v", got)
		}
	}
	if len(numbers) != len(got) {
		t.Errorf("a number twice: %v", got)
	}
}

// TestNoFolderForASecret wants to hear which folder is at fault, and which setting.
func TestNoFolderForASecret(t *testing.T) {
	file := filepath.Join(t.TempDir(), "hosts")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{file, filepath.Join(file, "workbook")} {
		if _, err := NextIdentity(folder, "mark"); err == nil || !strings.Contains(err.Error(), "make "+folder+" a folder in which you may write, or set HOME") {
			t.Errorf("%s: %v", folder, err)
		}
	}
	if runtime.GOOS != "linux" {
		return
	}
	for config, want := range map[string]string{"rel": "path in $XDG_CONFIG_HOME is relative; set it to the whole path", "": "neither $XDG_CONFIG_HOME nor $HOME are defined; set it"} {
		t.Setenv("XDG_CONFIG_HOME", config)
		t.Setenv("HOME", "")
		if _, err := Folder(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("XDG_CONFIG_HOME=%s: %v", config, err)
		}
	}
}

func TestSpoiltIdentity(t *testing.T) {
	for name, text := range map[string]string{
		"empty": "", "no JSON": "token", "half a token": `{"token":"00ff","number":1}`,
		"letters": `{"token":"` + strings.Repeat("z", 32) + `","number":1}`, "below 0": `{"token":"` + strings.Repeat("0", 32) + `","number":-1}`,
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, identityFile("a machine"))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := NextIdentity(folder, "a machine"); err == nil || !strings.Contains(err.Error(), "remove the file") {
			t.Errorf("%s: error %v", name, err)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != text {
			t.Errorf("%s: the file was changed to %q", name, after)
		}
	}
}

func TestPseudonym(t *testing.T) {
	seen := map[string]bool{}
	for _, word := range append(adjectives[:], animals[:]...) {
		if seen[word] || !regexp.MustCompile(`^[a-z]{3,8}$`).MatchString(word) {
			t.Errorf("word %q", word)
		}
		seen[word] = true
	}
	id := Token{1, 2, 3}.ID()
	if p := id.Pseudonym(); !regexp.MustCompile(`^[a-z]+-[a-z]+-[0-9]{3}$`).MatchString(p) || p != id.Pseudonym() {
		t.Errorf("pseudonym %q", p)
	}
	if strings.Contains(string(id), (Token{1, 2, 3}).String()[:6]) {
		t.Errorf("the ID %s gives the token away", id)
	}
	if token, err := ParseToken((Token{1, 2, 3}).String()); err != nil || token != (Token{1, 2, 3}) {
		t.Errorf("token %v, %v", token, err)
	}
}

func TestMachineClass(t *testing.T) {
	for model, want := range map[string]string{
		"Intel(R) Core(TM) i7-1165G7 @ 2.80GHz": "Intel Core i7", "12th Gen Intel(R) Core(TM) i5-1240P": "Intel Core i5",
		"Intel(R) Core(TM) Ultra 7 155H": "Intel Core Ultra 7", "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz": "Intel Xeon",
		"Intel(R) N100": "Intel N", "AMD Ryzen 7 5800H with Radeon Graphics": "AMD Ryzen 7", "AMD EPYC": "AMD EPYC",
		"AMD Ryzen AI 9 HX 370": "AMD Ryzen AI", "Apple M2 Pro": "Apple M2", "Karl's machine": Other, "": Other,
	} {
		if got := cpuFamily(model); got != want {
			t.Errorf("%q is %q, want %q", model, got, want)
		}
	}
	for bytes, want := range map[int64]int{0: 0, 1: 1, 7_900_000_000: 8, 16_500_000_000: 16, 33_000_000_000: 32, 1 << 50: maxCPUs} {
		if got := powerOfTwo(bytes); got != want {
			t.Errorf("%d bytes are %d GB, want %d", bytes, got, want)
		}
	}
}
