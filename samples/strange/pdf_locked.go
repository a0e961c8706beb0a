package strange

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
)

// pdfsLocked are encrypted PDFs.
func pdfsLocked() []File {
	return []File{
		{"password.pdf", "a PDF that asks for a password", func() []byte { return locked("user", "owner") }},
		{"owner-password.pdf", "a PDF that may be read but not printed", func() []byte { return locked("", "owner") }},
		{"certificate.pdf", "a PDF that opens for whoever has a certificate", func() []byte {
			return bytes.Replace(locked("user", "owner"), []byte("/Filter /Standard /V 1"), []byte("/Filter /Adobe.PubSec /V 4"), 1)
		}},
		{"unknown-handler.pdf", "a PDF encrypted by a program that nobody knows", func() []byte {
			return bytes.Replace(locked("user", "owner"), []byte("/Filter /Standard /V 1"), []byte("/Filter /Specimen /V 99"), 1)
		}},
	}
}

// passwordPadding fills passwords up to 32 bytes (ISO 32000-1, 7.6.3.3).
const passwordPadding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

func padded(password string) []byte { return []byte((password + passwordPadding)[:32]) }

func ciphered(key, data []byte) []byte {
	cipher, err := rc4.NewCipher(key)
	if err != nil {
		panic(err)
	}
	out := make([]byte, len(data))
	cipher.XORKeyStream(out, data)
	return out
}

// locked is the specimen under RC4 of 40 bits (ISO 32000-1, 7.6, revision 2). Without a user's password it opens for
// everybody.
func locked(user, owner string) []byte {
	const id = "0123456789abcdef"
	permissions := int32(-64)
	ownerKey := md5.Sum(padded(owner))
	ownerEntry := ciphered(ownerKey[:5], padded(user))
	hash := md5.New()
	hash.Write(padded(user))
	hash.Write(ownerEntry)
	hash.Write(binary.LittleEndian.AppendUint32(nil, uint32(permissions)))
	hash.Write([]byte(id))
	key := hash.Sum(nil)[:5]
	ofContent := md5.Sum(append(bytes.Clone(key), contentObject, 0, 0, 0, 0))
	return document{
		content: string(ciphered(ofContent[:10], []byte(wordsOf(lines)))),
		more: []string{fmt.Sprintf("<< /Filter /Standard /V 1 /R 2 /P %d /O <%x> /U <%x> >>",
			permissions, ownerEntry, ciphered(key, []byte(passwordPadding)))},
		trailer: fmt.Sprintf("/Encrypt 6 0 R /ID [<%[1]x> <%[1]x>]", id),
	}.plain()
}
