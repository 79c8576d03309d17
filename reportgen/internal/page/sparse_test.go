package page

import (
	"testing"

	"github.com/chromedp/chromedp"

	"workbook/reportgen/internal/results"
)

// TestLittleIsShownWithoutAnEmptyPicture opens pages of files that hold hardly
// anything: what is drawn has something in it, and no script stumbles.
func TestLittleIsShownWithoutAnEmptyPicture(t *testing.T) {
	secondary(t)
	t.Parallel()
	oneRound := newRoom(2, 0.02)
	oneRound.rounds = 1
	noLab, oneLab, oneCase := newRoom(2, 0.02).file(), newRoom(2, 0.02).file(), newRoom(2, 0.02).file()
	noLab.Labs = nil
	oneLab.Labs = oneLab.Labs[2:3]
	for i := range oneCase.Labs {
		cases := oneCase.Labs[i].Cases
		oneCase.Labs[i].Cases = cases[len(cases)-1:]
		oneCase.Labs[i].Summarize()
	}
	b := newTab(t)
	in := fixture(t, newRoom(2, 0.02))
	for _, c := range []struct {
		name string
		file *results.File
	}{{"one round", oneRound.file()}, {"no lab", noLab}, {"one lab", oneLab}, {"one case each", oneCase}} {
		in.File = c.file
		b.do(chromedp.Navigate(address(t, in)))
		b.ready()
		b.showAll()
		b.until(allDrawn)
		for _, bad := range eval[[]string](b, `[
			...(document.body.innerText.match(/.{0,40}(NaN|undefined|Infinity|\[object).{0,40}/g) || []),
			...[...document.querySelectorAll("main .plot")].filter((p) => !echarts.getInstanceByDom(p)?.getOption().series.some((s) => s.data?.length)).map((p) => "an empty picture: " + p.parentElement.id),
		]`) {
			t.Errorf("%s: %s", c.name, bad)
		}
	}
	b.quiet()
}
