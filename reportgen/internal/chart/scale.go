package chart

import "strconv"

// A scale is the one unit of an axis: base units come in, axis numbers go out.
type scale struct {
	name string
	per  float64 // base units in one of it
}

// timeScale chooses the unit in which the longest time, in nanoseconds, has one
// to three digits before the point.
func timeScale(longest float64) scale {
	return choose(longest, scale{"ns", 1}, scale{"µs", 1e3}, scale{"ms", 1e6}, scale{"s", 1e9})
}

// byteScale does the same for bytes, in powers of 1000.
func byteScale(most float64) scale {
	return choose(most, scale{"B", 1}, scale{"kB", 1e3}, scale{"MB", 1e6}, scale{"GB", 1e9})
}

func choose(most float64, scales ...scale) scale {
	chosen := scales[0]
	for _, s := range scales[1:] {
		if most >= s.per {
			chosen = s
		}
	}
	return chosen
}

// of returns x base units as a number on the axis.
func (s scale) of(x float64) float64 { return short(x / s.per) }

// short cuts x to five significant digits: more cannot be seen, and options
// travel in every page.
func short(x float64) float64 {
	y, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 5, 64), 64)
	return y
}

// powers returns no more numbers than most for a logarithmic axis: every k-th power of its
// base, counted from 1, which is always one of them. ECharts would leave out any. It is nil
// for other axes, and for one without 1.
func (a axis) powers(most int) (all []float64) {
	if a.kind != "log" || a.from.(float64) > 1 || a.to.(float64) < 1 {
		return nil
	}
	for step := a.base; ; step *= a.base {
		all = nil
		for x := 1.0; x >= a.from.(float64)*0.999; x /= step {
			all = append([]float64{short(x)}, all...)
		}
		for x := step; x <= a.to.(float64)*1.001; x *= step {
			all = append(all, short(x))
		}
		if len(all) <= most {
			return all
		}
	}
}
