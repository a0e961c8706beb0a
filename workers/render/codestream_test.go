package render

import "testing"

func FuzzACodestreamsSizeIsReadOrPassedOver(f *testing.F) {
	whole := "\xff\x4f\xff\x51\x00\x29\x00\x00" + "\x00\x00\x10\x00\x00\x00\x20\x00" + "\x00\x00\x00\x00\x00\x00\x00\x00" +
		"\x00\x00\x10\x00\x00\x00\x20\x00" + "\x00\x00\x00\x00\x00\x00\x00\x00" + "\x00\x01\x07\x01\x01"
	for at := range whole {
		f.Add([]byte(whole[:at]))
	}
	f.Add([]byte("stream\n" + whole + whole))
	f.Fuzz(func(t *testing.T, data []byte) {
		got := codestreamPixels(data)
		if got < 0 || got > 1<<64 {
			t.Errorf("got %g pixels", got)
		}
	})
	if got := codestreamPixels([]byte("stream\n" + whole + "\xff\x4f\xff\x51")); got != 4096*8192 {
		f.Errorf("got %g pixels, want %d", got, 4096*8192)
	}
}
