package zones

import (
	"bytes"
	"context"
	"image"
	stddraw "image/draw"
	"image/jpeg"
	"sync"
)

// taken is a specimen read: by us as it comes, and where it is compared by both, cut out and whole.
type taken struct {
	specimen   Specimen
	reading    Reading
	crop       *image.RGBA // nil where Tesseract does not read it
	onCrop     Reading
	theirCrop  Reading
	theirWhole *Reading // nil where Tesseract does not read it
	err        error
}

// condition draws the documents of a condition and has them read.
func (o Options) condition(ctx context.Context, c Condition) (Result, error) {
	result := Result{Condition: c}
	all := make([]taken, o.seeds(c))
	seeds := make(chan int)
	var workers sync.WaitGroup
	for range max(1, o.Jobs) {
		workers.Go(func() {
			for i := range seeds {
				all[i] = o.take(ctx, c, i)
				if o.Progress != nil {
					o.Progress()
				}
			}
		})
	}
	for i := range all {
		if ctx.Err() != nil {
			break
		}
		seeds <- i
	}
	close(seeds)
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return result, err
	}
	var crops []*image.RGBA
	for _, one := range all {
		if one.err != nil {
			return result, one.err
		}
		result.Ours.count(one.specimen, one.reading)
		if one.crop != nil {
			crops = append(crops, one.crop)
			result.Crop = result.Crop.count(one.specimen, one.onCrop, one.theirCrop)
		}
		if one.theirWhole != nil {
			theirs := *one.theirWhole
			theirs.Lines = closest(theirs.Lines, one.specimen.Lines)
			result.Page = result.Page.count(one.specimen, one.reading, theirs)
		}
	}
	result.Ours.finish()
	result.Crop.finish()
	result.Page.finish()
	if len(crops) == 0 {
		return result, nil
	}
	took, err := o.Tesseract.together(ctx, crops)
	result.Crop.Together = took.Seconds() * 1000
	return result, err
}

// take draws the specimen of a seed and has it read.
func (o Options) take(ctx context.Context, c Condition, seed int) taken {
	specimen, err := c.Specimen(uint64(seed))
	if err != nil {
		return taken{err: err}
	}
	decoded, err := jpeg.Decode(bytes.NewReader(specimen.JPEG))
	if err != nil {
		return taken{err: err}
	}
	specimen.JPEG = nil
	img := coloured(decoded)
	out := taken{specimen: specimen, reading: o.Read(img)}
	if o.Tesseract == nil || seed >= o.Compared {
		return out
	}
	out.crop = specimen.Crop(img)
	out.onCrop = o.Read(out.crop)
	if out.theirCrop, out.err = o.Tesseract.read(ctx, out.crop, block); out.err != nil || seed >= o.Whole {
		return out
	}
	whole, err := o.Tesseract.read(ctx, img, anywhere)
	out.theirWhole, out.err = &whole, err
	return out
}

// count counts a picture that both have read; the first makes the score.
func (b *Beside) count(specimen Specimen, ours, theirs Reading) *Beside {
	if b == nil {
		b = new(Beside)
	}
	b.Ours.count(specimen, ours)
	b.Tesseract.count(specimen, theirs)
	return b
}

func (b *Beside) finish() {
	if b != nil {
		b.Ours.finish()
		b.Tesseract.finish()
	}
}

// closest are as many neighbouring lines as there should be, those that are nearest to the true ones: whoever reads a whole
// page need not tell which of its lines are the zone's.
func closest(lines, want []string) []string {
	best, least := lines[:min(len(lines), len(want))], -1
	for i := 0; i+len(want) <= len(lines); i++ {
		sum := 0
		for k, line := range want {
			sum += distance(line, lines[i+k])
		}
		if least < 0 || sum < least {
			best, least = lines[i:i+len(want)], sum
		}
	}
	return best
}

// coloured is the picture as it stands in memory for everybody.
func coloured(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	stddraw.Draw(out, out.Rect, img, img.Bounds().Min, stddraw.Src)
	return out
}
