package page

import (
	"bytes"
	"fmt"
	"html/template"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// A download is a file that the page carries, compressed. The link gives the
// compressed bytes; the page's script unpacks them first.
type download struct {
	Name string
	What string
	Size string
	// Link is an href with a data: URL of our own making. It is an attribute, for in
	// a URL the template would write each + of Base64 as five bytes.
	Link template.HTMLAttr
}

// maxCarried is the most samples that a page carries, some 100 bytes each. With
// more of them it would be too large to pass around.
const maxCarried = 10_000

// newDownloads packs the results into the page in each form that leaves it, or
// leaves them beside it if they are too many.
func newDownloads(f *results.File) ([]download, error) {
	if f.Samples() > maxCarried {
		return nil, nil
	}
	var downloads []download
	for _, e := range results.Exports(f) {
		var plain bytes.Buffer
		if err := e.Write(&plain); err != nil {
			return nil, fmt.Errorf("%s for the page: %w", e.Name, err)
		}
		downloads = append(downloads, download{
			Name: e.Name, What: e.What, Size: units.Bytes(float64(plain.Len())),
			Link: template.HTMLAttr(`href="data:application/gzip;base64,` + packed(plain.Bytes()) + `"`),
		})
	}
	return downloads, nil
}
