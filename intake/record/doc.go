// Package record keeps applications: Records of package intake in a database.
package record
