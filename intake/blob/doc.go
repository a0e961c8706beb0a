// Package blob keeps the bytes of files: Blobs of package intake in a folder and in an object store that speaks S3.
package blob
