package measure

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/source"
	"workbook/reportgen/internal/written"
)

// remedy says what to do about a lab that no longer works, by what the compiler
// or the lab said.
func remedy(u course.Unit, words string) string {
	words = filepath.ToSlash(words)
	if strings.Contains(words, fs.ErrPermission.Error()) { // the original would replace what the student wrote
		return atomicfile.Unreadable
	}
	if strings.Contains(words, "resource deadlock avoided") {
		return atomicfile.Elsewhere
	}
	told := noText.FindString(words) // the other lines then name files that are whole
	if told == "" && (strings.Contains(words, "redeclared") || strings.Contains(words, "found packages")) {
		told = words
	}
	second := regexp.MustCompile(regexp.QuoteMeta(u.Lab) + `/([^:/]+\.go):|(\S+) \((\S+\.go)\)`)
	for _, found := range second.FindAllStringSubmatch(told, -1) {
		name, ofPackage := found[1]+found[3], found[2]
		if name != "main.go" && name != "yours.go" && ofPackage != "main" {
			return fmt.Sprintf("move %s/%s to another folder", u.Lab, name)
		}
	}
	original, exercise := source.Main(u.Lab), u.Lab+"/exercise"
	switch {
	case strings.Contains(words, "package workbook/"+exercise): // there is none, or it is empty
		original = exercise
	case strings.Contains(words, "undefined: yours"), strings.HasPrefix(words, u.Lab+"/yours.go:") && strings.Contains(words, ": syntax error: "):
		original = u.Lab + "/yours.go"
	}
	return fmt.Sprintf("git checkout %s brings the original back", original)
}

// displaced says in which file's place git or iCloud left something of its own; "" if in none
// of the lab's.
func displaced(root string, u course.Unit) string {
	for _, file := range []string{source.Main(u.Lab), u.Lab + "/yours.go"} {
		if err := written.InCloud(os.DirFS(root), file); err != nil {
			return err.Error()
		}
		text, err := atomicfile.Read(filepath.Join(root, filepath.FromSlash(file)))
		if line, todo := written.LeftByGit(text); err == nil && line > 0 {
			return fmt.Sprintf("%s:%d: %s", file, line, todo)
		}
	}
	return ""
}

// undefined is what the compiler says of a name that no file of the package declares.
var undefined = regexp.MustCompile(`undefined: (\w+)`)

// declaredElsewhere says which file of the lab declares a name that the compiler did not
// find, if that file is left out of builds here; "" if there is none.
func declaredElsewhere(root string, u course.Unit, words string) string {
	for _, name := range undefined.FindAllStringSubmatch(words, -1) {
		for _, file := range gobuild.LeftOut(root, u.Lab) {
			if source.Declares(os.DirFS(root), path.Join(u.Lab, file), name[1]) {
				return fmt.Sprintf("%s/%s declares it and is left out here for its name or its line //go:build: rename it, or take that line out", u.Lab, file)
			}
		}
	}
	return ""
}

// noText is what the go command says of a file that is not text.
var noText = regexp.MustCompile(`read [^\n;]+: unexpected NUL in input`)

// inLab is a place in a lab's source, as a goroutine's stack names it.
var inLab = regexp.MustCompile(`labs/[0-9]{2}-[^/\s]+/[^/\s]+\.go:[0-9]+`)

// firstWords is the first line that a program printed to stderr, after a colon, and the
// first place in a lab's source.
func firstWords(stderr []byte) string {
	first, _, _ := strings.Cut(strings.TrimSpace(string(stderr)), "\n")
	if first == "" {
		return ""
	}
	if place := inLab.Find(stderr); place != nil && !strings.Contains(first, string(place)) {
		first += ", " + string(place)
	}
	return ": " + first
}
