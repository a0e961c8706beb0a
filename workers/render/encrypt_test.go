package render_test

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"testing"
)

// passwordPadding fills passwords up to 32 bytes (ISO 32000-1, 7.6.3.3).
const passwordPadding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

func padded(password string) []byte { return []byte((password + passwordPadding)[:32]) }

func rc4With(t testing.TB, key, data []byte) []byte {
	t.Helper()
	cipher, err := rc4.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]byte, len(data))
	cipher.XORKeyStream(out, data)
	return out
}

// encrypted is a PDF of one page under 40-bit RC4 (ISO 32000-1, 7.6, revision 2), with the square on it.
func encrypted(t testing.TB, user, owner string) []byte {
	t.Helper()
	id := []byte("0123456789abcdef")
	permissions := int32(-64)
	ownerKey := md5.Sum(padded(owner))
	o := rc4With(t, ownerKey[:5], padded(user))
	hash := md5.New()
	hash.Write(padded(user))
	hash.Write(o)
	hash.Write(binary.LittleEndian.AppendUint32(nil, uint32(permissions)))
	hash.Write(id)
	key := hash.Sum(nil)[:5]
	u := rc4With(t, key, []byte(passwordPadding))
	object := md5.Sum(append(bytes.Clone(key), 4, 0, 0, 0, 0)) // of object 4, generation 0
	content := rc4With(t, object[:10], []byte(square))
	file := pdf(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
		stream("", string(content)),
		fmt.Sprintf("<< /Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s> >>", permissions, hex.EncodeToString(o), hex.EncodeToString(u)),
	)
	trailer := fmt.Sprintf("/Encrypt 5 0 R /ID [<%[1]x> <%[1]x>] /Root", id)
	return bytes.Replace(file, []byte("/Root"), []byte(trailer), 1)
}
