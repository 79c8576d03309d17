package source

import (
	"testing"
	"testing/fstest"
)

func TestCauses(t *testing.T) {
	root := fstest.MapFS{
		"e/a_test.go": {Data: []byte("package e\nvar (\n\tx = &contract.Cause{Name: \"early\", Hints: []string{\"Who waits?\", \"More.\"}}\n\ty = Other{\"no\", \"cause\"}\n)\n")},
		"e/b.go":      {Data: []byte("package e\nvar z = &Cause{\"race\", []string{\"Two at once.\"}}\nvar empty = &Cause{}\n")},
		"e/broken.go": {Data: []byte("package e\nvar q = &Cause{")},
	}
	got := Causes(root, "e")
	if len(got) != 2 || got["early"] != "Who waits?" || got["race"] != "Two at once." {
		t.Errorf("causes %q", got)
	}
	if got := Causes(root, "nowhere"); len(got) != 0 {
		t.Errorf("causes of a folder that is not there: %q", got)
	}
}
