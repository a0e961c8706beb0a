package mrz

// run is a stretch of one row that print fills, with the gaps between characters closed.
type run struct {
	y, from, to int32
	parent      int32 // of the union; itself for a root
}

const (
	tile     = 12 // side of the squares that light is measured in
	closes   = 16 // widest gap between print that is closed: all but the pitch of the widest characters at a level
	shortest = 36 // pixels of a run below which it is a speck
	faintest = 14 // levels that print must be darker than its surroundings at the least
)

// runsOf finds the stretches of print in a level, by what is print in each of its tiles.
func runsOf(l level, cuts []byte) []run {
	if l.width < shortest || l.height < 4 {
		return nil
	}
	across := (l.width + tile - 1) / tile
	var runs []run
	for y := range l.height {
		row := l.pix[y*l.width : (y+1)*l.width]
		cut := cuts[y/tile*across:]
		from, last := -1, -1
		for tx, x := 0, 0; x < l.width; tx++ {
			limit := cut[tx]
			end := min(x+tile, l.width)
			if limit == 0 {
				x = end
				continue
			}
			for ; x < end; x++ {
				if row[x] >= limit {
					continue
				}
				if last >= 0 && x-last > closes {
					runs = kept(runs, y, from, last)
					from = -1
				}
				if from < 0 {
					from = x
				}
				last = x
			}
		}
		if from >= 0 {
			runs = kept(runs, y, from, last)
		}
	}
	return runs
}

func kept(runs []run, y, from, last int) []run {
	if last+1-from < shortest {
		return runs
	}
	return append(runs, run{int32(y), int32(from), int32(last + 1), int32(len(runs))})
}

// thresholds gives for each tile what is print in it: darker than the middle between the mean and the darkest of the
// tiles around it, or 0 where nothing stands out or the tile itself has no print.
func thresholds(l level) []byte {
	across := (l.width + tile - 1) / tile
	down := (l.height + tile - 1) / tile
	means, darkest := make([]int32, across*down), make([]int32, across*down)
	for ty := range down {
		for tx := range across {
			means[ty*across+tx], darkest[ty*across+tx] = l.light(tx*tile, ty*tile)
		}
	}
	cuts := make([]byte, across*down)
	for ty := range down {
		for tx := range across {
			var sum, count int32
			low := int32(255)
			for y := max(0, ty-1); y <= min(down-1, ty+1); y++ {
				for x := max(0, tx-1); x <= min(across-1, tx+1); x++ {
					sum, count = sum+means[y*across+x], count+1
					low = min(low, darkest[y*across+x])
				}
			}
			mean := sum / count
			cut := mean - (mean-low)*2/5
			if mean-low >= faintest && darkest[ty*across+tx] < cut {
				cuts[ty*across+tx] = byte(cut)
			}
		}
	}
	return cuts
}

// light is the mean and the darkest of a tile.
func (l level) light(left, top int) (mean, low int32) {
	var sum int32
	least := byte(255)
	right, bottom := min(left+tile, l.width), min(top+tile, l.height)
	for y := top; y < bottom; y++ {
		row := l.pix[y*l.width+left : y*l.width+right]
		var total int32
		for _, v := range row {
			total += int32(v)
			least = min(least, v)
		}
		sum += total
	}
	return sum / int32((right-left)*(bottom-top)), int32(least)
}
