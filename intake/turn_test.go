package intake_test

import (
	"fmt"
	"reflect"
	"testing"

	"priyom/intake"
)

func TestABoxTurnsWithItsPicture(t *testing.T) {
	// A picture of 100 by 60 with a box in its upper left corner.
	box := intake.Box{10, 5, 30, 15}
	for _, tt := range []struct {
		degrees int
		want    intake.Box
	}{
		{0, box},
		{90, intake.Box{45, 10, 55, 30}},  // the upper right corner of 60 by 100
		{180, intake.Box{70, 45, 90, 55}}, // the lower right one
		{270, intake.Box{5, 70, 15, 90}},  // the lower left one
	} {
		if got := box.Turn(tt.degrees, 100, 60); got != tt.want {
			t.Errorf("by %d degrees: got %v, want %v", tt.degrees, got, tt.want)
		}
	}
}

func TestAPageThatLiesTurnedIsReadUpright(t *testing.T) {
	upright := intake.Page{
		Number: 1, Width: 60, Height: 100, TextFrom: intake.TextOCR,
		Words: []intake.Word{{Text: "word", Box: intake.Box{10, 5, 30, 15}, Line: 1}},
		Marks: []intake.Mark{{Kind: intake.TickBox, Box: intake.Box{1, 5, 9, 15}}},
	}
	for _, degrees := range []int{0, 90, 180, 270} {
		t.Run(fmt.Sprint(degrees), func(t *testing.T) {
			lying := upright.Turn(degrees)
			if sideways := lying.Width == 100; lying.Turned != degrees || sideways != (degrees%180 != 0) {
				t.Errorf("it lies turned by %d on %d by %d pixels", lying.Turned, lying.Width, lying.Height)
			}
			if got := lying.Upright(); !reflect.DeepEqual(got, upright) {
				t.Errorf("got %+v, want %+v", got, upright)
			}
		})
	}
}
