package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"workbook/labs/plain"
	"workbook/labs/units"
	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/class"
	"workbook/reportgen/internal/echarts"
	"workbook/reportgen/internal/page"
)

// picturing are the flags of the commands that make a page.
type picturing struct {
	Echarts typedPath `env:"ECHARTS_JS" placeholder:"FILE" help:"echarts.min.js to put into the page, in place of a download; or the address of a class's server that has it."`
}

// load gets the script that draws. Without one the page is made all the same;
// then why says what was tried.
func (c *picturing) load(sh *shell, from echarts.Loader) (script []byte, why string, err error) {
	from.File = string(c.Echarts)
	defer sh.meanwhile("get the script that draws the charts").Stop()
	script, where, err := from.Load(sh.ctx)
	switch {
	case err == nil:
		if len(where.Troubles) > 0 {
			fmt.Fprintf(sh.stderr, "the script that draws is from %s\n", plain.Line(where.String()))
		}
		return script, "", nil
	case !errors.As(err, new(*echarts.Unavailable)):
		return nil, "", err
	}
	complain(sh.stderr, fmt.Errorf("the page will have tables in place of pictures: %w", err))
	return nil, err.Error(), nil
}

// An outputPath is what -o names: a file, or a folder for the stick.
type outputPath string

// UnmarshalText refuses what is not a name, before anything is read or made.
func (p *outputPath) UnmarshalText(text []byte) error {
	if name := unquoted(string(text)); name == "" || name == "-" {
		return fmt.Errorf("%q: want a name; nothing goes to standard output", name)
	}
	return (*typedPath)(p).UnmarshalText(text)
}

// An output is a kind of file that a person may name. What it begins with, after a byte
// order mark, tells it from others.
type output struct{ is, begins string }

var (
	pageFile  = output{"page", "<!doctype html"}
	tableFile = output{"table of a class as this version writes it", strings.Join(class.Columns, ",") + "\n"} // with another column, it is somebody's
)

// mayReplace says why a file of its kind may not take the place of what is at path: of
// the results file that it is made from, or of another that somebody would miss.
func (o output) mayReplace(path string) error {
	about, err := os.Stat(path)
	if os.IsPathSeparator(path[len(path)-1]) || err == nil && about.IsDir() {
		return usageError{fmt.Errorf("%s is a folder; name a file in it, or another one, after -o", plain.Path(path))}
	}
	if err != nil {
		return nil // to write there fails too, and says more
	}
	if !about.Mode().IsRegular() {
		return usageError{fmt.Errorf("%s is not a file; name one for the page after -o", plain.Path(path))}
	}
	file, err := os.Open(path)
	if err != nil {
		return usageError{err}
	}
	defer file.Close()
	first := make([]byte, len("\uFEFF")+len(o.begins))
	n, err := io.ReadFull(file, first)
	text := plain.Text(first[:n])
	if errors.Is(err, io.EOF) || strings.EqualFold(string(text[:min(len(text), len(o.begins))]), o.begins) {
		return nil
	}
	return usageError{fmt.Errorf("%s exists and is not a %s; move it away, or name another file after -o", plain.Path(path), o.is)}
}

// makeFolderOf makes the folder of the file at path if it is missing.
func makeFolderOf(path string) error {
	if err := atomicfile.MakeFolder(filepath.Dir(path), 0o755, atomicfile.InItsPlace); err != nil {
		return fmt.Errorf("folder for the page: %w", err)
	}
	return nil
}

// writePage makes the page at path, and says where it is.
func writePage(sh *shell, path string, in page.Input) error {
	if err := makeFolderOf(path); err != nil {
		return err
	}
	if err := atomicfile.Replace(path, func(w io.Writer) error { return page.Render(w, in) }); err != nil {
		return err
	}
	fmt.Fprintln(sh.stdout, plain.Path(path))
	return nil
}

// writeClass makes the page of a class at path, and beside it the table, as .csv. It
// says where they are and of how many machines, and leaves the line open.
func writeClass(sh *shell, path string, gathered *class.Class, script []byte, why string) error {
	if err := makeFolderOf(path); err != nil {
		return err
	}
	table := tableBeside(path) // replaced first: on Windows, a spreadsheet that shows it keeps it as it is, and then the page too
	if err := atomicfile.ReplaceAll(
		atomicfile.File{Path: table, Write: gathered.WriteCSV},
		atomicfile.File{Path: path, Write: func(w io.Writer) error { return drawClass(w, gathered, script, why) }},
	); err != nil {
		return err
	}
	fmt.Fprintf(sh.stdout, "%s, %s: %s", plain.Path(path), plain.Path(table), units.Plural(gathered.Machines(), "machine"))
	return nil
}

// drawClass draws the page of a class as it is now.
func drawClass(w io.Writer, gathered *class.Class, script []byte, why string) error {
	return page.RenderClass(w, page.ClassInput{Class: gathered.Summary(), Script: script, NoScript: why})
}

// tableBeside is the path of a class's table, beside the page at path.
func tableBeside(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + ".csv"
}
