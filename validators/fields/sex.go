package fields

import (
	"strings"

	"priyom/intake"
)

// Sex turns the ways people write it into M or F as in a machine-readable zone. X and the filler stand for "not
// specified" there, which Russian forms do not know; they give X and a Warning.
func Sex(value string, _ Context) Result {
	if p, refused := guard(value, maxNumber); refused {
		return refuse(p)
	}
	switch strings.TrimSuffix(strings.ToUpper(strings.TrimFunc(value, isSpace)), ".") {
	case "M", "М", "МУЖ", "МУЖСКОЙ", "МУЖЧИНА", "MALE":
		return Result{Canonical: "M"}
	case "F", "Ж", "ЖЕН", "ЖЕНСКИЙ", "ЖЕНЩИНА", "FEMALE":
		return Result{Canonical: "F"}
	case "X", "<":
		return conclude("X", []Problem{warning(SexUnspecified, 0, nil)})
	}
	return refuse(failure(EnumNotInList, 0, intake.Detail{"allowed": []string{"M", "F"}}))
}
