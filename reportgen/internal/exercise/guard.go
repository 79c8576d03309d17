package exercise

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A stamp tells whether a file was written.
type stamp struct {
	size int64
	at   time.Time
}

// predicted is where the student's predictions are: another command may write it
// at any time.
const predicted = "lessons/answers.yaml"

// snapshot stamps the files of the project at root that are kept, without the
// exercise's own.
func snapshot(root, own string) map[string]stamp {
	all := map[string]stamp{}
	for _, part := range []string{"labs", "lessons", "reportgen", "docs", "go.mod", "go.sum", "Makefile", "README.md"} {
		_ = filepath.WalkDir(filepath.Join(root, part), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return nil // what cannot be read cannot be held against the exercise
			}
			inside, _ := filepath.Rel(root, path)
			if name := filepath.ToSlash(inside); name != own && name != predicted && !strings.HasPrefix(entry.Name(), ".") {
				if about, err := entry.Info(); err == nil {
					all[name] = stamp{about.Size(), about.ModTime()}
				}
			}
			return nil
		})
	}
	return all
}

// changes names the files that differ, or are on one side only.
func changes(before, after map[string]stamp) (names []string) {
	for name, was := range before {
		if is, there := after[name]; !there || is != was {
			names = append(names, name)
		}
	}
	for name := range after {
		if _, there := before[name]; !there {
			names = append(names, name)
		}
	}
	return names
}

// leftFiles names what the exercise left in the folder in which it ran.
func leftFiles(ground string) (names []string) {
	entries, err := os.ReadDir(ground)
	if err != nil {
		return nil
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// listed names the first few.
func listed(names []string) string {
	const most = 3
	slices.Sort(names)
	text := names[0]
	for _, name := range names[1:min(most, len(names))] {
		text += ", " + name
	}
	if more := len(names) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
