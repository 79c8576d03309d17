package machine

import (
	"maps"
	"testing"
)

func TestOnBattery(t *testing.T) {
	const supplies = "sys/class/power_supply/"
	drains := map[string]string{supplies + "BAT0/type": "Battery\n", supplies + "BAT0/status": "Discharging\n"}
	charges := map[string]string{supplies + "BAT0/type": "Battery\n", supplies + "BAT0/status": "Charging\n"}
	mouse := map[string]string{supplies + "hid/type": "Battery\n", supplies + "hid/status": "Discharging\n", supplies + "hid/scope": "Device\n"}
	plugged := map[string]string{supplies + "AC/type": "Mains\n", supplies + "AC/online": "1\n"}
	unplugged := map[string]string{supplies + "AC/type": "Mains\n", supplies + "AC/online": "0\n"}

	tests := []struct {
		name     string
		supplies []map[string]string
		want     bool
	}{
		{name: "no supply"},
		{name: "mains", supplies: []map[string]string{plugged}},
		{name: "charging", supplies: []map[string]string{charges, unplugged}},
		{name: "draining", supplies: []map[string]string{drains, unplugged}, want: true},
		{name: "draining, no word of mains", supplies: []map[string]string{drains}, want: true},
		{name: "draining on mains", supplies: []map[string]string{drains, plugged}},
		{name: "a mouse drains", supplies: []map[string]string{mouse}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{}
			for _, supply := range test.supplies {
				maps.Copy(files, supply)
			}
			if got := onBattery(t.Context(), tree(files)); got != test.want {
				t.Errorf("onBattery() = %t, want %t", got, test.want)
			}
		})
	}
}
