"""The command line: parse, call, print, exit code. One module for each family of commands.

Exit codes: 0 done, nothing at or above ``--fail-on``; 1 something at or above it; 2 the call or the input cannot be
used; 3 an internal error.
"""

from __future__ import annotations

import importlib
import os
import sys

import click

REPORT = "a fault of the program, not of your files. Please report the lines above to its maintainers, with the version"


_COMMANDS = {
    "approve": "generator.cli.edit:approve_command",
    "build": "generator.cli.build:build",
    "check": "generator.cli.check:check",
    "decide": "generator.cli.edit:decide_command",
    "doctor": "generator.cli.doctor:doctor",
    "explain": "generator.cli.explain:explain",
    "pack": "generator.cli.paper:pack",
    "pdf": "generator.cli.paper:pdf",
    "schema": "generator.cli.schema:schema",
    "serve": "generator.cli.serve:serve",
}
"""Where each command is found. It is imported when it is asked for, so that none waits for what others import."""


class _Commands(click.Group):
    """The commands by their names."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(importlib.import_module(module), name)
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gatepage")
def gatepage() -> None:
    """One page per AI project, and what is missing on it."""


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
        import traceback
        from importlib.metadata import version

        traceback.print_exc()
        click.echo(f"gatepage {version('gatepage')}: internal error: {REPORT}", err=True)
        sys.exit(3)
