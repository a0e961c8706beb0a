package record

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/go-json-experiment/json/jsontext"

	"priyom/intake"
)

// SaveEvidence keeps evidence under its digest. Keeping it twice changes nothing.
func (s *store) SaveEvidence(ctx context.Context, evidence *intake.Evidence) (intake.Digest, error) {
	data, err := json.Marshal(evidence)
	if err != nil {
		return "", fmt.Errorf("encode evidence: %w", err)
	}
	name := intake.DigestOf(data) // as DigestJSON does
	_, err = s.write.ExecContext(ctx, `INSERT INTO evidence (name, data) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, name, string(data))
	if err != nil {
		return "", fmt.Errorf("store evidence %s: %w", name, err)
	}
	return name, nil
}

// Evidence loads evidence.
func (s *store) Evidence(ctx context.Context, name intake.Digest) (*intake.Evidence, error) {
	var data []byte
	if err := s.read.QueryRowContext(ctx, `SELECT data FROM evidence WHERE name = $1`, name).Scan(&data); err != nil {
		return nil, fmt.Errorf("load evidence %s: %w", name, absent(err))
	}
	return decodeEvidence(name, data)
}

// decodeEvidence does not look for names that stand twice in an object: what was marshalled has none.
func decodeEvidence(name intake.Digest, data []byte) (*intake.Evidence, error) {
	var evidence intake.Evidence
	if err := decode(data, &evidence, jsontext.AllowDuplicateNames(true)); err != nil {
		return nil, fmt.Errorf("decode evidence %s: %w", name, err)
	}
	return &evidence, nil
}

// SaveStage keeps what a stage read. What is kept under the key already stays.
func (s *store) SaveStage(ctx context.Context, key intake.StageKey, data []byte) error {
	if data == nil {
		data = []byte{} // a driver writes nil as NULL
	}
	_, err := s.write.ExecContext(ctx, `INSERT INTO stages (sha256, stage, version, data) VALUES ($1, $2, $3, $4)
		ON CONFLICT (sha256, stage, version) DO NOTHING`, key.SHA256, key.Stage, key.Version, data)
	if err != nil {
		return fmt.Errorf("store stage %s of file %s: %w", key.Stage, key.SHA256, err)
	}
	return nil
}

// Stage loads what a stage read.
func (s *store) Stage(ctx context.Context, key intake.StageKey) ([]byte, error) {
	var data []byte
	err := s.read.QueryRowContext(ctx, `SELECT data FROM stages WHERE sha256 = $1 AND stage = $2 AND version = $3`,
		key.SHA256, key.Stage, key.Version).Scan(&data)
	if err != nil {
		return nil, fmt.Errorf("load stage %s of file %s: %w", key.Stage, key.SHA256, absent(err))
	}
	return data, nil
}
