package quality

import "image"

// patch is a group of cells that hang together.
type patch struct {
	id, cells int
	box       image.Rectangle // in cells
}

// patches groups the document's cells that belong; group tells each cell's patch, 0 none. They come in reading order.
func (g *ground) patches(belongs func(i int) bool) []patch {
	clear(g.group)
	var found []patch
	g.each(func(i, _, _ int) {
		if g.group[i] != 0 || !belongs(i) {
			return
		}
		one := patch{id: len(found) + 1}
		g.queue, g.group[i] = append(g.queue[:0], i), one.id
		for len(g.queue) > 0 {
			i := g.queue[len(g.queue)-1]
			g.queue = g.queue[:len(g.queue)-1]
			x, y := i%g.width, i/g.width
			one.cells++
			one.box = one.box.Union(image.Rect(x, y, x+1, y+1))
			g.beside(i, func(next int) {
				if g.group[next] == 0 && belongs(next) {
					g.group[next] = one.id
					g.queue = append(g.queue, next)
				}
			})
		}
		found = append(found, one)
	})
	return found
}
