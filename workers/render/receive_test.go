package render

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"os"
	"os/exec"
	"testing"
	"time"

	"priyom/intake"
)

// FuzzReceive is a child that says anything at all: its parent may hand over pages in order and within the limits,
// and nothing else.
func FuzzReceive(f *testing.F) {
	f.Add([]byte("F\x00\x00\x00\x0b{\"pages\":1}P\x00\x00\x00\x23{\"number\":1,\"width\":1,\"height\":1   }D\x00\x00\x00\x04abcdE\x00\x00\x00\x02{}"))
	f.Add([]byte("E\x00\x00\x00\x02{}"))
	f.Add([]byte("P\xff\xff\xff\xff"))
	f.Add([]byte("P\x00\x00\x00\x32{\"number\":1,\"width\":4611686018427387904,\"height\":4}"))
	limits := Limits{Pages: 3, Budgets: intake.Budgets{PagePixels: 1000, Seconds: 1}}
	f.Fuzz(func(t *testing.T, said []byte) {
		child := &process{frames: bufio.NewReader(bytes.NewReader(said))}
		last := 0
		child.command = &exec.Cmd{Process: &os.Process{Pid: os.Getpid()}}
		_, _ = child.receive(&patience{ctx: t.Context(), of: child, left: time.Second}, limits, receiver{
			facts: func(facts) error { return nil },
			page: func(header pageHeader, words []intake.Word, drawn image.Image) error {
				size := drawn.Bounds().Size()
				if header.Number != last+1 || header.Number > limits.Pages {
					t.Errorf("got page %d after %d", header.Number, last)
				}
				list, _, ok := planes(drawn)
				if !ok || len(list[0]) != size.X*size.Y || size.X*size.Y > 2*limits.PagePixels || len(words) > maxWords {
					t.Errorf("got %d words and planes of %v", len(words), size)
				}
				last = header.Number
				return nil
			},
		})
	})
}

func TestPixelsBeyondTheLimitAreRefusedBeforeThereIsRoomMadeForThem(t *testing.T) {
	limits := Limits{Pages: 3, Budgets: intake.Budgets{PagePixels: 1000}}
	for name, header := range map[string]pageHeader{
		"wide":         {Number: 1, Width: 1002, Height: 1},
		"tall":         {Number: 1, Width: 1, Height: 1<<30 - 1},
		"overflowing":  {Number: 1, Width: 1 << 31, Height: 1 << 31},
		"empty":        {Number: 1, Width: 0, Height: 5},
		"out of order": {Number: 2, Width: 1, Height: 1},
	} {
		t.Run(name, func(t *testing.T) {
			var announced bytes.Buffer
			if err := writeJSON(&announced, framePage, header); err != nil {
				t.Fatal(err)
			}
			length := announced.Len() - 5
			announced.Next(5)
			announced.Write([]byte{frameData})
			announced.Write(binary.BigEndian.AppendUint32(nil, uint32(header.Width*header.Height)))
			child := &process{frames: bufio.NewReader(&announced)}
			if _, _, _, err := child.page(uint32(length), 0, limits); !errors.Is(err, errNonsense) {
				t.Errorf("got error %v, want %v", err, errNonsense)
			}
		})
	}
}

// FuzzServe is a parent that says anything at all: a child answers in whole frames, or ends with an error.
func FuzzServe(f *testing.F) {
	limits := Limits{Pages: 2, MinDPI: 10, MaxDPI: 20, VectorDPI: 20, Budgets: intake.Budgets{
		PagePixels: 10000, Pixels: 20000, Seconds: 1, Memory: 16 << 20, Nesting: 20, Expansion: 10, Frames: 10,
	}}
	for _, mediaType := range []string{"application/pdf", "image/png", ""} {
		var said bytes.Buffer
		data := "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj"
		if err := writeJSON(&said, 'R', request{Size: int64(len(data)), MediaType: mediaType, Limits: limits}); err != nil {
			f.Fatal(err)
		}
		said.WriteString(data)
		f.Add(said.Bytes())
	}
	f.Add([]byte("R\xff\xff\xff\xff"))
	f.Add([]byte("R\x00\x00\x00\x02{}"))
	f.Add([]byte("R\x00\x00\x00\x14{\"size\":99999999999}"))
	f.Fuzz(func(t *testing.T, said []byte) {
		var answered bytes.Buffer
		out := bufio.NewWriter(&answered)
		if err := serve(bytes.NewReader(said), out); err != nil {
			return
		}
		last := byte(0)
		for answered.Len() > 0 {
			kind, length, err := readHead(&answered)
			if err != nil || int(length) > answered.Len() {
				t.Fatalf("the answer breaks off after a frame of type %q", last)
			}
			answered.Next(int(length))
			last = kind
		}
		if last != frameEnd {
			t.Errorf("the answer ends with a frame of type %q", last)
		}
	})
}
