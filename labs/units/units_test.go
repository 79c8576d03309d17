package units

import (
	"math"
	"testing"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Time(0), "0 ns"},
		{Percent(0), "0%"},
		{Time(290_123), "290 µs"},
		{Time(999.6), "1.00 µs"},
		{Time(999_600), "1.00 ms"},
		{Time(999.6e6), "1.00 s"},
		{Time(1_234_567), "1.23 ms"},
		{Time(2.5e9), "2.50 s"},
		{Bytes(2_520_000), "2.52 MB"},
		{Bytes(1.0995e12), "1.10 TB"},
		{Bytes(999.6e9), "1.00 TB"},
		{Bytes(999.6e6), "1.00 GB"},
		{Bytes(999_600), "1.00 MB"},
		{Bytes(999.6), "1.00 kB"},
		{Bytes(512), "512 B"},
		{Bytes(12_345), "12.3 kB"},
		{Ratio(1.934), "1.93×"},
		{Ratio(0.0107), "0.011×"},
		{Ratio(8e-5), "0.00008×"},
		{Number(-0.0123), "-0.012"},
		{Plural(1, "worker"), "1 worker"},
		{Plural(1024, "worker"), "1,024 workers"},
		{Ratio(12345), "12,000×"},
		{Ratio(273_145), "270,000×"},
		{Ratio(101), "100×"},
		{Time(0.00025), "0.00025 ns"},
		{Percent(0.316), "31.6%"},
		{Percent(-9.2e18), "-9.2e+20%"}, // the share that a sum of garbage loses
		{Number(math.Inf(1)), "+Inf"},
		{Number(999_999e9), "999,999,000,000,000"},
		{Number(1e15), "1e+15"},
		{Number(1.98), "1.98"},
		{Rough(0.4), "0"},
		{Rough(96), "96"},
		{Rough(134_999), "130,000"},
		{Rough(99_600), "100,000"},
		{Count(0), "0"},
		{Count(999), "999"},
		{Count(500_000_500_000), "500,000,500,000"},
		{Count(-1234), "-1,234"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
