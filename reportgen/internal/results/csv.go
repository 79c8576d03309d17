package results

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"workbook/labs/plain"
)

// columns are the columns of samples.csv: the case, then the sample.
var columns = []struct {
	name string
	of   func(l *Lab, c *Case, s Sample) string
}{
	{"lab", func(l *Lab, c *Case, s Sample) string { return cell(l.Name) }},
	{"variant", func(l *Lab, c *Case, s Sample) string { return cell(c.Variant) }},
	{"workers", func(l *Lab, c *Case, s Sample) string { return strconv.Itoa(c.Workers) }},
	{"n", func(l *Lab, c *Case, s Sample) string { return strconv.FormatInt(c.N, 10) }},
	{"round", func(l *Lab, c *Case, s Sample) string { return strconv.Itoa(s.Round) }},
	{"position", func(l *Lab, c *Case, s Sample) string { return strconv.Itoa(s.Position) }},
	{"repeats", func(l *Lab, c *Case, s Sample) string { return strconv.Itoa(s.Repeats) }},
	{"work_ns", func(l *Lab, c *Case, s Sample) string { return ns(s.Work) }},
	{"wall_ns", func(l *Lab, c *Case, s Sample) string { return ns(s.Wall) }},
	{"repeat_min_ns", quantile(func(q Quantiles) time.Duration { return q.Min })},
	{"repeat_q1_ns", quantile(func(q Quantiles) time.Duration { return q.Q1 })},
	{"repeat_q3_ns", quantile(func(q Quantiles) time.Duration { return q.Q3 })},
	{"repeat_p95_ns", quantile(func(q Quantiles) time.Duration { return q.P95 })},
	{"repeat_max_ns", quantile(func(q Quantiles) time.Duration { return q.Max })},
	{"start_ns", func(l *Lab, c *Case, s Sample) string { return ns(s.Start) }},
	{"teardown_ns", func(l *Lab, c *Case, s Sample) string { return ns(s.Teardown) }},
	{"user_ns", func(l *Lab, c *Case, s Sample) string { return unlessZero(s.User+s.System, ns(s.User)) }},
	{"system_ns", func(l *Lab, c *Case, s Sample) string { return unlessZero(s.User+s.System, ns(s.System)) }},
	{"peak_rss_bytes", func(l *Lab, c *Case, s Sample) string { return unlessZero(s.PeakRSS, strconv.FormatInt(s.PeakRSS, 10)) }},
	{"memory_kind", func(l *Lab, c *Case, s Sample) string { return cell(string(s.Memory)) }},
	{"voluntary_switches", func(l *Lab, c *Case, s Sample) string { return ifTold(s.Voluntary) }},
	{"involuntary_switches", func(l *Lab, c *Case, s Sample) string { return ifTold(s.Involuntary) }},
	{"cache_misses", func(l *Lab, c *Case, s Sample) string { return ifTold(s.CacheMisses) }},
	{"disturbed", func(l *Lab, c *Case, s Sample) string { return strconv.FormatBool(s.Disturbed) }},
	{"queued_ns", func(l *Lab, c *Case, s Sample) string { return ifTold(s.Queued) }},
	{"right", func(l *Lab, c *Case, s Sample) string { return strconv.Itoa(s.Right) }},
	{"wrong", func(l *Lab, c *Case, s Sample) string { return strconv.Itoa(s.Wrong) }},
}

// WriteCSV writes one row a sample, with a row of names first.
func WriteCSV(w io.Writer, f *File) error {
	out := csv.NewWriter(w)
	row := make([]string, len(columns))
	for i, column := range columns {
		row[i] = column.name
	}
	out.Write(row)
	for i := range f.Labs {
		l := &f.Labs[i]
		for j := range l.Cases {
			c := &l.Cases[j]
			for _, s := range c.Samples {
				for k, column := range columns {
					row[k] = column.of(l, c, s)
				}
				out.Write(row)
			}
		}
	}
	out.Flush()
	return out.Error()
}

// unlessZero leaves a cell empty if x is 0, which means that nobody measured it.
func unlessZero[T ~int64](x T, text string) string {
	if x == 0 {
		return ""
	}
	return text
}

// ifTold leaves a cell empty if the system does not tell.
func ifTold[T ~int64](count *T) string {
	if count == nil {
		return ""
	}
	return strconv.FormatInt(int64(*count), 10)
}

// quantile is a column of the repeats' quantiles. Their median is work_ns.
func quantile(of func(Quantiles) time.Duration) func(*Lab, *Case, Sample) string {
	return func(_ *Lab, _ *Case, s Sample) string {
		if s.Quantiles == nil {
			return ""
		}
		return ns(of(*s.Quantiles))
	}
}

func ns(d time.Duration) string { return strconv.FormatInt(int64(d), 10) }

// cell is text on one line that a spreadsheet does not take for a formula.
func cell(text string) string {
	text = plain.Line(text)
	if first, _ := utf8.DecodeRuneInString(text); strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + text
	}
	return text
}
