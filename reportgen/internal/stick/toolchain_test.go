package stick

import "testing"

// TestAKindOfComputerAsOthersNameIt takes the names that people know, and makes no other
// name into one.
func TestAKindOfComputerAsOthersNameIt(t *testing.T) {
	for typed, want := range map[string]string{
		"windows/amd64": "windows/amd64", "Windows/AMD64": "windows/amd64", "win/x64": "windows/amd64", "windows-x64": "windows/amd64",
		"macos/arm64": "darwin/arm64", "mac-aarch64": "darwin/arm64", "darwin-arm64": "darwin/arm64", "osx/x86_64": "darwin/amd64",
		"linux/x86_64": "linux/amd64", "linux-x86-64": "linux/amd64", "linux/i686": "linux/386", "linux/riscv64": "linux/riscv64",
		"windows": "", "win64": "", "": "", "/amd64": "", "linux/": "", "../amd64": "", "linux/amd64/v3": "", "linux amd64": "", "windows/amd64,linux/amd64": "",
	} {
		if got, err := Kind(typed); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v; want %q", typed, got, err, want)
		}
	}
}
