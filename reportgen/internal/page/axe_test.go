package page

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axe returns the accessibility checker axe-core, or skips the test if it is short or
// npm cannot give it.
func axe(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("the checker takes seconds for each state of a page")
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Skip("no npm on PATH: it is needed to get the accessibility checker axe-core")
	}
	dir := t.TempDir()
	pack := exec.CommandContext(t.Context(), npm, "pack", "--silent", "--prefer-offline", "axe-core@4.14.1")
	pack.Dir = dir
	if out, err := pack.CombinedOutput(); err != nil {
		t.Skipf("npm cannot get axe-core: %v: %s", err, bytes.TrimSpace(out))
	}
	file, err := os.Open(filepath.Join(dir, "axe-core-4.14.1.tgz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	zip, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	for archive := tar.NewReader(zip); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			t.Fatal("axe-core holds no axe.min.js")
		}
		if err != nil {
			t.Fatal(err)
		}
		if header.Name == "package/axe.min.js" {
			script, err := io.ReadAll(archive)
			if err != nil {
				t.Fatal(err)
			}
			return string(script)
		}
	}
}

func TestNothingHindersAnyReader(t *testing.T) {
	t.Parallel()
	checker := axe(t)
	for _, mode := range []struct {
		name  string
		width int64
		media chromedp.Action[chromedp.Void]
	}{
		{"light", 360, scheme("light")}, {"light", 1280, scheme("light")}, {"dark", 360, scheme("dark")}, {"dark", 1280, scheme("dark")},
		{"forced colours", 1280, forcedColors()},
	} {
		b := openTab(t, fixture(t, newRoom(2, 0.02)), mode.media, chromedp.EmulateViewport(mode.width, 720))
		eval[bool](b, wholePage)
		eval[bool](b, checker+"; true")
		for _, state := range []struct{ name, reach string }{
			{"covered", `document.querySelector(".menu").click(), true`},
			{"answered", `document.querySelectorAll(".choice, .judge").forEach((c) => c.click()), true`},
			{"presenting", `document.querySelector("button.present").click(), true`},
			{"presenting a picture", `document.dispatchEvent(new KeyboardEvent("keydown", { key: "End" })), true`},
			{"shown", `document.querySelector(".stage").close(), document.querySelectorAll("details").forEach((d) => { d.open = true; }), document.querySelector("button.all").click(), true`},
		} {
			eval[bool](b, state.reach)
			b.until(allDrawn)
			found := eval[[]string](b, `axe.run().then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.html.slice(0, 160) + " " + n.failureSummary)))`)
			for _, violation := range found {
				t.Errorf("%s, %s at %d px: %s", state.name, mode.name, mode.width, strings.Join(strings.Fields(violation), " "))
			}
		}
	}
}

// TestPicturesKeepTheirColours wants the words in pictures to differ from their halos, also
// if the system puts its own colours in place of the page's.
func TestPicturesKeepTheirColours(t *testing.T) {
	secondary(t)
	t.Parallel()
	const labels = `[...document.querySelectorAll(".plot")].flatMap((p) => echarts.getInstanceByDom(p)?.getOption().series ?? [])
		.flatMap((s) => [s.label, s.endLabel]).filter((l) => l?.textBorderColor && l.color)`
	for name, media := range map[string]chromedp.Action[chromedp.Void]{"light": scheme("light"), "dark": scheme("dark"), "forced": forcedColors()} {
		b := openTab(t, fixture(t, newRoom(2, 0.02)), media)
		eval[bool](b, wholePage)
		eval[bool](b, `document.querySelector("button.all").click(), true`)
		b.until(allDrawn)
		if all, blots := eval[int](b, labels+`.length`), eval[int](b, labels+`.filter((l) => l.color === l.textBorderColor).length`); all == 0 || blots > 0 {
			t.Errorf("%s colours: %d of %d words have their halo's colour", name, blots, all)
		}
	}
}
