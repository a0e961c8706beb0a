// Priyom takes in the scans that come with an application, reads them, and answers: accepted, or every reason why not.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// The exit codes. Those of check are part of its contract.
const (
	exitOK       = 0
	exitRejected = 1 // check: at least one rejected; validate: at least one not valid
	exitMisuse   = 2
	exitFailure  = 3 // we failed
	exitReview   = 4 // check: none rejected, but a person must look at one
)

// program is the command line.
type program struct {
	Serve         serveCommand         `cmd:"" help:"Run the API, the reviewers' pages and, unless told otherwise, workers."`
	Worker        workerCommand        `cmd:"" help:"Run workers only."`
	Check         checkCommand         `cmd:"" help:"Examine and judge files here and now, without a server."`
	Inspect       inspectCommand       `cmd:"" help:"Print what is read out of a file: its evidence."`
	Validate      validateCommand      `cmd:"" help:"Check one value, or a value per line of standard input."`
	Revalidate    revalidateCommand    `cmd:"" help:"Judge stored applications again under other rules and show who flips."`
	Backlog       backlogCommand       `cmd:"" help:"Tell what work is unfinished, and for how long."`
	Sweep         sweepCommand         `cmd:"" help:"Tell which stored files no record names, and remove them when told to."`
	Journal       journalCommand       `cmd:"" help:"Prove that no journal was changed, cut or written anew."`
	Rules         rulesCommand         `cmd:"" help:"Check rule data, or show it."`
	Samples       samplesCommand       `cmd:"" help:"Write the synthetic documents."`
	QualityReport qualityReportCommand `cmd:"" help:"Prove the measures of quality: draw documents, spoil them step by step, report."`
	ZoneReport    zoneReportCommand    `cmd:"" help:"Prove the reader of machine-readable zones: draw documents in many conditions, read them, report."`
	Render        renderCommand        `cmd:"" hidden:"" help:"Draw a PDF's pages; run by the other commands as a confined child."`
	Recognise     recogniseCommand     `cmd:"" hidden:"" help:"Recognise text; run by the other commands as a confined child."`
	Version       kong.VersionFlag     `help:"Print the version and exit."`
}

// streams are the standard streams, given so that tests can put others in their place.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// exit is an error that only carries an exit code: what there was to say has been said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// run runs one command line and returns its exit code.
func run(ctx context.Context, args []string, std streams) int {
	var cli program
	ended := -1
	parser, err := kong.New(&cli,
		kong.Name("priyom"),
		kong.Description("Priyom takes in scans of documents, reads them, and answers: accepted, or every reason why not."),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Writers(std.out, std.err),
		kong.Exit(func(code int) { ended = code }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std),
		kong.Vars{"version": version(), "kinds": "see: priyom rules show"},
	)
	if err != nil {
		fmt.Fprintln(std.err, "priyom:", err)
		return exitFailure
	}
	parsed, err := parser.Parse(args)
	if ended >= 0 {
		return ended // --help or --version has been printed
	}
	if err != nil {
		fmt.Fprintf(std.err, "priyom: %v\nTry: priyom --help\n", err)
		return exitMisuse
	}
	return code(parsed.Run(), std.err)
}

// code turns a command's error into its exit code and says what there is to say.
func code(err error, stderr io.Writer) int {
	var only exit
	var wrong misuse
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &only):
		return int(only)
	case errors.As(err, &wrong):
		fmt.Fprintln(stderr, "priyom:", err)
		return exitMisuse
	default:
		fmt.Fprintln(stderr, "priyom:", err)
		return exitFailure
	}
}

// misuse is an error of the command line's user.
type misuse struct{ error }
