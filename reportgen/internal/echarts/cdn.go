package echarts

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strings"
)

// publicCDN serves what npm publishes, by package and version.
const publicCDN = "https://cdn.jsdelivr.net/npm"

// mostRedirects is as many as net/http follows by itself.
const mostRedirects = 10

func (l Loader) address() string {
	return strings.TrimSuffix(cmp.Or(l.CDN, publicCDN), "/") + "/echarts@" + Version + "/dist/echarts.min.js"
}

// fromCDN fetches the script over HTTPS from the named host and no other.
func (l Loader) fromCDN(ctx context.Context) ([]byte, error) {
	if scheme, _, _ := strings.Cut(l.address(), "://"); scheme != "https" {
		return nil, fmt.Errorf("the address is %s: want https", scheme)
	}
	return l.fetch(ctx, l.address())
}

// isAddress reports whether File says where a server has the script, such as that
// of a class. Whatever comes from there is checked, so it needs no HTTPS.
func (l Loader) isAddress() bool {
	return strings.HasPrefix(l.File, "http://") || strings.HasPrefix(l.File, "https://")
}

// fetch gets the script from the host of the address and no other.
func (l Loader) fetch(ctx context.Context, address string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	client := http.Client{}
	if l.Client != nil {
		client = *l.Client
	}
	client.CheckRedirect = sameHost
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server answered %s", response.Status)
	}
	script, err := l.build().from(response.Body)
	if err != nil && ctx.Err() != nil { // what came until then is cut short, not wrong
		return nil, ctx.Err()
	}
	return script, err
}

// sameHost refuses to be sent elsewhere, or away from HTTPS.
func sameHost(next *http.Request, via []*http.Request) error {
	first := via[0].URL
	switch {
	case next.URL.Host != first.Host || next.URL.Scheme != first.Scheme:
		return fmt.Errorf("redirect to %s://%s refused", next.URL.Scheme, next.URL.Host)
	case len(via) >= mostRedirects:
		return fmt.Errorf("more than %d redirects", mostRedirects)
	}
	return nil
}
