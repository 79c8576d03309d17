package answers

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"workbook/labs/plain"
)

// renamed says which file may be the one that is missing at path, under a name that an
// editor, a browser or a person gave it: "answers.yml", "Answers.yaml", "answers.yaml.txt".
// It is nil if there is none.
func renamed(path string) error {
	files, _ := os.ReadDir(filepath.Dir(path)) // if it cannot be listed, no name is known
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	for _, file := range files {
		name := strings.ToLower(file.Name())
		if file.Type().IsRegular() && strings.HasPrefix(name, stem) && (strings.Contains(name, ".yaml") || strings.Contains(name, ".yml")) {
			other := filepath.ToSlash(filepath.Join(filepath.Dir(path), file.Name()))
			return fmt.Errorf("%s is missing; if %s is yours, rename it to %s", filepath.ToSlash(path), plain.Path(other), filepath.Base(path))
		}
	}
	return nil
}
