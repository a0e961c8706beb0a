package intake

// Turn is where a box comes to lie when the picture that it is on is turned clockwise by 0, 90, 180 or 270 degrees. Width
// and height are those of the picture before, in pixels.
func (b Box) Turn(degrees, width, height int) Box {
	switch degrees {
	case 90:
		return Box{height - b[3], b[0], height - b[1], b[2]}
	case 180:
		return Box{width - b[2], height - b[3], width - b[0], height - b[1]}
	case 270:
		return Box{b[1], width - b[2], b[3], width - b[0]}
	default:
		return b
	}
}

// Upright is the page as one reads it: its image turned back, and every word and mark where it stands then.
func (p Page) Upright() Page { return p.turn(p.Back()) }

// Back is by how many degrees clockwise the page image is to be turned to stand upright.
func (p Page) Back() int { return (360 - p.Turned) % 360 }

// Turn turns a page that was read upright, together with its words and marks, so that it lies as its image does.
func (p Page) Turn(degrees int) Page {
	p = p.turn(degrees)
	p.Turned = degrees
	return p
}

func (p Page) turn(degrees int) Page {
	if degrees == 0 {
		return p
	}
	width, height := p.Width, p.Height
	words, marks := make([]Word, len(p.Words)), make([]Mark, len(p.Marks))
	for i, word := range p.Words {
		word.Box = word.Box.Turn(degrees, width, height)
		words[i] = word
	}
	for i, mark := range p.Marks {
		mark.Box = mark.Box.Turn(degrees, width, height)
		marks[i] = mark
	}
	p.Words, p.Marks, p.Turned = words, marks, 0
	if degrees%180 != 0 {
		p.Width, p.Height = height, width
	}
	return p
}
