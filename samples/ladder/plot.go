package ladder

import (
	"bytes"
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

// Sizes and colours of the plots.
const (
	plotWidth, plotHeight = 9 * vg.Centimeter, 6 * vg.Centimeter
	curveWidth            = 6 * vg.Centimeter
)

var (
	lineColour = color.NRGBA{0x1d, 0x4e, 0x89, 255}
	bandColour = color.NRGBA{0x1d, 0x4e, 0x89, 50}
	limColour  = color.NRGBA{0xb3, 0x22, 0x2e, 255}
)

// plotSteps draws what the measure read at each step: the median, 5 to 95 % of the pages, the proposed limit dashed,
// and a dot on each step at fault.
func (r Result) plotSteps() ([]byte, error) {
	p := plot.New()
	p.X.Label.Text, p.Y.Label.Text = r.Unit, r.Metric
	x := func(i int) float64 { return float64(i) }
	ticks := plot.ConstantTicks{{Value: 0, Label: "clean"}}
	median := plotter.XYs{{X: 0, Y: r.Clean.Median}}
	upper := plotter.XYs{{X: 0, Y: r.Clean.P95}}
	lower := plotter.XYs{{X: 0, Y: r.Clean.P5}}
	var atFault plotter.XYs
	for i, row := range r.Rows {
		ticks = append(ticks, plot.Tick{Value: x(i + 1), Label: short(row.Step)})
		if row.Value.N == 0 {
			continue
		}
		at := plotter.XY{X: x(i + 1), Y: row.Value.Median}
		median = append(median, at)
		upper = append(upper, plotter.XY{X: at.X, Y: row.Value.P95})
		lower = append(lower, plotter.XY{X: at.X, Y: row.Value.P5})
		if row.Fault {
			atFault = append(atFault, at)
		}
	}
	p.X.Tick.Marker = ticks
	for i := range lower {
		upper = append(upper, lower[len(lower)-1-i])
	}
	band, err := plotter.NewPolygon(upper)
	if err != nil {
		return nil, err
	}
	band.Color, band.Width = bandColour, 0
	line, err := plotter.NewLine(median)
	if err != nil {
		return nil, err
	}
	line.Color = lineColour
	limit, err := plotter.NewLine(plotter.XYs{{X: 0, Y: r.Proposed}, {X: x(len(r.Rows)), Y: r.Proposed}})
	if err != nil {
		return nil, err
	}
	limit.Color, limit.Dashes = limColour, []vg.Length{vg.Points(4), vg.Points(3)}
	p.Add(band, line, limit)
	if len(atFault) > 0 {
		dots, err := plotter.NewScatter(atFault)
		if err != nil {
			return nil, err
		}
		dots.Color, dots.Radius = lineColour, vg.Points(2.5)
		p.Add(dots)
	}
	return svg(p, plotWidth)
}

// plotCurve draws the receiver operating characteristic.
func (r Result) plotCurve() ([]byte, error) {
	p := plot.New()
	p.X.Label.Text, p.Y.Label.Text = "false alarms", "found"
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1.02
	points := make(plotter.XYs, 0, len(r.Curve)+1)
	for _, one := range r.Curve {
		points = append(points, plotter.XY{X: one.FalseAlarms, Y: one.Found})
	}
	line, err := plotter.NewLine(append(points, plotter.XY{}))
	if err != nil {
		return nil, err
	}
	line.Color = lineColour
	p.Add(line)
	return svg(p, curveWidth)
}

func svg(p *plot.Plot, width vg.Length) ([]byte, error) {
	writer, err := p.WriterTo(width, plotHeight, "svg")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, err = writer.WriteTo(&out)
	return out.Bytes(), err
}
