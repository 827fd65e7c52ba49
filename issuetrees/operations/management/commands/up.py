"""``manage.py up``: the server and its background worker, in one command."""

import socket
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from issuetrees.operations import env
from issuetrees.operations.supervisor import Supervisor, web, worker


class Command(BaseCommand):
    """Serves until Ctrl-C; both processes are restarted when they end."""

    help = "Serve the product with its background worker."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the address and the choice of one of the two processes."""
        parser.add_argument(
            "--address",
            default=env.text("ADDRESS", "127.0.0.1:8000"),
            help="HOST:PORT to listen on (default: %(default)s)",
        )
        parser.add_argument(
            "--prepare", action="store_true", help="run the command prepare before (one machine)"
        )
        parser.add_argument("--samples", action="store_true", help="load the samples, too")
        parser.add_argument("--only", choices=["web", "worker"], help="run one of the two")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the supervisor; its exit code is the command's."""
        host, port = self._address(options["address"])
        services = [web(host, port), worker(env.number("WORKER_PROCESSES", 1))]
        if options["only"]:
            services = [service for service in services if service.name == options["only"]]
        if options["only"] != "worker":
            refuse_taken(host, port)
        if options["prepare"] or options["samples"]:
            call_command("prepare", samples=options["samples"])
            connection.close()
        code = Supervisor(services, self._say).run()
        if code:
            sys.exit(code)

    def _address(self, address: str) -> tuple[str, int]:
        host, _, port = address.rpartition(":")
        if not host or not port.isdecimal():
            raise CommandError("The address must look like 127.0.0.1:8000.")
        return host.strip("[]"), int(port)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def refuse_taken(host: str, port: int) -> None:
    """Stop with a sentence when another program listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            raise CommandError(
                f"{host}:{port} cannot be listened on ({reason}). Choose another: "
                f"manage.py up --address {host}:{port + 1}"
            ) from error
