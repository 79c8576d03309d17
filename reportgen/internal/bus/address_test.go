package bus

import (
	"strings"
	"testing"
)

func TestAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"nats://host":                     "nats://host:4222",
		"nats://host:7/":                  "nats://host:7",
		"tls://one:1, nats://[::1]:2":     "tls://one:1,nats://[::1]:2",
		"nats://secret@host:4222":         "leave the token out",
		"nats://a:1,nats://u:secret@host": "leave the token out",
		"":                                "want the address",
		"host":                            "nats://host:4222",
		"http://secret":                   "want the address",
		"nats://":                         "want the address",
		"nats://host/secret":              "want the address",
		"nats://host:port":                "want the address",
	} {
		got, err := ParseAddress(text)
		if err != nil && (!strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret")) || err == nil && string(got) != want {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
}
