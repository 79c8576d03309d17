package classroom

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoFolderForAClass has a file in the folder's place, and wants another folder named.
func TestNoFolderForAClass(t *testing.T) {
	path := filepath.Join(t.TempDir(), "results.json")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{path, filepath.Join(path, "class")} {
		if _, err := OpenRegister(folder); err == nil || !strings.HasSuffix(err.Error(), "; name another one with -store") {
			t.Errorf("%s: %v", folder, err)
		}
	}
}

func TestSpoiltRegister(t *testing.T) {
	const whole = `{"code":"ABCDEF","secret":"MDEyMzQ1Njc4OWFiY2RlZg==","polls":{"03-mutex":`
	for name, text := range map[string]string{
		"empty": "", "no JSON": "code", "no secret": `{"code":"ABCDEF"}`,
		"no poll":        whole + `null}}`,
		"no state":       whole + `{"state":"ajar"}}}`,
		"a choice of -1": whole + `{"state":"open","votes":{"voter":-1}}}}`,
	} {
		folder := t.TempDir()
		if err := os.WriteFile(registerPath(folder), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenRegister(folder); err == nil || !strings.Contains(err.Error(), "-forget") {
			t.Errorf("%s: %v", name, err)
		}
		if err := ForgetRegister(folder); err != nil {
			t.Error(err)
		}
		if r, err := OpenRegister(folder); err != nil || len(r.Code()) != 6 {
			t.Errorf("%s: after it was forgotten: %v", name, err)
		}
	}
}
