package measure

import (
	"os"
	"path/filepath"
	"testing"

	"workbook/reportgen/internal/course"
)

func TestEveryLabHasAHashOfItsOwn(t *testing.T) {
	units, err := course.Load(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	path, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, u := range units {
		s := &subject{unit: u}
		s.setProgram(path)
		if len(s.lab.Program) != 64 || seen[s.lab.Program] != "" {
			t.Errorf("%s has the program %q, %s too", u.Name, s.lab.Program, seen[s.lab.Program])
		}
		seen[s.lab.Program] = u.Name
	}
}
