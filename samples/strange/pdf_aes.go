package strange

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
)

// pdfsLockedByAES are PDFs encrypted as programs of today do.
func pdfsLockedByAES() []File {
	return []File{
		{"password-aes128.pdf", "a PDF under AES of 128 bits that asks for a password", func() []byte { return lockedAES128("user", "owner") }},
		{"owner-password-aes128.pdf", "a PDF under AES of 128 bits that may be read but not printed", func() []byte { return lockedAES128("", "owner") }},
		{"password-aes256.pdf", "a PDF under AES of 256 bits that asks for a password", func() []byte { return lockedAES256("user", "owner") }},
		{"owner-password-aes256.pdf", "a PDF under AES of 256 bits that may be read but not printed", func() []byte { return lockedAES256("", "owner") }},
	}
}

// encryptCBC encrypts whole blocks.
func encryptCBC(key, iv, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err)
	}
	out := make([]byte, len(data))
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(out, data)
	return out
}

// streamAES is a stream under AES: the vector, then the data, filled up to whole blocks (ISO 32000-1, 7.6.2).
func streamAES(key []byte, data string) string {
	iv := []byte("specimen vector.")
	fill := aes.BlockSize - len(data)%aes.BlockSize
	return string(iv) + string(encryptCBC(key, iv, append([]byte(data), bytes.Repeat([]byte{byte(fill)}, fill)...)))
}

// lockedAES128 is the specimen under AES of 128 bits (ISO 32000-1, 7.6.3, revision 4).
func lockedAES128(user, owner string) []byte {
	const id = "0123456789abcdef"
	permissions := int32(-64)
	repeated := func(data []byte) []byte { // hashed 51 times in all (algorithms 2 and 3)
		sum := md5.Sum(data)
		for range 50 {
			sum = md5.Sum(sum[:])
		}
		return sum[:]
	}
	turned := func(key, data []byte) []byte { // by RC4 with 20 keys, each a byte's change of the first
		for i := range 20 {
			changed := bytes.Clone(key)
			for at := range changed {
				changed[at] ^= byte(i)
			}
			data = ciphered(changed, data)
		}
		return data
	}
	ownerEntry := turned(repeated(padded(owner)), padded(user))
	key := repeated(bytes.Join([][]byte{padded(user), ownerEntry, binary.LittleEndian.AppendUint32(nil, uint32(permissions)), []byte(id)}, nil))
	told := md5.Sum([]byte(passwordPadding + id))
	userEntry := append(turned(key, told[:]), make([]byte, 16)...)
	ofContent := md5.Sum(append(bytes.Clone(key), contentObject, 0, 0, 0, 0, 's', 'A', 'l', 'T'))
	return document{
		content: streamAES(ofContent[:], wordsOf(lines)),
		more: []string{fmt.Sprintf("<< /Filter /Standard /V 4 /R 4 /Length 128 /P %d /O <%x> /U <%x> /CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF >>",
			permissions, ownerEntry, userEntry)},
		trailer: fmt.Sprintf("/Encrypt 6 0 R /ID [<%[1]x> <%[1]x>]", id),
	}.plain()
}

// hash6 is the hash of a password (ISO 32000-2, 7.6.4.3.4, algorithm 2.B).
func hash6(password, salt string, user []byte) []byte {
	first := sha256.Sum256([]byte(password + salt + string(user)))
	k := first[:]
	for round := 1; ; round++ {
		repeated := bytes.Repeat([]byte(password+string(k)+string(user)), 64)
		e := encryptCBC(k[:16], k[16:32], repeated)
		remainder := 0
		for _, b := range e[:16] {
			remainder += int(b)
		}
		switch remainder % 3 {
		case 0:
			sum := sha256.Sum256(e)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(e)
			k = sum[:]
		default:
			sum := sha512.Sum512(e)
			k = sum[:]
		}
		if round >= 64 && int(e[len(e)-1]) <= round-32 {
			return k[:32]
		}
	}
}

// lockedAES256 is the specimen under AES of 256 bits (ISO 32000-2, 7.6.4, revision 6).
func lockedAES256(user, owner string) []byte {
	const validation, keySalt = "validate", "key salt"
	permissions := int32(-64)
	key := sha256.Sum256([]byte("the specimen's key"))
	none := make([]byte, aes.BlockSize)
	userEntry := append(hash6(user, validation, nil), validation+keySalt...)
	ownerEntry := append(hash6(owner, validation, userEntry), validation+keySalt...)
	permitted := binary.LittleEndian.AppendUint32(nil, uint32(permissions))
	permitted = append(permitted, "\xff\xff\xff\xffTadbspec"...)
	return document{
		content: streamAES(key[:], wordsOf(lines)),
		more: []string{fmt.Sprintf("<< /Filter /Standard /V 5 /R 6 /Length 256 /P %d /O <%x> /U <%x> /OE <%x> /UE <%x> /Perms <%x> /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>",
			permissions, ownerEntry, userEntry, encryptCBC(hash6(owner, keySalt, userEntry), none, key[:]),
			encryptCBC(hash6(user, keySalt, nil), none, key[:]), encryptCBC(key[:], none, permitted))},
		trailer: "/Encrypt 6 0 R",
	}.plain()
}
