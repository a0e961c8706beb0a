// Package api is the portal's HTTP API: applications, their documents, what the service requires, what was found.
// The OpenAPI document is generated from this code, so that it cannot tell of anything else.
//
// Every refusal is a problem of RFC 9457 with a stable code. What a person may be told carries the same reason
// object as a finding of a verdict, in the person's language.
package api
