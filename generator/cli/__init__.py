"""The command line: parse, call, print, exit code. One module for each family of commands.

Exit codes: 0 done, nothing at or above ``--fail-on``; 1 something at or above it; 2 the call or the input cannot be
used; 3 an internal error.
"""

from __future__ import annotations

import os
import sys
import traceback
from importlib.metadata import version

import click

from generator.cli.build import build
from generator.cli.check import check
from generator.cli.doctor import doctor
from generator.cli.edit import approve_command, decide_command
from generator.cli.explain import explain
from generator.cli.schema import schema
from generator.cli.serve import serve

REPORT = "a fault of the program, not of your files. Please report the lines above to its maintainers, with the version"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gatepage")
def gatepage() -> None:
    """One page per AI project, and what is missing on it."""


for command in (check, explain, build, serve, approve_command, decide_command, schema, doctor):
    gatepage.add_command(command)


def main() -> None:
    """Run a command; whatever it did not foresee is an internal error with exit code 3."""
    try:
        code = gatepage.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        # Whoever read our output has gone; that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:
        traceback.print_exc()
        click.echo(f"gatepage {version('gatepage')}: internal error: {REPORT}", err=True)
        sys.exit(3)
