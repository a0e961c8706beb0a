package mupdf

/*
#include <stdlib.h>
#include "shim.h"
*/
import "C"

import (
	"image"
	"unsafe"
)

// Image is the image of a name in the current page's resources; it has no size when it cannot be taken as it stands.
type Image struct {
	Width, Height int
	Channels      int // of its colour
	JPEG          bool
}

// Find looks for an image that can be taken as it stands.
func (d *Document) Find(name string) (Image, error) {
	c := C.CString(name)
	defer C.free(unsafe.Pointer(c))
	var found C.shim_image
	err := result(C.shim_find(d.shim, c, &found))
	return Image{int(found.width), int(found.height), int(found.channels), found.jpeg != 0}, err
}

// JPEG gives the bytes of an image that is one, as they stand.
func (d *Document) JPEG(name string) ([]byte, error) {
	c := C.CString(name)
	defer C.free(unsafe.Pointer(c))
	var data *C.uchar
	var size C.size_t
	err := result(C.shim_jpeg(d.shim, c, &data, &size)) //nolint:gocritic // of what cgo makes of it
	if err != nil || size == 0 {
		return nil, err
	}
	return C.GoBytes(unsafe.Pointer(data), C.int(size)), nil
}

// Take decodes an image as it stands into planes; nil when its colours are not grey or RGB. A grey one lies in MuPDF's
// own memory and holds until the next page.
func (d *Document) Take(name string, size Image) (image.Image, error) {
	c := C.CString(name)
	defer C.free(unsafe.Pointer(c))
	var samples *C.uchar
	var stride, channels C.int
	err := result(C.shim_take(d.shim, c, &samples, &stride, &channels)) //nolint:gocritic // of what cgo makes of it
	if err != nil || channels == 0 {
		return nil, err
	}
	pixels := unsafe.Slice((*byte)(unsafe.Pointer(samples)), int(stride)*size.Height)
	if channels == 1 {
		return &image.Gray{Pix: pixels, Stride: int(stride), Rect: image.Rect(0, 0, size.Width, size.Height)}, nil
	}
	return Planes(pixels, size.Width, size.Height, int(stride), int(channels)), nil
}

// Decode decodes a picture by itself, as far as it can be: what is missing is filled with one colour.
func Decode(data []byte, memory int64) (pixels []byte, width, height, channels int, err error) {
	shim := C.shim_new(C.size_t(memory))
	if shim == nil {
		return nil, 0, 0, 0, &Error{Memory}
	}
	defer C.shim_free(shim)
	held := C.CBytes(data)
	defer C.free(held)
	var size C.shim_image
	var samples *C.uchar
	var stride, n C.int
	err = result(C.shim_decode(shim, (*C.uchar)(held), C.size_t(len(data)), &size, &samples, &stride, &n)) //nolint:gocritic // of what cgo makes of it
	if err != nil {
		return nil, 0, 0, 0, err
	}
	width, height, channels = int(size.width), int(size.height), int(n)
	pixels = make([]byte, 0, width*height*channels)
	rows := unsafe.Slice((*byte)(unsafe.Pointer(samples)), int(stride)*height)
	for y := range height {
		pixels = append(pixels, rows[y*int(stride):y*int(stride)+width*channels]...)
	}
	return pixels, width, height, channels, nil
}

// Planes turns pixels of 3 or 4 bytes into luma and, where there is colour, chroma at half the size.
func Planes(pixels []byte, width, height, stride, bytes int) image.Image {
	rect := image.Rect(0, 0, width, height)
	planes := image.NewYCbCr(rect, image.YCbCrSubsampleRatio420)
	colour := C.shim_planes((*C.uchar)(unsafe.Pointer(&pixels[0])), C.int(width), C.int(height), C.size_t(stride), C.int(bytes),
		(*C.uchar)(unsafe.Pointer(&planes.Y[0])), (*C.uchar)(unsafe.Pointer(&planes.Cb[0])), (*C.uchar)(unsafe.Pointer(&planes.Cr[0])))
	if colour == 0 {
		return &image.Gray{Pix: planes.Y, Stride: planes.YStride, Rect: rect}
	}
	return planes
}
