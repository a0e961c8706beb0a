package mrz

import (
	"fmt"
	"testing"
)

func TestATableIsMirroredAtItsDiagonal(t *testing.T) {
	for _, size := range []grid{{1, 1}, {8, 8}, {3, 17}, {40, 9}, {25, 31}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			table := make([]byte, size.across*size.down)
			for i := range table {
				table[i] = byte(i * 37)
			}
			turned := size.turned(table)
			for y := range size.down {
				for x := range size.across {
					if got, want := turned[x*size.down+y], table[y*size.across+x]; got != want {
						t.Fatalf("at %d, %d: got %d, want %d", x, y, got, want)
					}
				}
			}
		})
	}
}

// The factors that are written out give what the general rule gives.
func TestSquaresAreReducedToTheirMeans(t *testing.T) {
	const width, height = 61, 47
	pix := make([]byte, width*height)
	for i := range pix {
		pix[i] = byte(i * i >> 3)
	}
	for factor := 1; factor <= 5; factor++ {
		got := reduce(pix, width, width, height, factor)
		for y := range got.height {
			for x := range got.width {
				sum := 0
				for j := range factor {
					for i := range factor {
						sum += int(pix[(y*factor+j)*width+x*factor+i])
					}
				}
				area := factor * factor
				if have, want := int(got.pix[y*got.stride+x]), (sum+area/2)/area; have != want {
					t.Fatalf("by %d, at %d, %d: got %d, want %d", factor, x, y, have, want)
				}
			}
		}
	}
}
