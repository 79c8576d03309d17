package page

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"workbook/labs/plain"
	"workbook/reportgen/internal/lesson"
)

//go:embed assets
var assets embed.FS

var (
	basic   = older(asset(assets, "assets/style.css")) // of every page
	style   = basic + asset(assets, "assets/lesson.css") + asset(assets, "assets/play.css") + asset(assets, "assets/present.css") + asset(assets, "assets/print.css")
	script  = scripts(append(parts, "start")...)
	growing = scripts(append(parts, "news", "renew", "start")...) // of a page that is served while it grows
)

// parts are the page's scripts without the one that starts them.
var parts = []string{"base", "theme", "lessons", "answers", "shapes", "pictures", "explore", "print", "games", "deadlock", "scheduler", "waitgraph", "puzzle", "sketch", "law", "replay", "table", "slides", "present", "download"}

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"seq": func(from, to int) []int {
		var s []int
		for i := from; i <= to; i++ {
			s = append(s, i)
		}
		return s
	},
	"anchor": func(id, name string) (template.HTML, error) { return lesson.Anchor{ID: id, Name: name}.HTML() },
}).ParseFS(assets, "assets/*.tmpl"))

// asset is one of the page's own files, lean, and with LF at its line ends: a browser hashes
// what its parser made of the page, and that has LF for every CR LF.
func asset(files fs.FS, name string) string {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return lean(string(plain.Text(text)))
}

// lean leaves out what no browser needs, since every page carries it: the space before
// each line, and lines that are nothing but a comment. No string of a script and no
// value of a style sheet spans lines.
func lean(text string) string {
	var kept strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimLeft(line, " ")
		comment := strings.HasPrefix(line, "//") || strings.HasPrefix(line, "/*") && strings.HasSuffix(line, "*/\n")
		if line != "\n" && !comment {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

// colours are a style sheet's that are light or dark; the groups are the name and the light one.
var colours = regexp.MustCompile(`(--[a-z-]+: )light-dark\((#[0-9a-f]+), #[0-9a-f]+\)`)

// older adds the light colours for browsers that do not know light-dark: Chrome before 123,
// Firefox before 120, Safari before 17.5.
func older(css string) string {
	var light strings.Builder
	for _, c := range colours.FindAllStringSubmatch(css, -1) {
		light.WriteString(c[1] + c[2] + ";\n")
	}
	return css + "@supports not (color: light-dark(#000, #fff)) { :root {\n" + light.String() + "} }\n"
}

// scripts joins the page's scripts, in this order, into one that leaves no name
// behind in the browser.
func scripts(names ...string) string {
	var all strings.Builder
	for _, name := range names {
		all.WriteString(asset(assets, "assets/"+name+".js"))
	}
	return "'use strict';\n{\n" + all.String() + "}\n"
}

// policy returns the page's Content-Security-Policy: nothing may be loaded, and
// only the style sheet and the scripts with these very bytes may run.
func policy(style string, scripts ...string) string {
	var hashes []string
	for _, s := range scripts {
		if s != "" {
			hashes = append(hashes, digest(s))
		}
	}
	return fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'",
		strings.Join(hashes, " "), digest(style))
}

func digest(source string) string {
	sum := sha256.Sum256([]byte(source))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// heights returns the style rules that keep each picture's place before it is
// drawn. They are rules, since the policy forbids style attributes.
func heights(pictures []lesson.Figure) string {
	known := map[int]bool{}
	for _, p := range pictures {
		if p.Picture {
			known[p.Height] = true
		}
	}
	var rules strings.Builder
	for _, h := range slices.Sorted(maps.Keys(known)) {
		fmt.Fprintf(&rules, ".h%d { height: %dpx }\n", h, h)
	}
	return rules.String()
}
